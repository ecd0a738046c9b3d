"""Author and time of comments whose markup has them in one line, or nowhere that a class tells."""

from collections import Counter

from selectolax.lexbor import LexborNode

from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.head import (
    name_from_avatar,
    names_from_labels,
    narrow_name,
    reply_label,
    short_lines,
    time_in,
)
from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.roles import GUESSED
from belowtheline.parsers.comments.thread import Draft
from belowtheline.records import Precision

_FINENESS = {
    Precision.NONE: 0, Precision.RELATIVE: 1, Precision.DAY: 2, Precision.MINUTE: 3, Precision.SECOND: 4,
}  # fmt: skip
_ENOUGH = 2
_COARSE = (Precision.NONE, Precision.RELATIVE, Precision.DAY)


def complete(drafts: list[Draft], clock: Clock) -> None:
    """Fill author and time where the theme marks neither, or marks more than them."""
    labels: dict[int, str | None] | None = None
    vain: Counter[str] = Counter()  # class of a date element → comments in which nothing finer stood beside it
    for draft in drafts:
        item = draft.item
        node = draft.author_node
        if node is not None and node.child is not None:
            draft.author, draft.author_node = narrow_name(node, item.skip)
        if draft.author is None:
            if labels is None:
                found = names_from_labels([reply_label(other.item) for other in drafts])
                labels = {other.item.index: name for other, name in zip(drafts, found, strict=True)}
            draft.author = labels.get(item.index)
        if draft.posted is None:
            _fill_time(draft, clock)
        elif draft.posted.precision in _COARSE:
            _look_for_finer(draft, clock, vain)
        if draft.author is None:
            _fill_author(draft)
        if draft.author is None and draft.posted is None:
            _find_byline(draft, clock)


def _look_for_finer(draft: Draft, clock: Clock, vain: Counter[str]) -> None:
    """Look for a finer time than the one found, unless two comments of this very layout had none."""
    node = draft.date_node
    assert draft.posted is not None
    layout = f"{node.tag} {node.attributes.get('class')} {draft.posted.precision}" if node is not None else ""
    if vain[layout] < _ENOUGH:
        before = draft.posted
        _fill_time(draft, clock)
        vain[layout] += draft.posted is before


def _find_byline(draft: Draft, clock: Clock) -> None:
    """Take author and time from the first short line that holds a time: no class tells anything here."""
    item = draft.item
    for node in short_lines(item):
        found = time_in(node, item.skip, clock)
        if found is not None:
            draft.posted, draft.date_node = found, node
            draft.author, draft.author_node = narrow_name(node, item.skip)
            return


def _heads(item: Item) -> tuple[list[LexborNode], set[int]]:
    """Return what may hold a byline, likeliest first, and what is to be passed over in it: the text above all."""
    bodies = {node.mem_id for rank, _, node in item.found.get("body", ()) if rank < GUESSED}
    nodes = [*item.all("date"), *item.all("meta"), *item.all("author")]
    if bodies or item.tails:
        nodes.append(item.node)
    return nodes, item.skip | bodies


def _fill_time(draft: Draft, clock: Clock) -> None:
    """Take the first time in the head of a comment when it says more than what its date element said."""
    nodes, skip = _heads(draft.item)
    author = {draft.author_node.mem_id} if draft.author_node is not None else set()  # a title can hold a date
    for node in nodes:
        found = time_in(node, skip if node.mem_id in author else skip | author, clock)
        if found is not None and (
            draft.posted is None or _FINENESS[found.precision] > _FINENESS[draft.posted.precision]
        ):
            draft.posted, draft.date_node = found, node
            return


def _fill_author(draft: Draft) -> None:
    nodes, skip = _heads(draft.item)
    for node in nodes:
        draft.author, draft.author_node = narrow_name(node, skip)
        if draft.author is not None:
            return
    draft.author = name_from_avatar(draft.item)
