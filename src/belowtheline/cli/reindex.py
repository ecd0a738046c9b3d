"""`btl reindex`: make the index of a corpus anew."""

import click

from belowtheline.cli.console import counted, people, printable
from belowtheline.errors import CorpusError
from belowtheline.storage import files, publish
from belowtheline.storage.layout import Corpus
from belowtheline.storage.reindex import reindex


@click.command("reindex")
@click.argument("corpus")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def command(corpus: str, quiet: bool) -> int:
    """Make anew, from the Parquet of CORPUS, the index by which a run knows every earlier run's comments.

    Runs do so by themselves where the index of an earlier one is missing or of another version; this is for when
    btl verify finds one damaged.

    \b
    Example:
      btl reindex corpus && btl verify corpus
    """  # noqa: D301 - click takes a real \b for “keep these lines as they are”
    place = Corpus(files.path_of(corpus))
    if not place.dataset("runs").is_dir():
        raise CorpusError(f"{corpus}: no corpus: the folder holds no runs")
    with publish.locked(place):
        notes = publish.repair(place)
        done = reindex(place)
    if not quiet:
        for note in notes:
            people().print(printable(f"note: {note}"), soft_wrap=True)
        people().print(printable(f"{corpus}: the index of {counted(len(done), 'run')} made anew"), soft_wrap=True)
    return 0
