"""phpBB 3 (prosilver and its children) and phpBB 2 (subSilver's tables)."""

from selectolax.lexbor import LexborNode

from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.complete import complete
from belowtheline.parsers.comments.fields import tail_number
from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.marks import id_digits
from belowtheline.parsers.comments.names import tidy_name
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Draft, Layout
from belowtheline.parsers.markup import inline_text
from belowtheline.parsers.page import Page
from belowtheline.timestamps import find

_PROSILVER = System(
    name="phpbb",
    words="post bg1 bg2",
    needs=(b"viewtopic", b"phpbb", b"phpBB"),
    items='div.post[id^="p"]',
    layout=Layout(
        roles=roles(
            author=".username .username-coloured",
            date="time",
            body=".content",
            meta=".author",
            edited=".notice",
            skip=".postprofile .signature .attachbox .profile-icons .post-buttons .back2top .sr-only"
            " .responsive-hide-label",
        ),
        native_id=id_digits,
        nests=False,
    ),
    correct=complete,
    opens_with_article=True,
    truncated=((b'class="arrow next"', "paged"), (b'class="arrow previous"', "paged"), (b'class="page-sep"', "paged")),
)


def _rows(_page: Page, names: list[LexborNode]) -> list[LexborNode]:
    """Return the table row that each author's name opens."""
    rows = []
    for name in names:
        cell = name.parent
        if cell is not None and cell.tag == "td" and cell.parent is not None:
            rows.append(cell.parent)
    return rows


def _anchor(item: Item) -> str | None:
    anchor = item.node.css_first("a[name]")
    return tail_number(anchor.attributes.get("name")) if anchor is not None else None


def _posted_line(drafts: list[Draft], clock: Clock) -> None:
    """Take the time from “Posted: Mon Jan 12, 2004 7:03 pm  Post subject: …”, the details that hold one."""
    for draft in drafts:
        name = draft.item.node.css_first(".name b")
        draft.author = tidy_name(inline_text(name)) if name is not None else draft.author
        for node in draft.item.node.css(".postdetails"):
            line = inline_text(node)
            found = find(line)
            if found is not None and "joined" not in line.lower()[:8]:
                draft.date_node, draft.posted = node, clock.read(line[found[0] : found[1]]) or found[2]
        _text(draft.item)


def _text(item: Item) -> None:
    """Take the whole cell as the text, as quotes stand between its spans; leave out signature and “last edited”."""
    spans = item.node.css(".postbody")
    cell = spans[0].parent if spans else None
    if cell is not None and cell.tag == "td":
        item.found["body"] = [(0, 0, cell)]
    item.skip.update(span.mem_id for span in spans if span.text().lstrip().startswith("_____"))
    for note in item.node.css(".gensmall"):
        if find(inline_text(note)) is not None:
            item.found["edited"] = [(0, 0, note)]


_SUBSILVER = System(
    name="phpbb",
    words="postdetails",
    needs=(b"phpBB",),
    items="td > span.name",
    select=_rows,
    layout=Layout(
        roles=roles(author=".name", body=".postbody", meta=".postdetails", skip=".gensmall .nav"),
        native_id=_anchor,
        nests=False,
    ),
    correct=_posted_line,
    opens_with_article=True,
    truncated=((b"&amp;start=", "paged"),),
)

PARSER = parser_of(_PROSILVER, _SUBSILVER)
