"""`btl replay`: dead letters back through the same chain."""

import importlib
import json
from typing import Any

import click

from belowtheline import progress
from belowtheline.cli.console import counted, people
from belowtheline.cli.options import build, click_options
from belowtheline.cli.run import run_job
from belowtheline.cli.summary import print_summary
from belowtheline.options import Limits, ReplayOptions, fields_of

_LIMITS = frozenset(field.name for field in fields_of(Limits))

_HELP = """Take up the dead letters of CORPUS again: with a newer version, a higher limit, or a mended file.

Each is read again where it stands, through the same chain, as a run of its own. What is a page now has rows and its
letter is resolved; what is not is a dead letter of the new run. Where a letter stood for the rest of a file, the rest
is read, and what the corpus holds of it already is left out. Without anything new the same replay changes nothing.

\b
Examples:
  btl replay corpus
  btl replay corpus --reason=parse/timeout --page-seconds=120
  btl replay corpus --source='*/crawl-07*' --limit=100
"""


def _replay(*, corpus: str, quiet: bool, as_json: bool, verbose: bool, **values: Any) -> int:
    options = build(ReplayOptions, {**values, "output": corpus})

    def job() -> Any:
        return importlib.import_module("belowtheline.transforms.replay").run(options, [], progress.CURRENT)

    summary = run_job(job, [], quiet=quiet or as_json, verbose=verbose)
    console = people()
    if summary is None:
        if not quiet:
            console.print(f"{corpus}: no dead letters to take up")
        return 0
    row = summary.row
    if as_json:
        click.echo(json.dumps(row, default=str, ensure_ascii=False))
    elif not quiet:
        resolved = sum(known["became"] == "resolved" for known in row["replayed"])
        print_summary(console, row, corpus)
        console.print(f"{counted(len(row['replayed']), 'dead letter')} taken up: {resolved:,} resolved")
    return 0 if row["reconciled"] else 1


command = click.Command(
    "replay",
    callback=_replay,
    help=_HELP,
    params=[
        click.Argument(["corpus"]),
        *click_options(ReplayOptions, skip=_LIMITS | {"output"}),
        *click_options(Limits),
        click.Option(["--quiet"], is_flag=True, help="Print nothing but errors."),
        click.Option(["--json", "as_json"], is_flag=True, help="Print the run's row of runs/ as JSON, nothing else."),
        click.Option(["--verbose"], is_flag=True, help="Show what Beam logs."),
    ],
)
