"""The article of a dump: its title, its paragraphs, and who wrote it when, where the dump says."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

from belowtheline import timestamps
from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text import vocabulary as words
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.records import ParsedArticle, Timestamp

REACH = 40  # lines above the body in which its title stands
LEAD = 100  # characters of a line that is the body's for sure: the title stands above it
DULL = 45.0  # characters a line must have to speak for being part of the body


def read_article(scan: Scan, url: str | None, stop: int) -> ParsedArticle:
    """Read the article from the lines above `stop`, where the thread starts."""
    first, last = _body_span(scan, stop)
    title_at = _title_line(scan, url, first, last, stop)
    title = None if title_at is None else scan.dump.text[title_at]
    body = _body_lines(scan, first, last, title)
    authors, published = _byline(scan, title_at, body)
    host = _split(url).hostname
    return ParsedArticle(
        title=title,
        authors=authors,
        published=published,
        site=host.removeprefix("www.") if host else None,
        url=url,
        body=_joined(scan, body) or None,
    )


def _body_span(scan: Scan, stop: int) -> tuple[int, int]:
    """Return the run of lines with the most prose: long lines speak for it, short ones and what ends a page against."""
    ends = set(scan.ends)
    best, best_span, total, first = 0.0, (0, 0), 0.0, 0
    for at in range(stop):
        if total <= 0:
            total, first = 0.0, at
        total += _weight(scan, at, at in ends)
        if total > best:
            best, best_span = total, (first, at + 1)
    return best_span


def _weight(scan: Scan, at: int, ends: bool) -> float:
    text = scan.dump.text[at]
    if ends:
        return -200.0
    weight = min(len(text), 500) - DULL
    if weight > 0 and (scan.is_machinery(at) or is_caption(text)):
        return -DULL
    return weight


def is_caption(text: str) -> bool:
    """Tell whether a line belongs to a picture."""
    if len(text) > 300:
        return False
    folded = text.casefold()
    return any(stem in folded for stem in words.CAPTION_STEMS) and any(part in folded for part in words.CAPTION_PARTS)


def _body_lines(scan: Scan, first: int, last: int, title: str | None) -> list[int]:
    texts = scan.dump.text
    for at in range(first, min(first + 15, last)):
        if texts[at] == title:
            first = at + 1
    while first < last and (is_caption(texts[first]) or not lines.is_prose(texts[first])):
        first += 1
    return [
        at
        for at in range(first, last)
        if not scan.is_machinery(at) and not is_caption(texts[at]) and texts[at] != title
    ]


def _joined(scan: Scan, body: list[int]) -> str:
    dump = scan.dump
    parts: list[str] = []
    for index, at in enumerate(body):
        if index:
            parts.append("\n\n" if dump.gap[at] else "\n")
        parts.append(dump.text[at])
    return "".join(parts)


def _title_line(scan: Scan, url: str | None, first: int, last: int, stop: int) -> int | None:
    """Return the line above the body, or its first ones, that reads most like its title."""
    clues = _Clues(
        _slug_words(url),
        _quoted_in_headings(scan, stop),
        frozenset(" ".join(text[:6000] for text in scan.dump.text[first:last])[:6000].casefold().split()),
        Counter(text for text in scan.dump.text if len(text) <= 200),
    )
    lead = next((at for at in range(first, last) if len(scan.dump.text[at]) >= LEAD), first)
    best, best_at = 1.5, None
    for at in range(max(0, lead - REACH), min(lead + 1, stop)):
        score = _title_score(scan, at, lead, clues)
        if score > best:
            best, best_at = score, at
    return best_at


@dataclass(frozen=True, slots=True)
class _Clues:
    """What a title can be checked against."""

    slug: frozenset[str]  # words of the address
    quoted: str  # what the thread's headings say
    words: frozenset[str]  # of the body
    counts: Counter[str]  # of every line of the dump


def _title_score(scan: Scan, at: int, lead: int, clues: _Clues) -> float:
    text = scan.dump.text[at]
    if not 6 <= len(text) <= 200 or scan.is_machinery(at) or at in scan.bylines or is_caption(text):
        return 0.0
    tokens = [token.strip(".,:;!?“”„\"'’()").casefold() for token in text.split()]
    if (
        tokens[0] in _NO_TITLE
        or text[0] in "«‹←→>["
        or any(sign in text for sign in (" | ", " › ", " » ", " > ", "©", "://"))
    ):
        return 0.0
    score = 1.0 if 3 <= len(tokens) <= 22 else 0.0
    score += 1.5 if clues.counts[text] > 1 and len(tokens) > 2 else 0.0
    score += 5.0 if len(text) >= 10 and text.casefold() in clues.quoted else 0.0
    score += _MARKERS.get(scan.dump.marker[at], -1.5)
    if clues.slug:
        score += 5.0 * len(clues.slug.intersection(tokens)) / len(clues.slug)
    telling = [token for token in tokens if len(token) > 3]
    if telling:  # one word in common says little
        score += 4.0 * sum(1 for token in telling if token in clues.words) / max(3, len(telling))
    score += max(0.0, 2.0 - 0.1 * (lead - at))
    if any(near in scan.bylines for near in range(at + 1, at + 5)):
        score += 1.0
    score -= 2.0 if text.count(",") >= 3 else 0.0  # a list of tags
    if text.endswith((".", ":", ",", "…")):
        score -= 6.0 if len(text) >= 60 else 3.0
    return score


_NO_TITLE = frozenset(
    {
        "by",
        "posted",
        "published",
        "updated",
        "written",
        "skip",
        "publié",
        "veröffentlicht",
        "filed",
        "tags",
        "share",
        "back",
    }
)
_MARKERS = {"": 0.0, "#": 3.5, "##": 2.5, "###": 0.5}


def _quoted_in_headings(scan: Scan, stop: int) -> str:
    """Return what headings of the thread say: “5 thoughts on TITLE” gives the title once more."""
    return "\n".join(scan.dump.text[stop : stop + 3]).casefold()


def _split(url: str | None) -> SplitResult:
    try:
        return urlsplit(url or "")
    except ValueError:  # “https://[” is no address
        return urlsplit("")


def _slug_words(url: str | None) -> frozenset[str]:
    """Return the words of an address's longest part, which often is the title."""
    parts = unquote(_split(url).path).split("/")
    slug = max(parts, key=len).replace("_", "-")
    return frozenset(word.casefold() for word in slug.split("-") if len(word) > 2 and not word.isdigit())


def _byline(scan: Scan, title_at: int | None, body: list[int]) -> tuple[tuple[str, ...], Timestamp]:
    """Read names and a time from the lines between title and body, and the one above the title."""
    if not body:
        return (), Timestamp()
    start = max(0, (body[0] if title_at is None else min(title_at, body[0])) - 3)
    authors: tuple[str, ...] = ()
    published = Timestamp()
    for at in range(start, min(body[0] + 1, start + REACH)):
        text = scan.dump.text[at]
        if at in scan.bylines:
            byline = scan.bylines[at]
            if published.text is None:
                published = timestamps.parse(byline.time)
            if byline.author and not authors and byline.frame.startswith(("by", "von", "par", "por", "di", "posted")):
                authors = (byline.author,)
        elif (
            not authors
            and len(text) < 60
            and text.casefold().startswith(("by ", "von ", "par ", "por ", "written by "))
        ):
            name = lines.strip_by(text)
            authors = (name,) if name != text and lines.is_name(name) else ()
    return authors, published
