"""`btl inspect`: one page, and why it was read the way it was."""

import json

import click

from belowtheline.cli.console import data, printable
from belowtheline.cli.options import build, click_options
from belowtheline.cli.page_report import as_record, report
from belowtheline.cli.page_source import find_capture
from belowtheline.errors import Refusal
from belowtheline.options import Limits
from belowtheline.parsers import parse_page
from belowtheline.records import Refused

_HELP = """Show what is found on one page: the article, the thread as a tree, its counts, and which rule read it.

PAGE is a file; where a file holds many pages, name one by its offset (as in `source_offset` of the corpus) or address.
Nothing is written.

\b
Examples:
  btl inspect page.html
  btl inspect crawl.warc.gz --url https://example-gazette.test/story
  btl inspect crawl.warc.gz#18734
  btl inspect page.html --json | jq .thread.completeness
"""


def _inspect(*, page: str, offset: int | None, url: str | None, as_json: bool, comments: int, **limits: object) -> int:
    chosen = build(Limits, limits)
    capture = find_capture(page, offset, url, chosen)
    if isinstance(capture, Refused):
        click.echo(printable(f"btl: refused ({capture.stage}: {capture.reason}): {capture.message}"), err=True)
        return 1
    try:
        parsed = parse_page(capture, chosen)
    except Refusal as error:
        click.echo(printable(f"btl: refused ({error.STAGE}: {error.reason}): {error}"), err=True)
        return 1
    if as_json:
        click.echo(json.dumps(as_record(capture, parsed), ensure_ascii=False, indent=2, default=str))
    else:
        report(data(), capture, parsed, comments)
    return 0


command = click.Command(
    "inspect",
    callback=_inspect,
    help=_HELP,
    params=[
        click.Argument(["page"]),
        click.Option(["--offset"], type=click.IntRange(min=0), help="Offset of the page inside a dump of many."),
        click.Option(["--url"], help="Address of the page inside a dump of many."),
        click.Option(["--json", "as_json"], is_flag=True, help="Print everything as JSON."),
        click.Option(
            ["--comments"],
            type=click.IntRange(min=0),
            default=200,
            show_default=True,
            metavar="N",
            help="Show the first N comments; 0 shows all.",
        ),
        *click_options(Limits),
    ],
)
