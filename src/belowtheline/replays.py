"""Dead letters taken up again: which ones, and what of their files is to be read.

A letter of the stages parse and validate names one capture. A letter of the stage read may stand for all that comes
after it (a truncated archive, a format nobody knew): there everything from its place on is read that no run has.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import groupby

import pyarrow as pa
import pyarrow.compute as pc

from belowtheline.records import Again
from belowtheline.storage import runs
from belowtheline.storage.layout import Corpus
from belowtheline.storage.paths import AnyPath, parquet_file

_COLUMNS = ("letter_id", "stage", "reason", "source", "source_offset", "format")


@dataclass(frozen=True, slots=True)
class Letter:
    """A dead letter, as far as taking it up again goes."""

    letter_id: str
    stage: str
    reason: str
    source: str
    offset: int
    format: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Which letters are taken up; what is empty or 0 leaves nothing out."""

    reason: str = ""  # "timeout" or "parse/timeout"
    source: str = ""  # a pattern
    limit: int = 0

    def takes(self, letter: Letter) -> bool:
        """Tell whether a letter is one of those asked for."""
        named = self.reason in ("", letter.reason, f"{letter.stage}/{letter.reason}")
        return named and (not self.source or fnmatchcase(letter.source, self.source))


def open_letters(corpus: Corpus) -> list[Letter]:
    """Return the letters that no replay has resolved, each once, by source, offset and id."""
    found: dict[str, Letter] = {}
    resolved: dict[str, bool] = {}
    for run_id in _in_order(corpus):
        for letter in _letters(corpus, run_id):
            found[letter.letter_id] = letter
            resolved[letter.letter_id] = False  # refused in this run, whatever an earlier one made of it
        for known in _replayed(corpus, run_id):
            if known["became"] == "resolved":
                resolved[known["letter_id"]] = True
    letters = [letter for letter in found.values() if not resolved[letter.letter_id]]
    return sorted(letters, key=lambda letter: (letter.source, letter.offset, letter.letter_id))


def resolved_letters(corpus: Corpus) -> int:
    """Return how many letters of the corpus a replay has resolved."""
    every = {letter.letter_id for run_id in runs.committed(corpus) for letter in _letters(corpus, run_id)}
    return len(every) - len(open_letters(corpus))


def chosen(letters: Sequence[Letter], choice: Choice) -> list[Letter]:
    """Return those letters that are taken up."""
    some = [letter for letter in letters if choice.takes(letter)]
    return some[: choice.limit] if choice.limit else some


def plan(corpus: Corpus, letters: Sequence[Letter], others: Sequence[Letter]) -> Iterator[Again]:
    """Yield what is read again for `letters`, file by file; `others` are open letters that stay as they are."""
    held = _held(corpus, {letter.source for letter in letters if letter.stage == "read"})
    left: dict[str, set[int]] = {}
    for letter in others:
        left.setdefault(letter.source, set()).add(letter.offset)
    for source, group in groupby(letters, key=lambda letter: letter.source):
        mine = list(group)
        places = {letter.offset for letter in mine}
        yield Again(
            source,
            tuple(sorted({(a.offset, a.format) for a in mine if a.stage != "read"})),
            tuple(sorted({a.offset for a in mine if a.stage == "read"})),
            frozenset(held.get(source, set()) - {a.offset for a in mine if a.stage != "read"}),
            frozenset(left.get(source, set()) - places),
        )


def _in_order(corpus: Corpus) -> list[str]:
    """Return the committed runs in the order in which they ended."""
    ended = []
    for run_id in runs.committed(corpus):
        (row,) = parquet_file(corpus.run_file(run_id)).read(["finished_at"]).to_pylist()
        ended.append((row["finished_at"], run_id))
    return [run_id for _, run_id in sorted(ended)]


def _letters(corpus: Corpus, run_id: str) -> Iterator[Letter]:
    paths: list[AnyPath] = list(corpus.partition("dead_letters", run_id).glob("*.parquet"))
    for path in sorted(paths, key=str):
        for row in parquet_file(path).read(list(_COLUMNS)).to_pylist():
            yield Letter(*(row[name] for name in _COLUMNS))


def _replayed(corpus: Corpus, run_id: str) -> list[dict[str, str]]:
    file = parquet_file(corpus.run_file(run_id))
    if "replayed" not in file.schema_arrow.names:  # a run of an older version
        return []
    (row,) = file.read(["replayed"]).to_pylist()
    return row["replayed"] or []


def _held(corpus: Corpus, sources: set[str]) -> dict[str, set[int]]:
    """Return the places, by source, whose captures have rows in the corpus."""
    held: dict[str, set[int]] = {}
    if not sources:
        return held
    wanted = pa.array(sorted(sources))
    for run_id in runs.committed(corpus):
        for dataset in ("articles", "comments", "repeats", "captures"):
            for path in corpus.partition(dataset, run_id).glob("*.parquet"):
                rows = parquet_file(path).read(["source", "source_offset"])
                rows = rows.filter(pc.is_in(rows["source"], wanted))
                for source, offset in zip(*(rows[name].to_pylist() for name in rows.column_names), strict=True):
                    held.setdefault(source, set()).add(offset)
    return held


def outcomes(letters: Sequence[Letter], refused: set[tuple[str, int]]) -> list[dict[str, str]]:
    """Return the rows of `runs.replayed`: what became of each letter, given the places the run refused again."""
    return [
        {"letter_id": a.letter_id, "became": "refused" if (a.source, a.offset) in refused else "resolved"}
        for a in letters
    ]
