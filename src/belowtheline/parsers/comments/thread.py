"""From the elements of a thread to its comments, by one system's layout."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from selectolax.lexbor import LexborNode

from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.fields import address, count_of, link_in
from belowtheline.parsers.comments.items import Item, collect
from belowtheline.parsers.comments.names import name_in
from belowtheline.parsers.comments.remainder import remaining_text
from belowtheline.parsers.comments.roles import Roles
from belowtheline.parsers.markup import block_text
from belowtheline.parsers.page import Page
from belowtheline.records import Kind, ParsedComment, Timestamp
from belowtheline.threads import Link, resolve_parents


def nothing(_item: Item) -> None:
    """Stand for what a layout does not print."""


def plain_comment(_item: Item) -> Kind:
    """Stand for a layout all of whose items are comments."""
    return Kind.COMMENT


@dataclass(frozen=True, slots=True)
class Layout:
    """How one system, or one era of it, prints a comment."""

    roles: Roles
    native_id: Callable[[Item], str | None] = nothing
    parent_id: Callable[[Item], str | None] = nothing
    level: Callable[[Item], int | None] = nothing
    account: Callable[[Item], str | None] = nothing
    answers: Callable[[Item], str | None] = nothing
    kind: Callable[[Item], Kind] = plain_comment
    nests: bool = True  # an element inside a comment's element answers it
    confidence: float = 0.98


@dataclass(slots=True)
class Draft:
    """One comment being read, open to a system's own corrections."""

    item: Item
    native_id: str | None
    author_node: LexborNode | None
    date_node: LexborNode | None
    author: str | None
    posted: Timestamp | None


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
    comments = [_finish(page, draft, layout, clock) for draft in drafts]
    return link_up(drafts, comments, layout)


def _draft(item: Item, layout: Layout, clock: Clock) -> Draft:
    author_node, date_node = item.first("author"), item.first("date")
    author = name_in(author_node, item.skip) if author_node is not None else None
    posted = clock.of(date_node) if date_node is not None else None
    return Draft(item, layout.native_id(item), author_node, date_node, author, posted)


def _settle_order(drafts: list[Draft], clock: Clock) -> None:
    """Read times like 04/03/2020 again, once the thread as a whole has told which number is the day."""
    unclear = [draft for draft in drafts if draft.posted is not None and draft.posted.at is None]
    if unclear and clock.learn_order(draft.posted.text or "" for draft in drafts if draft.posted is not None):
        for draft in unclear:
            assert draft.posted is not None
            draft.posted = clock.read(draft.posted.text) or draft.posted


def _finish(page: Page, draft: Draft, layout: Layout, clock: Clock) -> ParsedComment:
    item = draft.item
    kind = layout.kind(item)
    text = text_of(draft)
    return ParsedComment(
        text=text,
        kind=kind,
        author=draft.author,
        author_url=link_in(page, draft.author_node) if draft.author_node is not None else None,
        account=layout.account(item),
        native_id=draft.native_id,
        permalink=_permalink(page, draft),
        depth=layout.level(item),
        posted=draft.posted or Timestamp(),
        edited_at=_edited_at(item, clock),
        likes=count_of(item, "likes"),
        dislikes=_absolute(count_of(item, "dislikes")),
        score=count_of(item, "score"),
        confidence=_confidence(layout.confidence, draft, text),
    )


def _permalink(page: Page, draft: Draft) -> str | None:
    """Return the address of the comment: marked as such, or the link its time stands in, as nearly all systems do."""
    link = draft.item.first("link")
    if link is not None:
        return address(page, link.attributes.get("href") or link.attributes.get("content"))
    node = draft.date_node
    if node is None or draft.native_id is None:
        return None
    above = node.parent
    for link in (node, above, node.css_first("a[href]")):
        href = link.attributes.get("href") if link is not None and link.tag == "a" else None
        if href and draft.native_id in href:
            return address(page, href)
    return None


def _edited_at(item: Item, clock: Clock) -> datetime | None:
    node = item.first("edited")
    if node is None:
        return None
    exact = node if node.attributes.get("datetime") or node.attributes.get("content") else node.css_first("time")
    found = clock.of(exact if exact is not None else node)
    return found.at if found is not None else None


def text_of(draft: Draft) -> str:
    """Return the text of a comment: of its body element, or of what its other parts leave."""
    item = draft.item
    parts = [node for node in (draft.author_node, draft.date_node) if node is not None]
    around = _ancestors(item, parts)
    by_author = _ancestors(item, parts[:1]) if draft.author_node is not None else set()
    holder = None  # an element named as the text that holds the time too
    for body in item.all("body"):
        if body.mem_id not in around:
            return block_text(body, item.skip)
        if body.mem_id not in by_author and holder is None:
            holder = body
    for role in (
        "author",
        "date",
        "meta",
        "likes",
        "dislikes",
        "score",
        "answers",
        "link",
        "edited",
        "avatar",
        "action",
    ):
        parts.extend(item.all(role))
    return remaining_text(item, parts, item.tails or [holder or item.node])


def _ancestors(item: Item, parts: list[LexborNode]) -> set[int]:
    """Return the mem_ids of `parts` and of all that holds one: none of these is the body."""
    around: set[int] = set()
    top = item.node.mem_id
    for part in parts:
        at: LexborNode | None = part
        while at is not None and at.mem_id not in around:
            around.add(at.mem_id)
            if at.mem_id == top:
                break
            at = at.parent
    return around


def _absolute(value: int | None) -> int | None:
    return None if value is None else abs(value)


def _confidence(full: float, draft: Draft, text: str) -> float:
    """Lower `full` for every part that a comment of a known system should have and this one has not."""
    value = full
    value -= 0.25 * (draft.author is None)
    value -= 0.1 * (draft.posted is None)
    value -= 0.2 * (not text)
    return round(max(value, 0.05), 2)


def link_up(drafts: list[Draft], comments: list[ParsedComment], layout: Layout) -> tuple[ParsedComment, ...]:
    """Return the comments that hold anything, with parents."""
    kept = [
        i for i, comment in enumerate(comments) if comment.text or comment.kind is not Kind.COMMENT or _spoke(comment)
    ]
    position = {old: new for new, old in enumerate(kept)}
    links = []
    for index in kept:
        item = drafts[index].item
        outer = item.outer if layout.nests else None
        while outer is not None and outer not in position:
            outer = drafts[outer].item.outer
        links.append(
            Link(
                native_id=comments[index].native_id,
                parent_id=layout.parent_id(item),
                outer=None if outer is None else position[outer],
                level=comments[index].depth,
                author=comments[index].author,
                answers=layout.answers(item),
            )
        )
    parents = resolve_parents(links)
    return tuple(replace(comments[old], parent=parents[new]) for new, old in enumerate(kept))


def _spoke(comment: ParsedComment) -> bool:
    """Tell whether a comment without words is one all the same (a picture, say): it has an author and a time."""
    return comment.author is not None and comment.posted.text is not None
