"""Gathered when busy, published at once when not, stopped between batches, and never in a hurry to fail."""

import threading

import pytest

from belowtheline.arrivals import loop as loop_module
from belowtheline.arrivals.batches import batches, shard_of
from belowtheline.arrivals.loop import Loop
from belowtheline.arrivals.objects import Arrival
from belowtheline.errors import CorpusError
from belowtheline.options import WatchOptions
from belowtheline.storage.layout import Corpus
from belowtheline.storage.verify import verify
from tests.transforms.pages import wordpress

from .watching import job_of, ledger_of, rows, watch


def pages(folder, *numbers):
    folder.mkdir(exist_ok=True)
    for number in numbers:
        text = wordpress(
            f"page-{number}", [(9000 + number, "Mara Voss", 3, f"Number {number} of these, and counting.")]
        )
        (folder / f"{number}.html").write_text(text)
    return folder


class Script:
    """A source that hands over what a test says, look by look; the clock moves a second a look."""

    def __init__(self, *looks, stop=None, stop_after=None):
        self.looks, self.now, self.finished = list(looks), 0.0, []
        self.stop, self.stop_after = stop, stop_after
        self.waiting = 0

    def poll(self):
        self.now += 1
        if self.now == self.stop_after:
            self.stop.set()
        return self.looks.pop(0) if self.looks else []

    def done(self, items):
        self.finished.append([item.uri for item in items])


class Quick(threading.Event):
    """An event that nobody waits for."""

    def wait(self, timeout=None):
        return self.is_set()


def run_script(tmp_path, monkeypatch, *looks, seconds=10, looks_in_all=30, **options):
    stop = Quick()
    script = Script(*looks, stop=stop, stop_after=looks_in_all)
    monkeypatch.setattr(loop_module, "publish_batch", lambda items, job, ledger: loop_module.Published(None))
    chosen = WatchOptions(output=str(tmp_path), poll_seconds=0, batch_seconds=seconds, **options)
    Loop([script], job_of(tmp_path), ledger_of(tmp_path), chosen, stop, lambda _: None, lambda: script.now).run()
    return script.finished


def item(name, size=1):
    return Arrival(name, "v", size)


def test_the_first_after_a_pause_goes_at_once_and_what_keeps_coming_is_gathered(tmp_path, monkeypatch):
    looks = [[item(f"{n:02d}")] for n in range(25)]
    batches_made = run_script(tmp_path, monkeypatch, *looks)
    assert [len(b) for b in batches_made] == [1, 10, 10]


def test_a_full_batch_does_not_wait(tmp_path, monkeypatch):
    by_count = run_script(tmp_path, monkeypatch, [item("a")], [item("b"), item("c")], [item("d")], batch_files=2)
    assert by_count == [["a"], ["b", "c"], ["d"]]
    by_size = run_script(tmp_path, monkeypatch, [item("a")], [item("b", 50)], [item("c", 60)], batch_bytes=100)
    assert by_size == [["a"], ["b"], ["c"]]


def test_batches_are_cut_by_what_they_hold_and_not_by_order():
    items = [item(f"{n:02d}", n) for n in range(12)]
    cut = list(batches(items, 5, 20))
    assert cut == list(batches(items[::-1], 5, 20))
    assert [i for batch in cut for i in batch] == items
    assert all(len(b) <= 5 and (len(b) == 1 or sum(i.size for i in b) <= 20) for b in cut)
    assert list(batches([item("a"), item("a")], 5, 20)) == [(item("a"),)]


def test_shards_are_even_and_every_state_of_a_file_goes_to_one():
    counts = [0] * 8
    for number in range(8000):
        counts[shard_of(item(f"gs://bucket/2021/05/03/page-{number}.html"), 8)] += 1
    assert max(counts) < 1.2 * min(counts)
    assert shard_of(Arrival("x", "1"), 8) == shard_of(Arrival("x", "2"), 8)


def test_files_that_come_in_any_order_and_again_are_published_once(tmp_path):
    folder = pages(tmp_path / "in", 3, 1)
    watch(folder, tmp_path / "c")
    pages(folder, 2, 3)
    watch(folder, tmp_path / "c", batch_files=1)
    watch(folder, tmp_path / "c")
    assert verify(Corpus(tmp_path / "c")).ok
    assert sorted(c["text"] for c in rows(tmp_path / "c", "comments")) == [
        f"Number {n} of these, and counting." for n in (1, 2, 3)
    ]
    assert len(rows(tmp_path / "c", "runs")) == 2


def test_told_to_stop_the_batch_in_hand_is_the_last_and_the_rest_is_found_again(tmp_path):
    folder, stop, seen = pages(tmp_path / "in", *range(6)), threading.Event(), []

    def report(published):
        seen.append(published)
        stop.set()

    watch(folder, tmp_path / "c", stop=stop, report=report, batch_files=2)
    assert len(seen) == len(rows(tmp_path / "c", "runs")) == 1
    watch(folder, tmp_path / "c", batch_files=2)
    assert len(rows(tmp_path / "c", "comments")) == 6
    assert verify(Corpus(tmp_path / "c")).ok


def test_a_full_disk_is_waited_out_and_then_an_error_that_loses_nothing(tmp_path, monkeypatch):
    folder = pages(tmp_path / "in", 1, 2)
    real, left = loop_module.publish_batch, [2]

    def failing(*args):
        if left[0]:
            left[0] -= 1
            raise OSError(28, "No space left on device")
        return real(*args)

    monkeypatch.setattr(loop_module, "publish_batch", failing)
    watch(folder, tmp_path / "c", stop=Quick())
    assert len(rows(tmp_path / "c", "comments")) == 2
    left[0] = 1000
    with pytest.raises(CorpusError, match="No space left on device"):
        watch(folder, tmp_path / "d", stop=Quick())
    left[0] = 0
    watch(folder, tmp_path / "d")
    assert len(rows(tmp_path / "d", "comments")) == 2
