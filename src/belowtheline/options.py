"""Every option, its default and its help, in one place; command line, Beam flags and templates derive from it."""

import argparse
import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

Settings = TypeVar("Settings")


def option(default: Any, help: str, *, metavar: str | None = None, choices: tuple[str, ...] = ()) -> Any:
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
        1_000.0,
        "Refuse compressed input that grows by more than this factor (a bomb), once past 50 MB.",
        metavar="FACTOR",
    )


@dataclass(frozen=True, slots=True)
class RunOptions(Limits):
    """Options of every job that makes rows: where they go, and what shapes them."""

    output: str = option("", "Folder of the corpus; made if missing.", metavar="CORPUS")
    repeats: str = option(
        "near",
        "Which repeats to tell apart: off (only captures of one comment are merged), exact (the same words too), "
        "near (edited, extended, cut off, copied and quoted words too). Earlier runs' comments are settled together "
        "with the new ones, all as this run says.",
        choices=("off", "exact", "near"),
    )
    remove_copies: bool = option(
        False, "Move comments that copy another author's words to repeats/ (they stay in comments/ by default)."
    )
    authors: str = option(
        "keep",
        "Names of people: keep them, pseudonymise (needs --author-key-file), or drop them with their keys.",
        choices=("keep", "pseudonymise", "drop"),
    )
    author_key_file: str = option("", "File whose bytes (up to 64) key author_key.", metavar="FILE")
    buckets: int = option(
        64, "Buckets of articles: the most files a dataset of one run can have. More for very large runs.", metavar="N"
    )

    def parameters(self) -> dict[str, Any]:
        """Return the options that shape the output, by name: the same of every job, so that its runs can be equal."""
        return {f.name: getattr(self, f.name) for f in dataclasses.fields(RunOptions) if f.name not in NOT_IN_RUN_ID}

    def limits(self) -> Limits:
        """Return only the limits."""
        return Limits(**{f.name: getattr(self, f.name) for f in dataclasses.fields(Limits)})


@dataclass(frozen=True, slots=True)
class IngestOptions(RunOptions):
    """Options of the ingest job."""

    inputs: tuple[str, ...] = option(
        (), "Files, folders or patterns to read; as a Beam flag a comma between them.", metavar="INPUT"
    )
    run_id: str = option(
        "", "Name of the run. Default: derived from the inputs' bytes, the options and the version.", metavar="ID"
    )
    force: bool = option(False, "Run again even when this very run is in the corpus already.")


@dataclass(frozen=True, slots=True)
class ArrivalOptions(RunOptions):
    """Options of jobs that publish files as they arrive, in runs of their own."""

    batch_files: int = option(500, "Publish a run when this many files wait for it.", metavar="N")
    batch_bytes: int = option(
        256_000_000, "Publish a run when the files that wait for it have this many bytes.", metavar="BYTES"
    )
    batch_seconds: float = option(
        10.0,
        "Files that keep arriving are gathered for this long: at most one run in so many seconds.",
        metavar="SECONDS",
    )
    subscription: str = option(
        "", "Pub/Sub subscription to object notifications of a bucket: projects/P/subscriptions/S.", metavar="NAME"
    )
    bucket_root: str = option(
        "", "Folder under which buckets are mounted: objects are read there instead of over gs://.", metavar="FOLDER"
    )


@dataclass(frozen=True, slots=True)
class WatchOptions(ArrivalOptions):
    """Options of `btl watch`."""

    folders: tuple[str, ...] = option((), "Folders to watch, with all folders in them.", metavar="FOLDER")
    poll_seconds: float = option(
        1.0,
        "Look for new files this often; a file is read once it has not changed between two looks.",
        metavar="SECONDS",
    )
    drain: bool = option(False, "Publish what is there and end, instead of waiting for more.")


@dataclass(frozen=True, slots=True)
class StreamOptions(ArrivalOptions):
    """Options of the streaming pipeline."""

    watch: str = option("", "Watch this folder or pattern instead of a subscription.", metavar="PATTERN")
    watch_seconds: float = option(30.0, "How often --watch looks for new files.", metavar="SECONDS")
    shards: int = option(4, "Batches that can be worked on side by side; more shards make more, smaller files.")
    id_label: str = option(
        "", "Attribute of messages that tells repeated ones apart, where the runner can do that.", metavar="NAME"
    )


@dataclass(frozen=True, slots=True)
class ReplayOptions(RunOptions):
    """Options of the replay of dead letters."""

    reason: str = option("", "Only letters of this reason, as timeout or parse/timeout.", metavar="REASON")
    source: str = option("", "Only letters of files whose URI matches this pattern.", metavar="PATTERN")
    limit: int = option(0, "At most this many letters, in the order of their places; 0: all.", metavar="N")


NOT_IN_RUN_ID = frozenset({"output", "page_seconds", "author_key_file"})
"""Options of RunOptions whose values do not enter the run id: the bytes of inputs and key do, wherever they lie."""


def fields_of(options: type) -> tuple[dataclasses.Field[Any], ...]:
    """Return the declared options of a settings class, in order."""
    return dataclasses.fields(options)


def add_flags(parser: argparse.ArgumentParser, options: type) -> None:
    """Declare every option of a settings class as a `--flag` of `parser`."""
    for spec in fields_of(options):
        flag, text = f"--{spec.name.replace('_', '-')}", spec.metadata["help"].replace("%", "%%")
        names = sorted({flag, f"--{spec.name}"})  # templates write names as Beam does, with underscores
        if isinstance(spec.default, bool):
            parser.add_argument(*names, nargs="?", const=True, type=_truth, default=spec.default, help=text)
            parser.add_argument(
                f"--no-{flag[2:]}", dest=spec.name, action="store_const", const=False, default=argparse.SUPPRESS
            )
        else:
            parser.add_argument(
                *names,
                type=_split if isinstance(spec.default, tuple) else type(spec.default),
                default=spec.default,
                help=text,
                metavar=spec.metadata["metavar"],
                choices=spec.metadata["choices"] or None,
            )


def _truth(text: str) -> bool:
    """Read a switch that has a value, as templates give it one; argparse reports the ValueError."""
    if text.lower() not in {"true", "false"}:
        raise ValueError(text)
    return text.lower() == "true"


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(",") if part)


def from_flags(options: type[Settings], flags: argparse.Namespace) -> Settings:
    """Return the settings that parsed flags name."""
    return options(**{spec.name: getattr(flags, spec.name) for spec in fields_of(options)})


def parse_flags(options: type[Settings], argv: Sequence[str]) -> tuple[Settings, list[str]]:
    """Return (settings, flags that are not ours) for a command line of plain flags."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    add_flags(parser, options)
    flags, rest = parser.parse_known_args(argv)
    return from_flags(options, flags), rest
