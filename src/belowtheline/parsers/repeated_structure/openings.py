"""Items before the thread's own heading: the article's byline, marked up like those of its comments."""

from belowtheline.parsers.counts import count_in_line
from belowtheline.parsers.repeated_structure.groups import Group
from belowtheline.parsers.repeated_structure.items import Item
from belowtheline.parsers.repeated_structure.outline import Outline
from belowtheline.parsers.repeated_structure.words import BESIDE, COMMENT_WORD

_MOST = 4  # items at the start of a run that may stand before its heading
_LONGEST = 60  # characters of a heading
_LONGEST_UNCOUNTED = 24  # of one without a number
_LATER = 200  # texts after a heading among which another one may stand
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])


def without_article(outline: Outline, group: Group, items: list[Item]) -> Group:
    """Drop the blocks that stand before a heading of comments inside the run."""
    last = min(_MOST, len(items) - 1)
    if last < 1:
        return group
    end = outline.first_text[items[last].first]
    for text in range(end - 1, outline.first_text[items[0].first], -1):
        if _heads_comments(outline, text):
            first = next(index for index in range(1, last + 1) if outline.first_text[items[index].first] > text)
            return Group(group.wrappers[first:], group.anchors[first:], group.timed)
    return group


def _heads_comments(outline: Outline, text: int) -> bool:
    words = outline.texts[text]
    if len(words) > _LONGEST:
        return False
    lowered = words.lower()
    if not COMMENT_WORD.search(lowered) or BESIDE.search(lowered):
        return False
    value = count_in_line(words, heading=True)
    if value is not None:
        return value > 1 and outline.texts.count(words) == 1
    return (
        len(words) <= _LONGEST_UNCOUNTED and outline.tags[outline.owners[text]] in _HEADINGS and _is_only(outline, text)
    )


def _is_only(outline: Outline, text: int) -> bool:
    """Tell whether no later heading speaks of comments: else each of them may have its own."""
    later = range(text + 1, min(len(outline.texts), text + _LATER))
    return not any(
        outline.tags[outline.owners[other]] in _HEADINGS and COMMENT_WORD.search(outline.texts[other].lower())
        for other in later
    )
