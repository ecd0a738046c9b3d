"""`btl repeats`: which comments repeat which, and why."""

from typing import Any

import click
import duckdb
from rapidfuzz.distance import Indel
from rich.console import Console
from rich.table import Table
from rich.text import Text

from belowtheline.analytics.database import connect
from belowtheline.cli import results
from belowtheline.cli.console import data, people, printable
from belowtheline.errors import UsageError
from belowtheline.repeats.readings import number_of
from belowtheline.repeats.relations import Kin, relate
from belowtheline.repeats.subjects import Subject, subject

_CLUSTERS = """
SELECT count(DISTINCT e.comment_id) AS comments, count(DISTINCT e.author_key) AS authors,
    count(DISTINCT e.article_id) AS articles, string_agg(DISTINCT e.relation, ', ' ORDER BY e.relation) AS relations,
    left(e.cluster_id, 12) AS comment, any_value(left(c.text, 18)) AS text
FROM comments_all AS e JOIN comments AS c ON c.comment_id = e.cluster_id
GROUP BY e.cluster_id HAVING count(DISTINCT e.comment_id) > 1
ORDER BY comments DESC, e.cluster_id LIMIT ?
"""

_COLUMNS = "comment_id, author, author_key, article_id, parent_id, posted_at, text, article_url"
_REPEATS = f"""
SELECT {_COLUMNS}, relation, similarity, canonical_id AS other, 'repeats' AS how FROM repeats
WHERE comment_id = $id OR canonical_id = $id
UNION ALL SELECT {_COLUMNS}, 'copy', NULL, copy_of, 'copies' FROM comments
WHERE copy_of IS NOT NULL AND (comment_id = $id OR copy_of = $id)
UNION ALL SELECT {_COLUMNS}, 'quote', NULL, quotes_id, 'quotes' FROM comments
WHERE quotes_id IS NOT NULL AND (comment_id = $id OR quotes_id = $id)
ORDER BY comment_id, other LIMIT 50
"""  # noqa: S608 - made of our own column names

_MARKS = {"lost": ("[-", "-]"), "added": ("{+", "+}")}
_LONGEST = 4_000  # characters of a text that are shown


@click.command("repeats")
@click.argument("corpus")
@click.option(
    "--comment",
    "comment",
    metavar="ID",
    help="Explain what this comment repeats, and what repeats it (the start of its id will do).",
)
@click.option("--limit", default=20, show_default=True, metavar="N", help="List so many clusters.")
def command(corpus: str, comment: str | None, limit: int) -> int:
    """Show the comments of CORPUS that stand more than once: the largest clusters, or one comment and why.

    With --comment both texts stand side by side, words that only one of them has in marks: [-so-] and {+so+}. The rule
    is worked out anew from the texts; “through others” means that the two are joined by comments between them.

    \b
    Examples:
      btl repeats corpus
      btl repeats corpus --comment 5f0c9a12bd34
    """  # noqa: D301 - click takes a real \b for “keep these lines as they are”
    with connect(corpus) as connection:
        if comment is None:
            results.print_table(data(), connection.execute(_CLUSTERS, [limit]))
        else:
            _explain(connection, _whole(connection, comment))
    return 0


def _whole(connection: duckdb.DuckDBPyConnection, start: str) -> str:
    """Return the id that starts so. Raises UsageError when none or several do."""
    query = "SELECT DISTINCT comment_id FROM comments_all WHERE starts_with(comment_id, ?) LIMIT 2"
    found = [row[0] for row in connection.execute(query, [start.lower()]).fetchall()]
    if len(found) != 1:
        raise UsageError(f"--comment={start}: {'several comments start so' if found else 'no such comment'}")
    return str(found[0])


def _explain(connection: duckdb.DuckDBPyConnection, comment: str) -> None:
    pairs = _rows(connection, _REPEATS, {"id": comment})
    if not pairs:
        people().print(f"{comment}: repeats nothing, and nothing repeats it")
        return
    for pair in pairs:
        known = _rows(connection, f"SELECT {_COLUMNS} FROM comments WHERE comment_id = $id", {"id": pair["other"]})  # noqa: S608
        _show(data(), pair, known[0] if known else pair)


def _rows(connection: duckdb.DuckDBPyConnection, query: str, values: dict[str, str]) -> list[dict[str, Any]]:
    cursor = connection.execute(query, values)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _show(console: Console, pair: dict[str, Any], other: dict[str, Any]) -> None:
    kinship = relate(_subject(pair), _subject(other))
    similarity = pair["similarity"] if pair["similarity"] is not None else kinship.similarity
    if pair["relation"] == "recapture" and pair["comment_id"] == pair["other"]:
        rule = "the same comment, captured again"
    elif _subject(pair).words.bare == _subject(other).words.bare:
        rule, similarity = "the same words", 1.0
    else:
        rule = "through others" if kinship.kin is Kin.NONE else f"rule “{kinship.rule}”"
    title = (
        f"{pair['comment_id']} {pair['how']} {pair['other']}: {pair['relation']}, {rule}, similarity {similarity:.2f}"
    )
    console.print(title, soft_wrap=True)
    table = Table(box=None, pad_edge=False, header_style="bold")
    left, right = marked(pair["text"][:_LONGEST], other["text"][:_LONGEST])
    for side in (pair, other):
        table.add_column(printable(f"{side['author'] or '(nobody)'} · {side['posted_at'] or 'no time'}"), ratio=1)
    table.add_row(Text(printable(left)), Text(printable(right)))
    table.add_row(Text(printable(pair["article_url"] or "")), Text(printable(other["article_url"] or "")))
    console.print(table)
    console.print()


def marked(one: str, other: str) -> tuple[str, str]:
    """Return two texts with the words that only one of them has between marks."""
    left, right = one.split(), other.split()
    shown: tuple[list[str], list[str]] = ([], [])
    for block in Indel.opcodes(left, right):
        mine, theirs = (
            " ".join(left[block.src_start : block.src_end]),
            " ".join(right[block.dest_start : block.dest_end]),
        )
        if block.tag == "equal":
            shown[0].append(mine)
            shown[1].append(theirs)
            continue
        for words, side, (opening, closing) in zip((mine, theirs), shown, _MARKS.values(), strict=True):
            if words:
                side.append(f"{opening}{words}{closing}")
    return " ".join(shown[0]), " ".join(shown[1])


def _subject(row: dict[str, Any]) -> Subject:
    return subject(
        row["text"],
        author=number_of(row["author_key"]) or None,
        page=number_of(row["article_id"]),
        name=row["author"],
        comment=int(row["comment_id"], 16),
        parent=None if row["parent_id"] is None else int(row["parent_id"], 16),
    )
