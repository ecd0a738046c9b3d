"""`btl verify`: does every run add up?"""

import json

import click

from belowtheline.cli.console import people, printable
from belowtheline.storage.verify import verify


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
    report = verify(corpus)
    if as_json:
        click.echo(json.dumps({"ok": report.ok, "problems": [str(problem) for problem in report.problems]}))
    elif not quiet:
        console = people()
        for problem in report.problems:
            console.print(printable(str(problem)), soft_wrap=True)
        count = len(report.problems)
        end = "all accounted for" if report.ok else f"{count} problem{'s' if count != 1 else ''}"
        console.print(printable(f"{corpus}: {end}"), soft_wrap=True)
    return 0 if report.ok else 1
