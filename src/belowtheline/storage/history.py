"""The runs a new run settles its comments over: all committed ones that hold comments, each with a sound index part."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from belowtheline.errors import CorpusError
from belowtheline.repeats import recorded
from belowtheline.storage import index, reindex, runs, sections
from belowtheline.storage.earlier import Earlier
from belowtheline.storage.layout import Corpus
from belowtheline.storage.paths import AnyPath
from belowtheline.storage.sections import Directory

MOST = 65_000
"""Runs that can be told apart in a packed reading."""


@dataclass(frozen=True, slots=True)
class History:
    """What came before a run."""

    sequence: int = 1  # of the run itself
    earlier: tuple[Earlier, ...] = ()
    memos: tuple[tuple[AnyPath, str], ...] = ()  # files of what comparisons came to, and their stamps
    amended: tuple[str, ...] = ()  # files of amendments, below the corpus
    sequences: tuple[tuple[str, int], ...] = ()  # run and sequence; older amendments of its rows mean another run
    notes: tuple[str, ...] = ()

    @property
    def run_ids(self) -> list[str]:
        """Return the ids of the earlier runs, sorted."""
        return sorted(run.run_id for run in self.earlier)


NO_HISTORY = History()


def load(corpus: Corpus, *, without: str, near: bool) -> History:
    """Return what comes before the run `without`, which may be there already, to be replaced.

    An index part that is missing, damaged, of another version or made without the keys that `near` needs is made
    again from the run's Parquet. Raises CorpusError when that cannot be done.
    """
    found = [run for run_id in runs.committed(corpus) if run_id != without and (run := runs.read(corpus, run_id))]
    found.sort(key=lambda run: (run["sequence"] or 1 << 62, run["started_at"], run["run_id"]))
    known = _known_to_the_last(found)
    earlier: list[Earlier] = []
    notes: list[str] = []
    for run in found:
        if reindex.has_rows(run):
            directory, note = _sound(corpus, run, near=near)
            notes += note
            number, fresh = len(earlier) + 1, run["run_id"] not in known
            buckets, files = _cut(run)
            place = corpus.index(run["run_id"])
            earlier.append(Earlier(number, run["run_id"], place, directory.stamp, buckets, files, fresh))
    if len(earlier) > MOST:
        raise CorpusError(f"{corpus.root}: more than {MOST:,} runs; make fewer of them with btl compact")
    return History(
        1 + max((run["sequence"] or 0 for run in found), default=0),
        tuple(earlier),
        tuple(memo for run in found if near and (memo := _memo(corpus, run))),
        tuple(file["path"] for run in found for file in run["files"] if file["path"].startswith("amendments/")),
        tuple((run["run_id"], run["sequence"] or 0) for run in found),
        tuple(notes),
    )


def _known_to_the_last(found: list[dict[str, Any]]) -> set[str]:
    """Return the runs that the last settling one settled by the rules of today; none, if one of them has gone since."""
    settled = [run for run in found if run["sequence"]]
    if not settled:
        return set()
    last = settled[-1]
    known = {*(last["settled_over"] or ()), last["run_id"]}
    gone = known - {run["run_id"] for run in found}
    by_rules = json.loads(last["parameters"]).get("repeat_rules") == json.loads(json.dumps(recorded.rules()))
    return known if by_rules and not gone else set()


def _sound(corpus: Corpus, run: Mapping[str, Any], *, near: bool) -> tuple[Directory, list[str]]:
    """Return the directory of a run's index part, made again if need be, and what was done, in words."""
    place, notes = corpus.index(run["run_id"]), []
    found = _checked(corpus, run, near=near)
    if found is None:
        notes.append(f"the index of run {run['run_id']} was made again from its Parquet")
        reindex.renew(corpus, run)
        found = sections.read_directory(place)
    return found, notes


def _checked(corpus: Corpus, run: Mapping[str, Any], *, near: bool) -> Directory | None:
    place = corpus.index(run["run_id"])
    try:
        found = sections.check(place)
    except (CorpusError, OSError):
        return None
    of_use = (index.facts_of(run, near=True), index.facts_of(run, near=False))
    return found if json.loads(json.dumps(found.facts)) in of_use[: 1 if near else 2] else None


def _memo(corpus: Corpus, run: Mapping[str, Any]) -> tuple[AnyPath, str] | None:
    """Return a run's memo if it is there, sound and of today's rules; without it pairs are compared again."""
    place = corpus.memo(run["run_id"])
    try:
        found = sections.check(place)
    except (CorpusError, OSError):
        return None
    today = json.loads(json.dumps(index.memo_facts(run)))
    return (place, found.stamp) if found.facts == today else None


def _cut(run: Mapping[str, Any]) -> tuple[int, int]:
    """Return (buckets, files) by which the rows of a run are shared out; (1, 1) where that is not known."""
    buckets = json.loads(run["parameters"]).get("buckets")
    names = [file["path"].rsplit("/", 1)[1] for file in run["files"] if file["path"].startswith("comments/")]
    usual = sorted(names) == [f"comments-{number:05d}.parquet" for number in range(len(names))]
    return (buckets, len(names)) if buckets and usual and run["command"] == "ingest" else (1, 1)
