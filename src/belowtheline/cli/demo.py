"""`btl demo`: the packaged samples, ingested and queried."""

import click

from belowtheline import samples
from belowtheline.analytics.database import connect, query_text
from belowtheline.cli.console import data, people
from belowtheline.cli.ingest import exit_code
from belowtheline.cli.options import build
from belowtheline.cli.results import print_table
from belowtheline.cli.run import run_ingest
from belowtheline.cli.summary import print_summary
from belowtheline.options import IngestOptions

_QUESTIONS = (
    ("The most discussed articles", "most_discussed"),
    ("Is every declared comment there? By comment system", "completeness_by_system"),
)

_NEXT = "SELECT author, count(*) FROM comments GROUP BY ALL ORDER BY 2 DESC"


@click.command("demo")
@click.option("-o", "--output", default="demo-corpus", show_default=True, metavar="CORPUS", help="Where to write.")
def command(output: str) -> int:
    """Ingest the packaged samples into ./demo-corpus, then ask two questions of the result.

    The samples are invented pages, one or more for each comment system, among them a WARC with two captures of one
    page and a broken file. Nothing is downloaded.
    """
    console = people()
    console.print(f"btl ingest {samples.path()} --output {output}", style="bold", soft_wrap=True)
    row = run_ingest(build(IngestOptions, {"inputs": (str(samples.path()),), "output": output}), [], quiet=False).row
    print_summary(console, row, output)
    with connect(output) as connection:
        for title, name in _QUESTIONS:
            console.print(f"\n{title}\n", style="bold")
            print_table(data(), connection.execute(query_text(name)))
    console.print(f"\nNext: btl sql {output} '{_NEXT}'", soft_wrap=True)
    return exit_code(row, None)
