"""`btl export`: a corpus in the formats of research tools."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click

from belowtheline.analytics.database import connect
from belowtheline.analytics.exports import split as splitting
from belowtheline.analytics.exports.convokit import ConvokitWriter
from belowtheline.analytics.exports.documents import Document, documents
from belowtheline.analytics.exports.tei import TeiWriter
from belowtheline.cli.console import counted, people
from belowtheline.errors import UsageError

Write = Callable[[Document], None]


@click.command("export")
@click.argument("corpus")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--as", "form", type=click.Choice(["convokit", "tei"]), required=True, help="What to write.")
@click.option("--split", metavar="80/10/10", help="Divide by thread into OUT/train, OUT/dev, OUT/test (or 80/20).")
def command(corpus: str, out: Path, form: str, split: str | None) -> int:
    """Write the threads of CORPUS into the new folder OUT, for ConvoKit or as TEI documents.

    Every post is written, repeats too (marked as such), captures of the same comment once. A split goes by the
    article's id alone: a thread is in the same part on every machine, and stays there when the corpus grows.

    \b
    Examples:
      btl export corpus conversations --as convokit
      btl export corpus tei --as tei --split 80/10/10
    """  # noqa: D301 - click takes a real \b for “keep these lines as they are”
    parts = splitting.parse(split) if split else None
    if out.exists():
        raise UsageError(f"{out} is there already; name a folder that is not")
    threads: dict[str, int] = {}
    with connect(corpus) as connection, _whole_or_not_at_all(out) as folder, ExitStack() as open_parts:
        names = [name for name, _ in parts.parts] if parts else [""]
        writers = {name: _writer(form, folder / name, open_parts) for name in names}
        for document in documents(connection):
            name = parts.part_of(document.article_id) if parts else ""
            writers[name](document)
            threads[name] = threads.get(name, 0) + 1
    for name in names:
        people().print(f"{out / name}: {counted(threads.get(name, 0), 'thread')}", soft_wrap=True)
    return 0


def _writer(form: str, folder: Path, open_parts: ExitStack) -> Write:
    if form == "tei":
        return TeiWriter(folder).write
    return open_parts.enter_context(ConvokitWriter(folder, folder.name)).write


@contextmanager
def _whole_or_not_at_all(out: Path) -> Iterator[Path]:
    """Give a folder beside `out` to write into, which takes its place at the end or is removed."""
    unfinished = out.with_name(f".{out.name}.{os.getpid()}.tmp")
    try:
        yield unfinished / out.name
        (unfinished / out.name).rename(out)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
