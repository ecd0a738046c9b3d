"""Every option, its default and its help, in one place; command line, Beam flags and templates derive from it."""

import dataclasses
from dataclasses import dataclass, field
from typing import Any


def option(default: Any, help: str, *, metavar: str | None = None, choices: tuple[str, ...] = ()) -> Any:  # noqa: A002
    """Declare one option: a dataclass field that carries its help text, value name and choices."""
    return field(default=default, metadata={"help": help, "metavar": metavar, "choices": choices})


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input may cost; past a limit it becomes a dead letter and the run goes on."""

    max_page_bytes: int = option(
        25_000_000, "Refuse a page of more bytes than this (after decompression).", metavar="BYTES"
    )
    max_depth: int = option(5_000, "Refuse a page whose elements are nested deeper than this.", metavar="LEVELS")
    max_comments: int = option(250_000, "Refuse a page with more comments than this.", metavar="N")
    page_seconds: float = option(30.0, "Refuse a page that takes longer than this to parse.", metavar="SECONDS")
    max_expansion: float = option(
        1_000.0, "Refuse compressed input that grows by more than this factor (a bomb), once past 50 MB.", metavar="FACTOR"
    )


def fields_of(options: type) -> tuple[dataclasses.Field[Any], ...]:
    """Return the declared options of a settings class, in order."""
    return dataclasses.fields(options)
