"""No regular expression of the package runs away, whatever it is pumped with."""

import re
import time
from typing import Any

import pytest

from tests.hostile.patterns import patterns, pumps

# Seconds of CPU for 400 characters: a pattern whose time grows with the square of the length takes some
# 0.02, one that grows faster takes seconds or for ever.
_MOST = 0.5
_LENGTHS = (60, 400)
_ALL = patterns()


def _seconds(pattern: re.Pattern[Any], text: str) -> float:
    data = text.encode("utf-8", "replace") if isinstance(pattern.pattern, bytes) else text
    start = time.process_time()
    pattern.search(data)
    return time.process_time() - start


def _slowest(pattern: re.Pattern[Any], length: int) -> float:
    return max(
        _seconds(pattern, pump * (length // len(pump) + 1) + tail) for pump in pumps(pattern) for tail in ("", "\x01!")
    )


def test_the_patterns_are_found() -> None:
    assert len(_ALL) > 150


@pytest.mark.parametrize("name", _ALL)
def test_pattern_does_not_run_away(name: str) -> None:
    for length in _LENGTHS:  # the short ones first: what explodes does so there, and the test ends
        assert _slowest(_ALL[name], length) < _MOST, f"{_ALL[name].pattern[:200]!r} at {length} characters"


@pytest.mark.parametrize("text", [r"(?:a+)+b", r"(?:\s*a?)*$", r"(?:(\w+)\s?)*:"])
def test_a_pattern_that_does_is_caught(text: str) -> None:
    pattern = re.compile(text)
    pumped = max(_seconds(pattern, pump * 24 + "\x01!") for pump in ("a", " ", "x"))
    assert pumped > 50 * max(_seconds(pattern, pump * 12 + "\x01!") for pump in ("a", " ", "x"))
