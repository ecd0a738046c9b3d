"""Which arrivals are done: told by the rows of committed runs, never by a file of our own that could disagree."""

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import xxhash

from belowtheline.errors import CorpusError
from belowtheline.storage import runs
from belowtheline.storage.layout import Corpus


class Ledger:
    """The arrivals that committed runs hold. Some 100 bytes of memory an arrival, for two digests of it."""

    def __init__(self, corpus: Corpus) -> None:
        """Know nothing until `refresh`."""
        self._corpus = corpus
        self._read: set[str] = set()
        self._known: set[bytes] = set()

    def refresh(self) -> None:
        """Read the rows of runs that were committed since the last time. Raises CorpusError for a damaged one."""
        for run_id in runs.committed(self._corpus):
            if run_id not in self._read:
                self.learn(_objects(self._corpus, run_id))
                self._read.add(run_id)

    def learn(self, objects: Iterable[Mapping[str, Any]]) -> None:
        """Know these objects (rows of `runs.objects`) to be done."""
        for known in objects:
            if known["version"] is not None:
                self._known.add(_digest("version", known["uri"], known["version"]))
            if known["digest"] is not None:
                self._known.add(_digest("bytes", known["uri"], known["digest"]))

    def knows(self, uri: str, version: str) -> bool:
        """Tell whether this state of a file is done."""
        return _digest("version", uri, version) in self._known

    def holds(self, uri: str, digest: str | None) -> bool:
        """Tell whether these bytes of a file are done: a file that was only touched, or sent again."""
        return digest is not None and _digest("bytes", uri, digest) in self._known


def _digest(kind: str, uri: str, state: str) -> bytes:
    return xxhash.xxh3_128_digest(f"{kind}\0{uri}\0{state}".encode("utf-8", "surrogatepass"))


def _objects(corpus: Corpus, run_id: str) -> list[dict[str, Any]]:
    path = corpus.run_file(run_id)
    try:
        file = pq.ParquetFile(path)
        if "objects" not in file.schema_arrow.names:  # a run of an older version
            return []
        (row,) = file.read(["objects"]).to_pylist()
    except (pa.ArrowException, OSError) as error:
        raise CorpusError(f"{path} cannot be read, so what has been done cannot be told: {error}") from error
    return row["objects"] or []
