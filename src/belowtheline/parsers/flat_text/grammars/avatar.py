"""Image alts that name who is pictured (“NAME's avatar”, or NAME printed twice), as extractors leave them."""

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text import vocabulary as words
from belowtheline.parsers.flat_text.marks import Mark, Marking
from belowtheline.parsers.flat_text.prefixes import Prefixes
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.window import Window

_PREFIXES = Prefixes(words.AVATAR_PREFIX)


def mark(scan: Scan, window: Window) -> Marking | None:
    """Mark every line that is an avatar's alt, with the name repeated below it if it is."""
    if scan.pictured is None:
        scan.pictured = _find(scan)
    found = scan.pictured
    if not found and window.heading is not None:  # menus print their entries twice, too
        found = _find_twice(scan, window)
    marks = [mark for mark in found if window.start <= mark.first < window.end]
    return Marking("avatar", tuple(marks), confidence=0.9) if len(marks) > 1 else None


def _find(scan: Scan) -> list[Mark]:
    texts = scan.dump.text
    marks = []
    for at, folded in enumerate(scan.dump.key):
        if not folded or not (_PREFIXES.of(folded) or folded.endswith(words.AVATAR_SUFFIX)):
            continue
        if (name := pictured(texts[at])) is None:
            continue
        last = at
        while last + 1 < len(texts) and texts[last + 1] == name:
            last += 1
        marks.append(Mark(at, last, name, frame="avatar"))
    return marks


def _find_twice(scan: Scan, window: Window) -> list[Mark]:
    """Mark names that stand on two lines in a row, an avatar's alt and a link, with words below them."""
    dump = scan.dump
    marks = []
    for at in range(window.start, window.end - 2):
        name, below = dump.text[at], dump.text[at + 2]
        if name != dump.text[at + 1] or name == below or at in scan.bylines or lines.is_prose(name):
            continue
        if scan.chrome[at + 2] or at + 2 in scan.bylines or not lines.is_name(name) or name.count(" ") > 4:
            continue
        marks.append(Mark(at, at + 1, name, frame="avatar"))
    return marks if sum(lines.is_prose(dump.text[mark.last + 1]) for mark in marks) >= max(2, 0.7 * len(marks)) else []


def pictured(text: str) -> str | None:
    """Return who an avatar's alt names, None for any other line."""
    folded = text.casefold()
    name = None
    if (prefix := _PREFIXES.of(folded)) is not None:
        name = text[len(prefix) :]
    elif folded.endswith(words.AVATAR_SUFFIX):
        name = text[: -len(next(suffix for suffix in words.AVATAR_SUFFIX if folded.endswith(suffix)))]
    if name is None or name.casefold() in {"user", "guest", "author", "avatar"}:
        return None
    return lines.strip_edges(name) or None
