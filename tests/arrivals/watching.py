"""Batches, ledgers and loops over a folder, without a process around them."""

import os
import threading

import pyarrow.dataset as ds

from belowtheline.arrivals import leftovers
from belowtheline.arrivals.batch import BatchJob, publish_batch
from belowtheline.arrivals.folder import Folders
from belowtheline.arrivals.ledger import Ledger
from belowtheline.arrivals.loop import Loop
from belowtheline.arrivals.objects import Arrival, local_version
from belowtheline.options import WatchOptions
from belowtheline.storage import files
from belowtheline.storage.layout import Corpus


def arrival(path):
    status = path.stat()
    return Arrival(files.to_uri(path), local_version(status.st_size, status.st_mtime_ns), status.st_size)


def arrivals(folder):
    return [arrival(p) for p in sorted(folder.rglob("*")) if p.is_file()]


def ledger_of(corpus):
    ledger = Ledger(Corpus(corpus))
    ledger.refresh()
    return ledger


def job_of(corpus, pauses=None, **options):
    pause = (lambda seconds: None) if pauses is None else pauses.append
    return BatchJob(
        Corpus(corpus), WatchOptions(output=str(corpus), **options), b"", leftovers.new_area("watch"), pause
    )


def publish(items, corpus, ledger=None, **options):
    return publish_batch(items, job_of(corpus, **options), ledger or ledger_of(corpus))


def watch(folder, corpus, stop=None, report=None, clock=None, **options):
    """Run a loop over one folder as `btl watch --drain` does and return what it published."""
    chosen = WatchOptions(output=str(corpus), **{"poll_seconds": 0.001, "drain": True} | options)
    ledger, published = ledger_of(corpus), []
    job = BatchJob(Corpus(corpus), chosen, b"", leftovers.new_area("watch"), lambda seconds: None)
    stop = stop or threading.Event()
    loop = Loop(
        [Folders([folder], ledger.knows)], job, ledger, chosen, stop, report or published.append, *filter(None, [clock])
    )
    loop.run()
    return published


def rows(corpus, dataset):
    return ds.dataset(corpus / dataset, partitioning="hive").to_table().to_pylist()


def touch(path, nanoseconds):
    os.utime(path, ns=(nanoseconds, nanoseconds))
