"""Runs `btl` in this process and catches what it prints."""

from dataclasses import dataclass

import pytest

from belowtheline.cli import main


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


def btl(capsys: pytest.CaptureFixture[str], *arguments: str) -> Outcome:
    """Return exit code, stdout and stderr of one call."""
    capsys.readouterr()
    code = main(list(arguments))
    printed = capsys.readouterr()
    return Outcome(code, printed.out, printed.err)
