"""Dead letters taken up again: what can be read now has rows, what cannot is refused again, and nothing is read twice."""

import gzip
import json
import shutil

import pytest

from belowtheline.analytics.database import connect
from belowtheline.errors import CorpusError
from belowtheline.options import ReplayOptions
from belowtheline.progress import Progress
from belowtheline.replays import open_letters
from belowtheline.storage.layout import Corpus
from belowtheline.storage.verify import verify
from belowtheline.transforms import replay

from .pages import dump, wordpress
from .test_ingest import digests, rows, run


def again(corpus, **options):
    return replay.run(ReplayOptions(output=str(corpus), **options), [], Progress())


def reasons(corpus):
    return sorted((x.reason, x.source.rsplit("/", 1)[1]) for x in open_letters(Corpus(corpus)))


def pages(*numbers):
    return [
        {
            "url": f"https://gazette.test/{n}/",
            "html": wordpress(f"{n}", [(9000 + n, "Mara Voss", 3, f"Comment {n} of many.")]),
        }
        for n in numbers
    ]


@pytest.fixture
def corpus(tmp_path):
    dump(tmp_path / "in")
    run(tmp_path / "in", tmp_path / "c", max_comments=0)
    return tmp_path / "c"


def test_with_a_higher_limit_refused_pages_become_rows_and_their_letters_are_resolved(corpus, tmp_path):
    before = digests(corpus)
    row = again(corpus).row
    assert (row["command"], row["captures_read"], row["captures_parsed"]) == ("replay", 6, 4)
    assert sorted(known["became"] for known in row["replayed"]) == ["refused"] * 2 + ["resolved"] * 4
    assert reasons(corpus) == [("empty", "empty.html"), ("unknown-format", "noise.bin")]
    assert verify(Corpus(corpus)).ok
    assert before.items() <= digests(corpus).items()
    run(tmp_path / "in", tmp_path / "direct")
    for dataset in ("comments", "repeats", "articles"):
        plain = [
            [{k: v for k, v in x.items() if k != "run"} for x in rows(root, dataset)]
            for root in (corpus, tmp_path / "direct")
        ]
        assert plain[0] == plain[1]


def test_a_letter_refused_again_keeps_its_id_and_is_shown_once(corpus):
    again(corpus)
    view = connect(str(corpus)).execute("SELECT letter_id, run FROM open_letters ORDER BY 1").fetchall()
    assert [letter for letter, _ in view] == sorted(x.letter_id for x in open_letters(Corpus(corpus)))
    assert {run_id for _, run_id in view} == {r["run_id"] for r in rows(corpus, "runs") if r["command"] == "replay"}
    letters = [x["letter_id"] for x in rows(corpus, "dead_letters")]
    assert len(letters) == 8
    assert len(set(letters)) == 6


def test_nothing_new_changes_nothing(corpus):
    again(corpus)
    again(corpus)
    before = digests(corpus)
    assert again(corpus).already_there
    assert digests(corpus) == before


def test_letters_can_be_chosen(corpus):
    row = again(corpus, reason="parse/too-many-comments", limit=1).row
    assert [s["source"].rsplit("/", 1)[1] for s in row["sources"]] == ["bridge.html"]
    row = again(corpus, source="*/ferry*", reason="too-many-comments").row
    assert [s["source"].rsplit("/", 1)[1] for s in row["sources"]] == ["ferry-later.html", "ferry.html"]
    assert len(open_letters(Corpus(corpus))) == 3
    assert again(corpus, reason="no-such-reason") is None


def test_a_missing_file_and_a_changed_one_are_refused_again_by_name(tmp_path):
    lines = [json.dumps(p) for p in pages(1, 2, 3)]
    lines[2] = lines[2][: len(lines[2]) // 2]
    dumped = tmp_path / "in" / "pages.jsonl"
    dumped.parent.mkdir()
    dumped.write_text("\n".join(lines))
    run(dumped, tmp_path / "c")
    (letter,) = open_letters(Corpus(tmp_path / "c"))
    text = dumped.read_text()
    dumped.unlink()
    (refused,) = rows_of(again(tmp_path / "c"), tmp_path / "c")
    assert (refused["reason"], refused["source_offset"]) == ("unreadable", letter.offset)
    dumped.write_text(lines[0] + "\n")
    row = again(tmp_path / "c", reason="bad-row").row
    assert [known["became"] for known in row["replayed"]] == ["refused"]
    dumped.write_text(text[: letter.offset] + json.dumps(pages(3)[0]))
    assert {known["became"] for known in again(tmp_path / "c").row["replayed"]} == {"resolved"}
    assert open_letters(Corpus(tmp_path / "c")) == []
    assert sorted(c["native_id"] for c in rows(tmp_path / "c", "comments")) == ["9001", "9002", "9003"]


def rows_of(summary, corpus):
    return [x for x in rows(corpus, "dead_letters") if x["run"] == summary.row["run_id"]]


def test_the_rest_of_a_truncated_archive_is_read_and_its_beginning_not_again(tmp_path):
    whole = gzip.compress("\n".join(json.dumps(p) for p in pages(*range(40))).encode(), mtime=0)
    dumped = tmp_path / "in" / "pages.jsonl.gz"
    dumped.parent.mkdir()
    dumped.write_bytes(whole[: len(whole) // 2])
    first = run(dumped, tmp_path / "c").row
    assert 0 < first["comments_kept"] < 40
    (letter,) = open_letters(Corpus(tmp_path / "c"))
    assert (letter.stage, letter.reason) == ("read", "truncated")
    dumped.write_bytes(whole)
    row = again(tmp_path / "c").row
    assert row["captures_read"] + first["captures_parsed"] == 40
    assert sorted(int(c["native_id"]) for c in rows(tmp_path / "c", "comments")) == list(range(9000, 9040))
    assert rows(tmp_path / "c", "repeats") == []
    assert open_letters(Corpus(tmp_path / "c")) == []
    assert verify(Corpus(tmp_path / "c")).ok


def test_a_file_of_no_known_format_is_read_whole_once_it_has_one(tmp_path):
    dumped = tmp_path / "in" / "pages.jsonl"
    dumped.parent.mkdir()
    dumped.write_bytes(bytes(range(256)) * 64)
    run(dumped, tmp_path / "c")
    dumped.write_text("\n".join(json.dumps(p) for p in pages(1, 2, 3)))
    row = again(tmp_path / "c").row
    assert (row["captures_parsed"], row["dead_letters"]) == (3, 0)
    assert open_letters(Corpus(tmp_path / "c")) == []


def test_a_letter_is_open_again_when_a_later_run_refuses_it(corpus, tmp_path):
    again(corpus)
    run(tmp_path / "in", corpus, max_comments=0, buckets=32)
    assert len(open_letters(Corpus(corpus))) == 6
    assert connect(str(corpus)).execute("SELECT count(*) FROM open_letters").fetchone() == (6,)


def test_without_letters_or_without_a_corpus_that_is_said(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_text(wordpress("a", [(1, "Mara", 3, "Fine by me, all of it.")]))
    run(tmp_path / "in", tmp_path / "c")
    assert again(tmp_path / "c") is None
    with pytest.raises(CorpusError, match="no corpus"):
        again(tmp_path / "nowhere")


def test_two_worker_processes_and_retried_bundles_write_the_same_bytes(corpus, tmp_path):
    shutil.copytree(corpus, tmp_path / "other")
    again(corpus)
    replay.run(ReplayOptions(output=str(tmp_path / "other")), ["--direct_runner_bundle_repeat=1"], Progress())
    assert digests(tmp_path / "other") == digests(corpus)
