"""A reader that opens a corpus again and again while others write to it, in a process of its own."""

import multiprocessing
import os
from contextlib import contextmanager

from belowtheline.analytics.database import connect
from belowtheline.errors import CorpusError
from belowtheline.storage import runs
from belowtheline.storage.layout import Corpus
from tests.reliability.killing import PRELOADED

_VIEWS = ("articles", "comments_all", "dead_letters")


def seen(root):
    """Return what a reader sees of a corpus: the runs, and of each view the number of rows and a digest of them all."""
    try:
        connection = connect(str(root))
    except CorpusError:
        return ((),)
    with connection:
        ids = tuple(row[0] for row in connection.execute("SELECT run_id FROM runs ORDER BY 1").fetchall())
        return ids, *(
            connection.execute(f"SELECT count(*), bit_xor(hash(v)) FROM {view} AS v").fetchone() for view in _VIEWS
        )


def listed(root):
    """Return in words what is wrong with the files that the runs of a corpus list, right now."""
    corpus = Corpus(root)
    return [
        problem
        for run_id in runs.committed(corpus)
        for problem in runs.missing_files(corpus, runs.read(corpus, run_id))
    ]


def _watch(root, allowed, stop, sender):
    os.nice(10)  # what is watched should not wait for who watches
    wrong, looked = [], 0
    while not wrong and (not stop.is_set() or not looked):
        looked += 1
        try:
            state, problems = seen(root), listed(root)
        except Exception as error:  # noqa: BLE001 - whatever a reader trips over is what this looks for
            wrong.append(repr(error))
            break
        if state not in allowed:
            wrong.append(f"a reader saw {state}, which is none of {allowed}")
        wrong += problems
    sender.send((looked, wrong))


@contextmanager
def watched(root, allowed):
    """Have a reader look at a corpus all the while; raises AssertionError if it ever sees what is not `allowed`."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    receiver, sender = context.Pipe(duplex=False)
    stop = context.Event()
    reader = context.Process(target=_watch, args=(root, allowed, stop, sender))
    reader.start()
    sender.close()
    try:
        yield
    finally:
        stop.set()
        looked, wrong = receiver.recv()
        reader.join()
    assert looked > 0
    assert wrong == []
