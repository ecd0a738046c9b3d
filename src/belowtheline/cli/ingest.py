"""`btl ingest`: dumps in, corpus out."""

import itertools
import json
from pathlib import Path
from typing import Any

import click

from belowtheline.cli.console import counted, people
from belowtheline.cli.options import build, click_options
from belowtheline.cli.run import run_ingest
from belowtheline.cli.summary import print_summary
from belowtheline.cli.threshold import Threshold, read_threshold
from belowtheline.errors import UsageError
from belowtheline.options import IngestOptions, Limits, fields_of

_LIMITS = frozenset(field.name for field in fields_of(Limits))  # shown last: few people need them
_DECLARED_HERE = frozenset({"inputs", "output"})

_HELP = """Read dumps of news pages and write a corpus of their comments.

INPUT is a file, a folder or a 'pattern*': HTML, flat text, WARC, WET, JSON Lines, Parquet or Avro of pages, compressed
or not, mixed as you like. The format is told by content, not by name. What cannot be read is a dead letter in the
corpus, never lost: the last line counts them.

\b
Examples:
  btl ingest page.html --output corpus
  btl ingest crawl/ 'more/*.warc.gz' -o corpus
  btl ingest crawl/ -o corpus --max-dead-letters=1%       exit code 1 if more are refused
  btl ingest crawl/ -o corpus --json | jq .comments_kept
  btl ingest crawl/ -o corpus --runner=DataflowRunner --project=my-project

Any option of Apache Beam may follow, written --name=value. Running the same input again changes nothing.
"""


def _ingest(
    *,
    arguments: tuple[str, ...],
    output: str,
    max_dead_letters: Threshold | None,
    quiet: bool,
    as_json: bool,
    verbose: bool,
    **values: Any,
) -> int:
    inputs, beam_arguments = split_arguments(arguments)
    options = build(IngestOptions, {**values, "inputs": inputs, "output": output})
    summary = run_ingest(options, beam_arguments, quiet=quiet or as_json, verbose=verbose)
    if summary.handed_over:
        return 0
    row = summary.row
    if as_json:
        click.echo(json.dumps(row, default=str, ensure_ascii=False))
    elif not quiet:
        print_summary(people(), row, output)
    return exit_code(row, max_dead_letters)


def split_arguments(arguments: tuple[str, ...]) -> tuple[tuple[str, ...], list[str]]:
    """Return (inputs, Beam options). Raises UsageError for no input, or a value that stands apart from its option."""
    for flag, value in itertools.pairwise(arguments):
        # `--runner X` would read X as an input. What could be one (a file, a pattern) is left to be one.
        if flag.startswith("--") and "=" not in flag and not _could_be_input(value):
            raise UsageError(f"{flag} {value}: write {flag}={value}, or put {value} first if it is an input")
    beam_arguments = [argument for argument in arguments if argument.startswith("--")]
    inputs = tuple(argument for argument in arguments if not argument.startswith("--"))
    short = next((argument for argument in inputs if argument.startswith("-") and len(argument) > 1), None)
    if short is not None:
        raise UsageError(f"no such option: {short} (for a file of that name write ./{short})")
    if not inputs:
        raise UsageError(
            "nothing to read: name at least one file, folder or pattern, as in btl ingest pages/ -o corpus"
        )
    return inputs, beam_arguments


def _could_be_input(argument: str) -> bool:
    return argument.startswith("-") or "://" in argument or any(c in argument for c in "*?[") or Path(argument).exists()


def exit_code(row: dict[str, Any], threshold: Threshold | None) -> int:
    """Return 0 when every capture and comment of a run is accounted for and few enough were refused, else 1."""
    if not row["reconciled"]:
        return 1
    if threshold is not None and threshold.exceeded_by(row["dead_letters"], row["captures_read"]):
        click.echo(
            f"btl: {counted(row['dead_letters'], 'dead letter')}, more than --max-dead-letters={threshold}", err=True
        )
        return 1
    return 0


command = click.Command(
    "ingest",
    callback=_ingest,
    help=_HELP,
    context_settings={"ignore_unknown_options": True},
    params=[
        click.Argument(["arguments"], nargs=-1, type=click.UNPROCESSED, metavar="INPUT..."),
        click.Option(
            ["-o", "--output"], required=True, metavar="CORPUS", help="Folder of the corpus; made if missing."
        ),
        *click_options(IngestOptions, skip=_DECLARED_HERE | _LIMITS),
        *click_options(Limits),
        click.Option(
            ["--max-dead-letters"],
            callback=read_threshold,
            metavar="N|P%",
            help="Exit with 1 when more than N, or more than P% of the captures, are refused.",
        ),
        click.Option(["--quiet"], is_flag=True, help="Print nothing but errors."),
        click.Option(["--json", "as_json"], is_flag=True, help="Print the run's row of runs/ as JSON, nothing else."),
        click.Option(["--verbose"], is_flag=True, help="Show what Beam logs."),
    ],
)
