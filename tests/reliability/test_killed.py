"""Killed at any moment, a run leaves nothing half-written to be seen, and the next one makes the same bytes.

`make test` tries a few moments of each scenario, `make reliability` fifty: thirty counted in file events, spread over
all of the run by a seeded draw, and twenty in CPU time (import, reading, shuffling, settling, writing).
"""

import hashlib
import random
import shutil
import signal
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import pytest

from belowtheline.analytics.doctor import examine
from belowtheline.storage import runs
from belowtheline.storage.layout import PARTITIONED, Corpus
from tests.reliability.killing import Moment, run
from tests.reliability.watching import seen, watched
from tests.transforms.pages import LONG, dump, talk, wordpress

FEW = 1  # moments of each kind, of each of three scenarios
TIMES = ("started_at", "finished_at", "timings")
SCENARIOS = ("first run", "second run", "run replaced")
LATER = [
    (4101, "Mara Voss", 3, LONG + " Truly."),
    (4107, "Iris Quandt", 5, "The bridge was closed too when I got there."),
]


@dataclass(frozen=True)
class Scenario:
    """A command over a corpus as it is before, and what an undisturbed run makes of it."""

    base: Path | None
    arguments: list[str]  # but for the corpus
    inputs: Path
    after: dict[str, str]  # path → digest of all data; every invariant was checked on it
    allowed: list[tuple]  # what a reader may see
    events: int
    cpu: float

    def command(self, corpus):
        return [*self.arguments, "--output", str(corpus)]


def data(corpus):
    """Return the digest of every file of a corpus that holds data, and of what runs/ says but for times."""
    found = {
        str(path.relative_to(corpus)): hashlib.sha256(path.read_bytes()).hexdigest()
        for name in (*PARTITIONED, "_index")
        for path in (corpus / name).rglob("*")
        if path.is_file()
    }
    for run_id in runs.committed(Corpus(corpus)):
        row = {name: value for name, value in runs.read(Corpus(corpus), run_id).items() if name not in TIMES}
        found[f"runs/{run_id}"] = hashlib.sha256(repr(row).encode()).hexdigest()
    return found


@pytest.fixture(scope="module")
def scenarios(tmp_path_factory):
    root = tmp_path_factory.mktemp("killed")
    first, second = dump(root / "first"), talk(root / "second")
    (second / "ferry.html").write_text(wordpress("ferry", LATER))
    one = ["ingest", str(first), "--quiet", "--run-id=one"]
    two = ["ingest", str(second), "--quiet", "--run-id=two"]
    base = root / "base"
    assert run([*one, "--output", str(base)], []).code == 0
    made = {}
    for name, start, arguments, inputs in (
        ("first run", None, one, first),
        ("second run", base, two, second),
        ("run replaced", base, [*one, "--force"], first),
    ):
        corpus = root / name.replace(" ", "-")
        if start:
            shutil.copytree(start, corpus)
        before = seen(corpus)
        ended = run([*arguments, "--output", str(corpus)], [str(corpus), str(inputs)])
        assert ended.code == 0
        assert [check.name for check in examine(Corpus(corpus)) if check.wrong] == []
        made[name] = Scenario(start, arguments, inputs, data(corpus), [before, seen(corpus)], ended.events, ended.cpu)
    return made


def moments(kind, count):
    """Return `count` moments as shares of a run, one in each of as many equal parts of it."""
    rng = random.Random(f"{kind} {count}")
    return [(part + rng.random()) / count for part in range(count)]


CASES = [
    pytest.param(name, kind, share, id=f"{name}-{kind}-{share:.3f}", marks=marks)
    for kind in ("event", "cpu")
    for name in SCENARIOS
    for count, marks in ((FEW, ()), (10 if kind == "event" else 7, pytest.mark.reliability))
    for share in moments(f"{name} {kind}", count)
]


@pytest.mark.parametrize(("name", "kind", "share"), CASES)
def test_killed_at_any_moment_the_next_run_makes_the_same_bytes(scenarios, tmp_path, name, kind, share):
    scenario, corpus = scenarios[name], tmp_path / "c"
    if scenario.base:
        shutil.copytree(scenario.base, corpus)
    if kind == "event":
        moment = Moment(event=1 + int(share * scenario.events))
    else:
        moment = Moment(cpu=max(share * scenario.cpu, 0.001))
    # A run that is replaced is gone for a moment, so that a reader may find nothing; half of it is never there.
    with nullcontext() if name == "run replaced" else watched(corpus, scenario.allowed):
        ended = run(scenario.command(corpus), [str(corpus), str(scenario.inputs)], moment)
        if kind == "event":
            assert ended.code == -signal.SIGKILL
        else:
            assert ended.code in (-signal.SIGPROF, 0)  # a run may need less CPU than the one that was measured
        assert run(scenario.command(corpus), []).code == 0
    assert data(corpus) == scenario.after
    assert [path.name for path in (corpus / "_staging").iterdir()] == [".lock"]


def test_the_moments_reach_every_phase(scenarios):
    """Most events of a run lie in the corpus and its inputs; a hook that saw none would kill nothing."""
    for scenario in scenarios.values():
        assert scenario.events > 50
        assert scenario.cpu > 0
