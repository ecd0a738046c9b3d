"""Every target for a moment, its finds of the past again, and hypothesis on top; `make fuzz` is the long run."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.harness import FINDS, BrokenLawError, Target, law, try_input
from tests.fuzz.targets import TARGETS

_SEEDS = 12  # of a target, and as many inputs made of each
_CHANGES = 4


@pytest.mark.parametrize("name", TARGETS)
def test_target_holds_its_laws_on_seeds_and_on_what_mutators_make_of_them(name: str) -> None:
    target = TARGETS[name]
    seeds = [seed[: target.most] for seed in target.seeds()]
    assert seeds
    rng = random.Random(name)
    for seed in rng.sample(seeds, min(_SEEDS, len(seeds))):
        _holds(target, seed)
        changed = seed
        for _ in range(_CHANGES):
            changed = target.mutate(changed, target.most, rng.getrandbits(31))
            _holds(target, changed)


@pytest.mark.parametrize("find", sorted(FINDS.glob("*/*")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_fuzzing_found_stays_mended(find) -> None:
    _holds(TARGETS[find.parent.name], find.read_bytes())


@pytest.mark.parametrize("name", [name for name, target in TARGETS.items() if target.parser])
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
@given(changes=st.lists(st.integers(0, 2**31), max_size=8), tail=st.text(max_size=40), seed=st.integers(0, 1000))
def test_chains_of_changes_hold_the_laws(name: str, changes: list[int], tail: str, seed: int) -> None:
    target = TARGETS[name]
    seeds = list(target.seeds())
    data = seeds[seed % len(seeds)][: target.most]
    for change in changes:
        data = target.mutate(data, target.most, change)
    _holds(target, data + tail.encode("utf-8", "surrogatepass"))


def test_a_broken_law_a_crash_and_a_hog_are_each_a_find() -> None:
    def breaks(data: bytes) -> None:
        law(b"x" not in data, "an x")
        if b"y" in data:
            raise ZeroDivisionError("a y")

    target = Target("made", breaks, lambda: [b""], lambda data, most, seed: data)
    assert try_input(target, b"a") is None
    assert _key(target, b"x").startswith(BrokenLawError.__name__)
    assert _key(target, b"y").startswith("ZeroDivisionError")


def test_an_input_that_never_ends_is_broken_off(monkeypatch) -> None:
    monkeypatch.setattr("tests.fuzz.harness.HANG", 0.05)

    def hangs(data: bytes) -> None:
        while data:
            pass

    target = Target("made", hangs, lambda: [b""], lambda data, most, seed: data)
    assert _key(target, b"x").startswith("hang")


def _key(target: Target, data: bytes) -> str:
    found = try_input(target, data)
    assert found is not None
    return found.key


def _holds(target: Target, data: bytes) -> None:
    found = try_input(target, data)
    assert found is None, f"{found.key}: {found.message}\n{data[:500]!r}"
