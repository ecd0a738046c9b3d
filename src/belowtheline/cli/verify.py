"""`btl verify`: does every run add up?"""

import dataclasses
import json

import click

from belowtheline.cli.console import counted, people, printable
from belowtheline.replays import open_letters, resolved_letters
from belowtheline.storage import files
from belowtheline.storage.layout import Corpus
from belowtheline.storage.verify import VerifyReport, verify


@click.command("verify")
@click.argument("corpus")
@click.option("--quiet", is_flag=True, help="Print nothing; the exit code tells.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def command(corpus: str, quiet: bool, as_json: bool) -> int:
    """Recount CORPUS from its Parquet files and compare with what each run says it wrote.

    Captures read must equal captures parsed plus dead letters, and comments parsed must equal rows in comments/ and
    repeats/ plus dead letters of single comments: in total and for every source file. The exit code is 1 when anything
    is unaccounted for.

    \b
    Example:
      btl verify corpus && echo every row accounted for
    """  # noqa: D301 - click takes a real \b for “keep these lines as they are”
    place = Corpus(files.path_of(corpus))
    report = verify(place)
    letters = (len(open_letters(place)), resolved_letters(place)) if report.ok else None
    problems = [*report.problems, *(f"run {run.run_id}: {problem}" for run in report.runs for problem in run.problems)]
    if as_json:
        runs = [dataclasses.asdict(run) for run in report.runs]
        found = {"ok": report.ok, "problems": list(report.problems), "runs": runs}
        if letters is not None:
            found["dead_letters"] = {"open": letters[0], "resolved": letters[1]}
        click.echo(json.dumps(found, ensure_ascii=False))
    elif not quiet:
        console = people()
        for problem in problems:
            console.print(printable(problem), soft_wrap=True)
        console.print(printable(f"{corpus}: {_verdict(report, len(problems))}"), soft_wrap=True)
        if letters is not None and any(letters):
            console.print(
                f"{counted(letters[0], 'dead letter')} open, {letters[1]:,} resolved by replays", soft_wrap=True
            )
    return 0 if report.ok else 1


def _verdict(report: VerifyReport, problems: int) -> str:
    if not report.ok:
        return counted(problems, "problem")
    parts = [counted(len(report.runs), "run")]
    parts += [counted(sum(getattr(run, f"{noun}s") for run in report.runs), noun) for noun in ("capture", "comment")]
    return f"{', '.join(parts)}: all accounted for"
