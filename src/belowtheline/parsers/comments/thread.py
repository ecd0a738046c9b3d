"""From the elements of a thread to its comments, by one system's layout."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from selectolax.lexbor import LexborNode

from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.fields import address, count_of, first_href, link_in
from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.layout import Draft, Layout
from belowtheline.parsers.comments.names import name_in
from belowtheline.parsers.comments.texts import text_of
from belowtheline.parsers.comments.walk import collect
from belowtheline.parsers.page import Page
from belowtheline.parsers.tags import tag_id
from belowtheline.records import Kind, ParsedComment, Timestamp
from belowtheline.threads import Link, resolve_parents

__all__ = ["Draft", "Layout", "read_thread"]

_UNDATED = Timestamp()
_LINK = tag_id("a")


def read_thread(
    page: Page,
    nodes: Sequence[LexborNode],
    layout: Layout,
    *,
    tails: Iterable[Any] = (),
    correct: Callable[[list[Draft], Clock], None] | None = None,
) -> tuple[ParsedComment, ...]:
    """Return the comments whose outermost elements are `nodes`, in document order.

    `tails`: for each of them, further elements of the same comment. `correct`: last word on author and time.
    """
    clock = Clock(page)
    drafts = [_draft(item, layout, clock) for item in collect(page, nodes, layout.roles, tails)]
    if correct is not None:
        correct(drafts, clock)
    _settle_order(drafts, clock)
    for draft in drafts:
        draft.kind = layout.kind(draft.item)
        draft.text = text_of(draft)
    kept = [draft for draft in drafts if draft.text or draft.kind is not Kind.COMMENT or _spoke(draft)]
    levels = [layout.level(draft.item) for draft in kept]
    parents = _parents(drafts, kept, levels, layout)
    return tuple(
        _finish(page, draft, layout, clock, place) for draft, *place in zip(kept, levels, parents, strict=True)
    )


def _draft(item: Item, layout: Layout, clock: Clock) -> Draft:
    author_node, date_node = item.first("author"), item.first("date")
    author = None
    if author_node is not None and not (layout.narrows and author_node.child is not None):
        author = name_in(author_node, item.skip)
    posted = clock.of(date_node) if date_node is not None else None
    return Draft(item, layout.native_id(item), author_node, date_node, author, posted)


def _settle_order(drafts: list[Draft], clock: Clock) -> None:
    """Read times like 04/03/2020 again, once the thread as a whole has told which number is the day."""
    printed = [draft.posted.text for draft in drafts if draft.posted is not None and draft.posted.text]
    numeric = [text for text in printed if "/" in text or "-" in text]
    if not numeric or not clock.learn_order(numeric):
        return
    for draft in drafts:
        if draft.posted is not None and draft.posted.text in numeric:
            draft.posted = clock.read_again(draft.posted, draft.date_node)


def _spoke(draft: Draft) -> bool:
    """Tell whether a comment without words is one all the same (a picture, say): it has an author and a time."""
    return draft.author is not None and draft.posted is not None and draft.posted.text is not None


def _parents(drafts: list[Draft], kept: list[Draft], levels: list[int | None], layout: Layout) -> list[int | None]:
    """Return the place, among those kept, of what each comment answers."""
    position = {draft.item.index: place for place, draft in enumerate(kept)}
    links = []
    for draft, level in zip(kept, levels, strict=True):
        item = draft.item
        outer = item.outer if layout.nests else None
        while outer is not None and outer not in position:
            outer = drafts[outer].item.outer
        links.append(
            Link(
                draft.native_id,
                layout.parent_id(item),
                None if outer is None else position[outer],
                level,
                draft.author,
                layout.answers(item),
            )
        )
    return resolve_parents(links)


def _finish(page: Page, draft: Draft, layout: Layout, clock: Clock, place: Sequence[int | None]) -> ParsedComment:
    """Make the comment; `place` is its level as printed, and its parent."""
    item = draft.item
    found = item.found
    dislikes = count_of(item, "dislikes") if "dislikes" in found else None
    return ParsedComment(
        text=draft.text,
        kind=draft.kind,
        author=draft.author,
        author_url=link_in(page, draft.author_node) if draft.author_node is not None else None,
        account=layout.account(item),
        native_id=draft.native_id,
        permalink=_permalink(page, draft),
        parent=place[1],
        depth=place[0],
        posted=draft.posted or _UNDATED,
        edited_at=_edited_at(item, clock) if "edited" in found else None,
        likes=count_of(item, "likes") if "likes" in found else None,
        dislikes=None if dislikes is None else abs(dislikes),
        score=count_of(item, "score") if "score" in found else None,
        confidence=_confidence(layout.confidence, draft),
    )


def _permalink(page: Page, draft: Draft) -> str | None:
    """Return the address of the comment: marked as such, or the link its time stands in, as nearly all systems do."""
    link = draft.item.first("link")
    if link is not None:
        attributes = link.attributes
        return address(page, attributes.get("href") or attributes.get("content"))
    node, own = draft.date_node, draft.native_id
    if node is None or own is None:
        return None
    href = node.attributes.get("href") if node.tag_id == _LINK else None
    if not href or own not in href:
        above = node.parent
        href = above.attributes.get("href") if above is not None and above.tag_id == _LINK else None
    if not href or own not in href:
        href = first_href(node)
    return address(page, href) if href and own in href else None


def _edited_at(item: Item, clock: Clock) -> datetime | None:
    node = item.first("edited")
    if node is None:
        return None
    exact = node if node.attributes.get("datetime") or node.attributes.get("content") else node.css_first("time")
    found = clock.of(exact if exact is not None else node)
    return found.at if found is not None else None


def _confidence(full: float, draft: Draft) -> float:
    """Lower `full` for every part that a comment of a known system should have and this one has not."""
    if draft.author is not None and draft.posted is not None and draft.text:
        return full
    value = full
    value -= 0.25 * (draft.author is None)
    value -= 0.1 * (draft.posted is None)
    value -= 0.2 * (not draft.text)
    return round(max(value, 0.05), 2)
