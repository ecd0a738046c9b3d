"""`btl doctor`: is everything in a corpus as it must be?"""

import dataclasses
import json

import click

from belowtheline.analytics.doctor import examine
from belowtheline.cli.console import counted, number, people, printable
from belowtheline.storage import files
from belowtheline.storage.layout import Corpus
from belowtheline.storage.soundness import Check


@click.command("doctor")
@click.argument("corpus")
@click.option("--only", multiple=True, metavar="NAME", help="Only this check, and those of files; may be repeated.")
@click.option("--quiet", is_flag=True, help="Print nothing; the exit code tells.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a check.")
def command(corpus: str, only: tuple[str, ...], quiet: bool, as_json: bool) -> int:
    """Check every invariant of CORPUS from its Parquet files alone, each by name and with the number of rows checked.

    Files, columns and order; ids, parents, threads and articles; repeats, clusters and amendments; counts, conservation
    and times. It reads much more than btl verify and changes nothing. The exit code is 1 when anything is wrong.

    \b
    Example:
      btl doctor corpus --json | jq 'select(.wrong > 0)'
    """  # noqa: D301 - click takes a real \b for “keep these lines as they are”
    sick = checks = 0
    for check in examine(Corpus(files.local_path(corpus)), only):
        checks += 1
        sick += check.wrong > 0
        if as_json:
            click.echo(json.dumps(dataclasses.asdict(check), ensure_ascii=False))
        elif not quiet:
            _tell(check)
    if not (quiet or as_json):
        verdict = f"{counted(sick, 'check')} failed" if sick else f"{counted(checks, 'check')}: all is well"
        people().print(printable(f"{corpus}: {verdict}"), soft_wrap=True)
    return 1 if sick else 0


def _tell(check: Check) -> None:
    console = people()
    state = f"{number(check.wrong)} WRONG" if check.wrong else "ok"
    console.print(printable(f"{check.name:<24} {number(check.checked):>12} checked  {state}"), soft_wrap=True)
    if check.wrong:
        console.print(printable(f"    {check.says}"), soft_wrap=True)
        for example in check.examples:
            console.print(printable(f"    such as: {example}"), soft_wrap=True)
