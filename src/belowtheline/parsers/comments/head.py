"""Author and time of a comment whose template marks neither: read from the lines around its text."""

import re
from collections.abc import Iterator
from functools import lru_cache

from selectolax.lexbor import LexborNode

from belowtheline.parsers.comments.class_words import guess_role
from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.fields import sole_text
from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.names import LONGEST_NAME, name_beside_time, strip_before, tidy_name
from belowtheline.parsers.tags import TEXT, tag_ids
from belowtheline.records import Timestamp
from belowtheline.text import clean_line
from belowtheline.timestamps import find

_NAME_TAGS = ("cite", "strong", "b", "em")
_LONGEST_LINE = 400  # characters of a head line
_NO_LETTERS = re.compile(r"[\W_]+")
_MOST_PIECES = 40
_UNREAD = tag_ids("script style noscript button textarea select form")
_MOST_LINES = 30  # lines of a comment looked at for its byline
_LINES = frozenset("p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 header footer section article table tbody tr td".split())
_NO_NAMES = frozenset(["avatar", "gravatar", "id", "image", "photo", "user", "user avatar", "profile picture"])


def pieces(node: LexborNode, skip: set[int]) -> Iterator[tuple[str, LexborNode]]:
    """Yield the pieces of text at and below `node`, each with the element it stands in."""
    if node.mem_id in skip or node.tag_id in _UNREAD:
        return
    opened: list[LexborNode] = []
    holder, at = node, node.first_child
    count = 0
    while count < _MOST_PIECES:
        if at is None:
            if not opened:
                return
            at, holder = holder.next, opened.pop()
            continue
        tag = at.tag_id
        if tag == TEXT:
            text = clean_line(at.text_content or "")
            if text and not (text[0] == "#" and text[1:].isdigit()):  # the comment's place in the thread
                count += 1
                yield text, holder
        elif tag not in _UNREAD and (not skip or at.mem_id not in skip):
            child = at.first_child
            if child is not None:
                opened.append(holder)
                holder, at = at, child
                continue
        at = at.next


def narrow_name(node: LexborNode, skip: set[int]) -> tuple[str | None, LexborNode]:
    """Return the name in an element that may hold more than a name, and the element it stands in."""
    sole = sole_text(node, skip)
    if sole and len(sole) <= LONGEST_NAME and sole[0] != "#" and not _holds_time(sole):
        return tidy_name(strip_before(sole)), node
    found = [(text, holder) for text, holder in pieces(node, skip) if len(text) <= LONGEST_NAME]
    if len(found) == 1 and find(found[0][0]) is None:
        return tidy_name(strip_before(found[0][0])), node
    for marked in (_is_profile_link, _is_authors_link, _is_name_like):
        for text, holder in found:
            if holder.mem_id != node.mem_id and marked(holder, text) and not _is_action(holder):
                name = tidy_name(text)
                if name and strip_before(name) and not _is_time(text):
                    return name, holder
    line = " ".join(text for text, _ in found)
    time = find(line[:_LONGEST_LINE])
    if time is not None:
        return name_beside_time(line[:_LONGEST_LINE], time[0], time[1]), node
    for text, _ in found:
        name = tidy_name(strip_before(text))
        if name and any(c.isalpha() for c in name):
            return name, node
    return None, node


@lru_cache(maxsize=4096)
def _holds_time(name: str) -> bool:
    return find(name) is not None


def _is_profile_link(node: LexborNode, text: str) -> bool:
    """Tell a link whose address spells its text: <a href="/user/ada_byron">Ada Byron</a>."""
    if node.tag != "a":
        return False
    name = _letters(text)
    return len(name) > 2 and name in _letters(node.attributes.get("href"))


def _is_action(node: LexborNode) -> bool:
    """Tell “Reply” and “Report”, told by their class or where they lead."""
    attributes = node.attributes
    if "replytocom=" in (attributes.get("href") or ""):
        return True
    return any(_names_action(name) for name in (attributes.get("class") or "").split())


def _names_action(name: str) -> bool:
    part = guess_role(name)
    return part is not None and part[0] == "action"


def _letters(text: str | None) -> str:
    return _NO_LETTERS.sub("", (text or "")[:300]).lower()


def _is_authors_link(node: LexborNode, _text: str) -> bool:
    if node.tag != "a":
        return False
    attributes = node.attributes
    words = f"{attributes.get('class') or ''} {attributes.get('rel') or ''}".split()
    return "url" in words or "external" in words or "ugc" in words


def _is_name_like(node: LexborNode, _text: str) -> bool:
    return node.tag in _NAME_TAGS


def _is_time(text: str) -> bool:
    """Tell whether `text` is a time and no name that holds one (“Links of May 3rd, 2011”)."""
    time = find(text)
    return time is not None and 2 * (time[1] - time[0]) > len(text)


def time_in(node: LexborNode, skip: set[int], clock: Clock) -> Timestamp | None:
    """Return the first time printed at or below `node`."""
    line = " ".join(text for text, _ in pieces(node, skip))
    time = find(line[:_LONGEST_LINE])
    if time is None:
        return None
    found = clock.read(line[time[0] : time[1]])
    return found if found is not None and found.at is not None else time[2]


def name_from_avatar(item: Item) -> str | None:
    """Return the alternative text of a comment's avatar."""
    for node in item.all("avatar"):
        image = node if node.tag == "img" else node.css_first("img")
        alt = (image.attributes.get("alt") or "").strip() if image is not None else ""
        if alt and alt.lower() not in _NO_NAMES:
            return tidy_name(alt.removeprefix("Avatar of ").removeprefix("Avatar for "))
    return None


def short_lines(item: Item) -> Iterator[LexborNode]:
    """Yield the innermost elements of a comment whose text is short enough for a byline and holds a digit."""
    stack = [item.node]
    seen = 0
    while stack and seen < _MOST_LINES:
        node = stack.pop()
        if node.mem_id in item.skip or node.tag_id in _UNREAD:
            continue
        inner = [child for child in node.iter() if child.tag in _LINES]
        if inner:
            stack.extend(reversed(inner))
            continue
        seen += 1
        text = node.text()
        if len(text) <= _LONGEST_LINE and any(c.isdigit() for c in text):
            yield node


def names_from_labels(labels: list[str | None]) -> list[str | None]:
    """Return the names in “Reply to NAME” labels: what differs between them.

    The words before and after are those all labels share; two different names at least are needed to tell.
    """
    known = [label for label in labels if label]
    if len(set(known)) < 2:
        return [None] * len(labels)
    start = _shared_start(known)
    start = known[0].rfind(" ", 0, start) + 1  # names may begin alike: cut at a word
    backwards = [label[start:][::-1] for label in known]
    end = _shared_start(backwards)
    end = backwards[0].rfind(" ", 0, end) + 1
    return [tidy_name(label[start : len(label) - end]) if label else None for label in labels]


def _shared_start(texts: list[str]) -> int:
    first, last = min(texts), max(texts)  # what these two share, all share
    length = 0
    for one, other in zip(first, last, strict=False):
        if one != other:
            break
        length += 1
    return length


def reply_label(item: Item) -> str | None:
    """Return the “Reply to NAME” of the comment's own reply link."""
    for link in item.all("action"):
        if link.tag == "a":
            attributes = link.attributes
            label = attributes.get("data-replyto") or attributes.get("aria-label")
            if label:
                return label
    return None
