import threading

from belowtheline.progress import Progress, Snapshot


def test_counts_of_many_threads_are_all_there():
    counters = Progress()
    threads = [
        threading.Thread(target=lambda: [counters.add(pages=1, comments=2) for _ in range(500)]) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counters.snapshot() == Snapshot(pages=4000, comments=8000)


def test_reset_begins_a_new_run():
    counters = Progress()
    counters.expect(10)
    counters.add(bytes_done=4, refused=1)
    counters.enter("reading")
    assert counters.snapshot() == Snapshot(10, 4, 0, 0, 1, "reading")
    counters.reset()
    assert counters.snapshot() == Snapshot()
