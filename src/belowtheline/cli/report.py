"""`btl report`: a corpus as one HTML page."""

from pathlib import Path

import click

from belowtheline.analytics.database import connect
from belowtheline.cli.console import people
from belowtheline.cli.writing import replacing


@click.command("report")
@click.argument("corpus")
@click.option("--out", default="report.html", show_default=True, metavar="FILE", help="Where the page goes.")
def command(corpus: str, out: str) -> int:
    """Write one self-contained HTML page about CORPUS: coverage, threads, repeats, failures, by time and by site.

    Under every picture stand its numbers and the query that made them. The page holds no script and fetches nothing,
    so it can be mailed and opened anywhere. The same corpus gives the same page.
    """
    from belowtheline.analytics.report import build  # noqa: PLC0415 - the drawing library takes a second to load

    with connect(corpus) as connection:
        page = build(connection, Path(corpus.rstrip("/")).name or corpus)
    path = Path(out)
    with replacing(path) as file:
        file.write(page.encode())
    people().print(f"{path}: {len(page.encode()):,} bytes; open it in a browser")
    return 0
