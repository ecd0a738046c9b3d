"""Names freed of what only their whole thread shows to be no part of them."""

import itertools
import re
from collections import Counter
from dataclasses import replace

from belowtheline.parsers.flat_text.drafts import Draft
from belowtheline.parsers.flat_text.lines import strip_edges

_ORDINAL = re.compile(r"(#?)(\d{1,5})[.):]? (?=\S)")
_TAIL = re.compile(r" (\([^()]{1,24}\)|[+\-–−]\d{1,4})$")
_TWICE = re.compile(r"(.{2,60}?)[ ]?\1")


def tidy_names(drafts: list[Draft]) -> None:
    """Take running numbers, names printed twice and endings that all names share off the names of a thread."""
    _drop_ordinals(drafts)
    _drop_tails(drafts)
    _drop_doubles(drafts)
    _part_mentions(drafts)


def _rename(draft: Draft, name: str) -> None:
    draft.mark = replace(draft.mark, author=strip_edges(name) or draft.mark.author)


def _drop_ordinals(drafts: list[Draft]) -> None:
    """Take the running number off names where the thread numbers its comments in front of them."""
    found = [_ORDINAL.match(draft.mark.author or "") for draft in drafts]
    numbers = [int(match[2]) for match in found if match]
    if len(numbers) < max(2, 0.6 * len(drafts)):
        return
    rising = sum(1 for one, two in itertools.pairwise(numbers) if one < two)
    falling = sum(1 for one, two in itertools.pairwise(numbers) if one > two)
    signed = sum(1 for match in found if match and match[1])  # “#1 ANN”, “#1.1 BEN”: a place in a tree
    if max(rising, falling) < 0.9 * (len(numbers) - 1) and signed < 0.8 * len(drafts):
        return
    for draft, match in zip(drafts, found, strict=True):
        if match and draft.mark.author:
            _rename(draft, draft.mark.author[match.end() :])


def _drop_tails(drafts: list[Draft]) -> None:
    """Take off a link's label or a number of votes that stands behind nearly every name: “Ann (Homepage)”."""
    found = [_TAIL.search(draft.mark.author or "") for draft in drafts]
    tails = Counter(_kind(match[1]) for match in found if match)
    if not tails:
        return
    common, times = tails.most_common(1)[0]
    if times < max(3, 0.8 * len(drafts)):
        return
    for draft, match in zip(drafts, found, strict=True):
        if match and draft.mark.author and _kind(match[1]) == common:
            _rename(draft, draft.mark.author[: match.start()])


def _kind(tail: str) -> str:
    return tail if tail[0] == "(" else "votes"


def _drop_doubles(drafts: list[Draft]) -> None:
    """Halve names that an avatar's label and a link print one after the other: “AnnAnn”, “Ben K. Ben K.”.

    A name may be double of itself (“Xoli Xoli”), so most names of the thread have to be.
    """
    names = {draft.mark.author for draft in drafts if draft.mark.author}
    doubles = {name: match[1] for name in names if (match := _TWICE.fullmatch(name))}
    if len(doubles) < max(2, 0.6 * len(names)):
        return
    for draft in drafts:
        if draft.mark.author in doubles:
            _rename(draft, doubles[draft.mark.author])


def _part_mentions(drafts: list[Draft]) -> None:
    """Part “Ann @Ben” where Ben writes in the thread as well: Ann answers him."""
    names = {draft.mark.author for draft in drafts if draft.mark.author}
    for draft in drafts:
        name, _, answered = (draft.mark.author or "").rpartition("@")
        if strip_edges(name) and answered in names:
            _rename(draft, name)
            draft.reply_to = draft.reply_to or answered
