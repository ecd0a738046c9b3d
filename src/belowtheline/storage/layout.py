"""Paths inside a corpus.

CORPUS/
articles/run=ID/articles-00000.parquet      one folder a run, renamed into place whole
comments/run=ID/…  repeats/run=ID/…  dead_letters/run=ID/…
captures/run=ID/…  amendments/run=ID/…      only where there is something to say
_index/run=ID/index.bin                     what later runs settle repeats over; can be made again from the Parquet
_index/run=ID/compared.bin                  what its comparisons came to; can be done without
runs/ID.parquet                             written last: a run is committed when its row stands here
_staging/ID/                                a run in the making; readers skip a leading underscore
parts/  final/  READY                     READY: everything is final, finish the renames
_arrivals/TOKEN/ID/                         the same of a stream's runs: many can be in the making at a time
"""

import re
from dataclasses import dataclass

from belowtheline.errors import UsageError
from belowtheline.storage.paths import AnyPath

DATA = ("articles", "repeats", "dead_letters", "comments")
"""Partitioned datasets that every run of dumps writes."""

PARTITIONED = ("captures", *DATA, "amendments")
"""All partitioned datasets, in the order they are made visible."""

_RUN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


def checked_run_id(run_id: str) -> str:
    """Return `run_id` if it can be a folder's name and a partition's value. Raises UsageError."""
    if not _RUN_ID.fullmatch(run_id):
        raise UsageError(f"--run-id={run_id!r}: use letters, digits, dot, dash and underscore, at most 100")
    return run_id


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus on a local disk or in an object store."""

    root: AnyPath

    def dataset(self, name: str) -> AnyPath:
        """Return the folder of a dataset."""
        return self.root / name

    def partition(self, name: str, run_id: str) -> AnyPath:
        """Return the folder of one run's rows of a dataset."""
        return self.root / name / f"run={run_id}"

    def index(self, run_id: str) -> AnyPath:
        """Return the file of a run's index part."""
        return self.partition("_index", run_id) / "index.bin"

    def memo(self, run_id: str) -> AnyPath:
        """Return the file of what a run's comparisons came to."""
        return self.partition("_index", run_id) / "compared.bin"

    def run_file(self, run_id: str) -> AnyPath:
        """Return the file of a run's row."""
        return self.root / "runs" / f"{run_id}.parquet"

    @property
    def staging(self) -> AnyPath:
        """Return the folder of runs in the making."""
        return self.root / "_staging"

    @property
    def arrivals(self) -> AnyPath:
        """Return the folder of a stream's runs in the making."""
        return self.root / "_arrivals"

    def staged(self, run_id: str) -> "Staging":
        """Return the staging area of a run."""
        return Staging(self, run_id)


@dataclass(frozen=True, slots=True)
class Staging:
    """A run in the making."""

    corpus: Corpus
    run_id: str
    area: str = "_staging"

    @property
    def root(self) -> AnyPath:
        """Return its folder."""
        return self.corpus.root / self.area / self.run_id

    @property
    def parts(self) -> AnyPath:
        """Return the folder of staged parts."""
        return self.root / "parts"

    @property
    def ready(self) -> AnyPath:
        """Return the mark that everything in `final` is complete."""
        return self.root / "READY"

    @property
    def run_file(self) -> AnyPath:
        """Return the run's row before it is published."""
        return self.root / "final" / "runs" / f"{self.run_id}.parquet"

    @property
    def index(self) -> AnyPath:
        """Return the run's index part before it is published."""
        return self.final("_index") / "index.bin"

    @property
    def memo(self) -> AnyPath:
        """Return what the run's comparisons came to before it is published."""
        return self.final("_index") / "compared.bin"

    def final(self, dataset: str) -> AnyPath:
        """Return the folder of finished files of a dataset."""
        return self.root / "final" / dataset / f"run={self.run_id}"
