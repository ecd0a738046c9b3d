"""`btl watch` as people run it: a process of its own, stopped, killed, started again."""

import os
import random
import signal
import subprocess
import sys
import time

import pyarrow.dataset as ds
import pytest

from belowtheline.cli import main
from belowtheline.storage import publish
from belowtheline.storage.layout import Corpus
from belowtheline.storage.verify import verify
from tests.arrivals.test_loop import pages
from tests.transforms.pages import dump, talk

from .running import btl

CODE = "import sys; from belowtheline.cli import main; sys.exit(main())"
LIMIT = 120  # of patience with a busy machine; nothing is measured by it


def rows(corpus, dataset):
    return ds.dataset(corpus / dataset, partitioning="hive").to_table().to_pylist()


def start(folder, corpus, *options):
    plain = ["watch", str(folder), "-o", str(corpus), "--poll-seconds=0.05", "--batch-seconds=0.2"]
    return subprocess.Popen([sys.executable, "-c", CODE, *plain, *options], stderr=subprocess.PIPE, text=True)


def wait_for(condition, child):
    limit = time.monotonic() + LIMIT
    while not condition():
        assert child.poll() is None, child.stderr.read()
        assert time.monotonic() < limit
        time.sleep(0.02)


def captures(corpus):
    return sum(r["captures_read"] for r in rows(corpus, "runs")) if any(corpus.glob("runs/*.parquet")) else 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_what_arrives_is_there_and_a_signal_ends_it_with_0(tmp_path, number):
    folder, corpus = pages(tmp_path / "in", 1, 2), tmp_path / "c"
    child = start(folder, corpus)
    wait_for(lambda: captures(corpus) == 2, child)
    pages(folder, 3)
    wait_for(lambda: captures(corpus) == 3, child)
    child.send_signal(number)
    _, told = child.communicate(timeout=LIMIT)
    assert child.returncode == 0, told
    assert told.splitlines()[-1] == "2 runs: 3 files, 3 captures, 3 comments, 0 dead letters; all accounted for."
    assert verify(Corpus(corpus)).ok


def test_killed_again_and_again_while_files_arrive_nothing_is_lost_and_nothing_is_there_twice(tmp_path):
    """SIGKILL at whatever moment it is; then the files, their captures and comments are those of one batch."""
    folder, corpus, whole = tmp_path / "in", tmp_path / "c", tmp_path / "whole"
    names = iter(range(100))
    for kill in range(4):
        pages(folder, *[next(names) for _ in range(5)])
        child = start(folder, corpus, "--batch-files=2", "--quiet")
        moments = ("_arrivals/*/*/parts*", "_arrivals/*/*/final*", "_arrivals/*/*/READY", "runs/*.parquet")
        before = set(corpus.glob(moments[kill]))
        wait_for(
            lambda m=moments[kill], seen=before, k=kill: set(corpus.glob(m)) - seen or captures(corpus) >= 5 * (k + 1),
            child,
        )
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
    dump(folder)
    assert btl_quiet("watch", folder, "-o", corpus, "--drain") == 0
    assert btl_quiet("watch", folder, "-o", whole, "--drain") == 0
    assert verify(Corpus(corpus)).ok
    sources = sorted((s["source"], s["captures"], s["comments"]) for r in rows(corpus, "runs") for s in r["sources"])
    assert sources == sorted(
        (s["source"], s["captures"], s["comments"]) for r in rows(whole, "runs") for s in r["sources"]
    )
    assert len(rows(corpus, "runs")) > len(rows(whole, "runs"))


def btl_quiet(*arguments):
    return main([*map(str, arguments), "--quiet", "--poll-seconds=0.01"])


WRITTEN = "comment_id article_id parent_id native_id author author_key posted_at text url likes source source_offset evidence".split()


def test_a_shuffled_stream_holds_the_rows_of_one_batch(tmp_path):
    """Until runs are settled across the corpus: every comment with the columns that no other run can change."""
    files = sorted([*dump(tmp_path / "all").iterdir(), *talk(tmp_path / "all").iterdir()])
    order = random.Random(4).sample(files, len(files))
    order.sort(key=lambda path: path.suffix != ".json" and path.name.startswith("ferry"))  # sidecars before their pages
    folder, corpus = tmp_path / "in", tmp_path / "c"
    folder.mkdir()
    for begin in range(0, len(order), 3):
        for path in order[begin : begin + 3]:
            (folder / path.name).write_bytes(path.read_bytes())
        for path in order[:begin]:  # and some of them once more, with another time of change
            os.utime(folder / path.name, ns=(begin * 10**9, begin * 10**9))
        assert btl_quiet("watch", folder, "-o", corpus, "--drain") == 0
    assert btl_quiet("watch", folder, "-o", tmp_path / "whole", "--drain") == 0
    assert verify(Corpus(corpus)).ok

    def readings(root):
        every = rows(root, "comments") + rows(root, "repeats")
        return sorted(repr([row[name] for name in WRITTEN]) for row in every)

    assert sum(r["captures_read"] for r in rows(corpus, "runs")) == captures(tmp_path / "whole")
    letters = [sorted(x["letter_id"] for x in rows(root, "dead_letters")) for root in (corpus, tmp_path / "whole")]
    assert letters[0] == letters[1]
    assert readings(corpus) == readings(tmp_path / "whole")


def test_wrong_usage_is_told(capsys, tmp_path):
    folder = pages(tmp_path / "in", 1)
    for arguments, told in (
        (["-o", str(tmp_path / "c")], "nothing to watch"),
        ([str(tmp_path / "no"), "-o", str(tmp_path / "c")], "no such folder"),
        ([str(folder), "-o", str(folder / "corpus")], "put the corpus elsewhere"),
    ):
        outcome = btl(capsys, "watch", *arguments)
        assert outcome.code == 2
        assert told in outcome.err


def test_two_watchers_of_one_corpus_are_refused(capsys, tmp_path):
    folder = pages(tmp_path / "in", 1)
    with publish.locked(Corpus(tmp_path / "c"), area="_arrivals"):
        outcome = btl(capsys, "watch", str(folder), "-o", str(tmp_path / "c"), "--drain")
    assert (outcome.code, "another run is writing" in outcome.err) == (1, True)


def test_a_batch_run_and_a_watcher_can_write_to_one_corpus(capsys, tmp_path):
    folder = pages(tmp_path / "in", 1)
    with publish.locked(Corpus(tmp_path / "c")):
        assert btl(capsys, "watch", str(folder), "-o", str(tmp_path / "c"), "--drain").code == 0
    assert verify(Corpus(tmp_path / "c")).ok
