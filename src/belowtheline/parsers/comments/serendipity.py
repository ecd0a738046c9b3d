"""Serendipity: a flat list, answers told by how far they are indented; trackbacks are items without an id."""

from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.complete import complete
from belowtheline.parsers.comments.fields import number_in
from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.marks import id_digits
from belowtheline.parsers.comments.names import tidy_name
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Draft, Layout
from belowtheline.parsers.markup import inline_text
from belowtheline.records import Kind, Timestamp
from belowtheline.timestamps import find


def _level(item: Item) -> int | None:
    """Return the indentation: `padding-left: 40px`. Themes differ in its unit, so only more and less count."""
    style = (item.attributes.get("style") or "").replace(" ", "")
    _, found, width = style.partition("-left:")
    return number_in(width) if found else None


def _kind(item: Item) -> Kind:
    return Kind.COMMENT if item.attributes.get("id") else Kind.PINGBACK


def _trackbacks(drafts: list[Draft], clock: Clock) -> None:
    """Take the title a trackback links to as its author, and its time from the line below; the rest is its text."""
    complete([draft for draft in drafts if _kind(draft.item) is Kind.COMMENT], clock)
    for draft in drafts:
        item = draft.item
        source, link = item.first("meta"), item.node.css_first(".serendipity_commentBody a[href]")
        if _kind(item) is Kind.PINGBACK and source is not None and link is not None:
            draft.author, draft.author_node = tidy_name(inline_text(link)), link
            line = inline_text(source)
            found = find(line)
            printed = line.rpartition(": ")[2]  # often without the year
            if found is not None:
                draft.posted = clock.read(line[found[0] : found[1]]) or found[2]
            elif any(c.isdigit() for c in printed):
                draft.posted = Timestamp(printed)
            item.skip.add(source.mem_id)


PARSER = parser_of(
    System(
        name="serendipity",
        words="serendipity_comment serendipity_commentBody",
        items="div.serendipity_comment, li.serendipity_comment",
        layout=Layout(
            roles=roles(
                author=".comment_source_author",
                date=".comment_source_date",
                body=".serendipity_commentBody",
                meta=".serendipity_comment_source",
                skip=".comment_source_trace .comment_source_url .comment_reply .comment_source_ownerlink",
            ),
            native_id=id_digits,
            level=_level,
            kind=_kind,
            nests=False,
        ),
        correct=_trackbacks,
    )
)
