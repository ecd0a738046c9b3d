"""Whether a line of text states a number of comments."""

import html
import re

from belowtheline.parsers.counts import phrases


def _words(table: str) -> str:
    return "".join(table.split())


_NUMBER = r"(?<![A-Za-z0-9_.,:/#-])(\d{1,3}(?:[.,'\u00a0\u202f]\d{3})+|\d{1,7})(?![.,:/]?\d|\s?[kKmM]\b|\s?%)"
_GLUED_NUMBER = r"(\d{1,3}(?:[.,'\u00a0\u202f]\d{3})+|\d{1,7})(?![.,:/]?\d|\s?[kKmM]\b|\s?%)"
_EITHER = f"(?P<comments>{_words(phrases.COMMENTS)})|(?P<replies>{_words(phrases.REPLIES)})"
_NUMBER_FIRST = re.compile(rf"{_NUMBER}\s?{phrases.BETWEEN}(?:{_EITHER})(?!\w)")
_NOUN_FIRST = re.compile(
    rf"(?<!\w)(?:{_EITHER})\s?[:–—-]?\s?(?:[(\[{{]\s?{_GLUED_NUMBER}\s?[)\]}}]|{_GLUED_NUMBER}(?=\s*$))"
)
_IN_WORDS = re.compile(rf"(?P<one>{phrases.ONE})?(?P<none>{phrases.NONE})?\s(?:{_EITHER})(?!\w)")
_ABOUT = re.compile(rf"\s?[:!]?\s?(?:(?:{_words(phrases.ABOUT)})(?!\w)|[“„«\"'《「”]|\.{{0,3}}$|[|•·»›>…}})\]–—-])")
_DIGIT = re.compile(r"\d")
_COUNT_WORDS = frozenset(f"{phrases.ONE}|{phrases.NONE}".replace(" ", "|").split("|"))
_TITLE_END = re.compile("[\"“”»」》’']")  # “T” üzerine 3 yorum, 「T」への3件
_QUOTED = re.compile('[“„«"《「]')
_LONGEST = 200


def count_in_line(text: str, *, heading: bool = False) -> int | None:
    """Read the number of comments of a page from a line such as “14 Comments”; None for any other line.

    `heading`: the line is known to be a heading, so that “3 replies” counts the thread and not one comment's replies.
    """
    if len(text) > _LONGEST:
        return None
    line = html.unescape(text) if "&" in text else text
    line = " ".join(line.split()).lower()
    if not line:
        return None
    if _DIGIT.search(line) is None:
        return _count_in_words(line, heading=heading) if line.partition(" ")[0] in _COUNT_WORDS else None
    line = line.lstrip("§#•·–—-|»›{[( ")
    for match in _NUMBER_FIRST.finditer(line):
        if _is_the_count(line, match, heading=heading):
            return _number(match[1])
    for match in _NOUN_FIRST.finditer(line):
        if _noun_first_fits(line, match, heading=heading):
            return _number(match[3] or match[4])
    return None


def _is_the_count(line: str, match: re.Match[str], *, heading: bool) -> bool:
    before, after = line[: match.start()].strip(), line[match.end() :]
    if before and (before.split()[-1].strip("(") in phrases.PARTLY or before.endswith(("+", "$", "€"))):
        return False
    about = _ABOUT.match(after) is not None
    titled = before.endswith(":") or _TITLE_END.search(before[-8:]) is not None
    if match["replies"] is not None:
        alone = not after.strip()
        return titled or (not before and (heading if alone else about))
    if titled or "(" in before[-8:]:
        return True
    if before and len(after) > 30:  # a sentence, unless it goes on to name the article
        about = about and _QUOTED.search(after[:12]) is not None
    return len(before) <= 30 and (about or len(after) <= 30)


def _noun_first_fits(line: str, match: re.Match[str], *, heading: bool) -> bool:
    before, after = line[: match.start()].strip(), line[match.end() :].strip()
    if len(before) > 30 or len(after) > 30 or (before and before.split()[-1] in phrases.PARTLY):
        return False
    if match["replies"] is not None:
        return heading and not before
    return match[3] is not None or not before


def _count_in_words(line: str, *, heading: bool) -> int | None:
    """Read “One thought on “T”” and “No comments yet”."""
    match = _IN_WORDS.match(line)
    if match is None or (match["one"] is None) == (match["none"] is None):
        return None
    after = line[match.end() :]
    if match["none"]:
        return 0 if len(after) < 12 and match["comments"] else None
    about = _ABOUT.match(after) is not None
    return 1 if (about and after.strip()) or (not after.strip() and (heading or match["comments"])) else None


def _number(printed: str) -> int:
    return int("".join(char for char in printed if char.isdigit()))
