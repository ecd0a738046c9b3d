"""Forum pages: which post is the article, what stands above a post, what closes it."""

import re
from collections import defaultdict

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text import vocabulary as words
from belowtheline.parsers.flat_text.drafts import Draft
from belowtheline.parsers.flat_text.marks import Mark
from belowtheline.parsers.flat_text.prefixes import Prefixes
from belowtheline.parsers.flat_text.scan import Scan

HEADER = 14  # lines of a profile above a post at most
_PROFILE = Prefixes((*words.PROFILE_PREFIXES, *words.FORUM_PREFIXES, "re: ", "aw: "))
_NUMBER = re.compile(r"#(\d{1,7})\b")
_LATER = re.compile(r"page (\d{1,5}) of \d", re.IGNORECASE)


def without_first_post(scan: Scan, drafts: list[Draft]) -> list[Draft]:
    """Drop the first post, which is the article, unless the page says that it is not a thread's first."""
    if len(drafts) < 2 or _is_later_page(scan, drafts[0].mark):
        return drafts
    return drafts[1:]


def _is_later_page(scan: Scan, first: Mark) -> bool:
    texts = scan.dump.text
    for at in range(first.first, min(first.last + 3, len(texts))):
        if (number := _NUMBER.search(texts[at])) is not None and len(texts[at]) < lines.SHORT:
            return int(number[1]) > 1
    pages = (_LATER.search(text) for text in texts if len(text) < lines.SHORT)
    return any(page is not None and int(page[1]) > 1 for page in pages)


def with_profile(scan: Scan, mark: Mark, floor: int) -> Mark:
    """Stretch a byline over the profile above it, which starts with the same name."""
    if mark.author is None:
        return mark
    seen = False
    for at in range(mark.first - 1, max(floor, mark.first - HEADER), -1):
        text = scan.dump.text[at]
        if text == mark.author and seen:
            return mark.moved(at, mark.last)
        if lines.is_prose(text) and not is_profile(scan, at):
            break
        seen = seen or is_profile(scan, at)
    return mark


def is_profile(scan: Scan, at: int) -> bool:
    """Tell whether a line is a field of a writer's profile."""
    return bool(scan.dump.key[at]) and _PROFILE.of(scan.dump.key[at]) is not None


def drop_signatures(scan: Scan, drafts: list[Draft]) -> None:
    """Take off the lines that close every post of a writer who posted more than once."""
    posts: defaultdict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.mark.author:
            posts[draft.mark.author].append(draft)
    for written in posts.values():
        if len(written) < 2:
            continue
        size, texts = 0, scan.dump.text
        least = min(len(draft.body) for draft in written)
        while size < least - 1 and len({texts[draft.body[-1 - size]] for draft in written}) == 1:
            size += 1
        for draft in written:
            del draft.body[len(draft.body) - size :]
