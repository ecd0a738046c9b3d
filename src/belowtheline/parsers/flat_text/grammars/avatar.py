"""Image alts that name who is pictured (“NAME's avatar”), as extractors print them that drop everything else."""

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text import vocabulary as words
from belowtheline.parsers.flat_text.marks import Mark, Marking
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.window import Window


def mark(scan: Scan, window: Window) -> Marking | None:
    """Mark every line that is an avatar's alt, with the name repeated below it if it is."""
    marks = []
    for at in range(window.start, window.end):
        if not scan.dump.key[at] or (name := pictured(scan.dump.text[at])) is None:
            continue
        last = at
        while last + 1 < window.end and scan.dump.text[last + 1] == name:
            last += 1
        marks.append(Mark(at, last, name, frame="avatar"))
    return Marking("avatar", tuple(marks), confidence=0.9) if len(marks) > 1 else None


def pictured(text: str) -> str | None:
    """Return who an avatar's alt names, None for any other line."""
    folded = text.casefold()
    name = None
    if folded.endswith(words.AVATAR_SUFFIX):
        suffix = next(suffix for suffix in words.AVATAR_SUFFIX if folded.endswith(suffix))
        name = text[: -len(suffix)]
    elif folded.startswith(words.AVATAR_PREFIX):
        prefix = next(prefix for prefix in words.AVATAR_PREFIX if folded.startswith(prefix))
        name = text[len(prefix) :]
    if name is None or name.casefold() in {"user", "guest", "author", "avatar"}:
        return None
    return lines.strip_edges(name) or None
