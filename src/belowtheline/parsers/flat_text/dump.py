"""A flat dump as lines: what each says, its indentation, its list mark, whether a blank line precedes it."""

import re
from dataclasses import dataclass, field

from belowtheline.parsers.flat_text import lines, markdown
from belowtheline.parsers.flat_text.times import is_month

_MARKER = re.compile(r"(?:[*+•◦‣▪○#o]|-|\d{1,5}\.)(?: +|$)")
_SPACES = " \t\r\n\u00a0\u200b\ufeff\u200e\u200f\u3000\x0b\x0c"


@dataclass(slots=True)
class Dump:
    """The lines of a dump that hold text. The lists run in parallel; nothing is changed once made."""

    extractor: str
    text: list[str] = field(default_factory=list)
    indent: list[int] = field(default_factory=list)
    marker: list[str] = field(default_factory=list)
    gap: list[bool] = field(default_factory=list)
    key: list[str] = field(default_factory=list)  # folded for look-up; "" for long lines
    breaks: list[int] = field(default_factory=list)  # lines below a line of nothing but a no-break space

    def __len__(self) -> int:
        """Count the lines."""
        return len(self.text)

    def add(self, indent: int, marker: str, text: str, gap: bool) -> None:
        """Append one line."""
        self.text.append(text)
        self.indent.append(indent)
        self.marker.append(marker)
        self.gap.append(gap)
        self.key.append(lines.key(text))


def load(raw: str) -> Dump:
    """Split `raw` into lines, the way its extractor wrote them."""
    if "\r" in raw:
        raw = raw.replace("\r\n", "\n").replace("\r", "\n")
    if markdown.is_markdown(raw):
        dump = Dump("html2text")
        for indent, marker, text, gap in markdown.to_lines(raw.replace("\u00a0", " ")):
            dump.add(indent, marker, text, gap)
        return dump
    return _load_plain(raw)


_BUTTONS = ("Report", "Reply", "ReplyDelete", "Antworten", "Melden", "Répondre", "Responder", "Rispondi")
GLUED = 3  # times a button must end lines without a space before it: once is a typing error


def _with_buttons_apart(raw_lines: list[str]) -> list[str]:
    """Put buttons on lines of their own that an extractor glued to the words before them."""
    glued = [at for at, line in enumerate(raw_lines) if line.endswith(_BUTTONS) and _glued_button(line)]
    if len(glued) < GLUED:
        return raw_lines
    apart, done = [], 0
    for at in glued:
        button = _glued_button(raw_lines[at])
        apart += [*raw_lines[done:at], raw_lines[at][: -len(button)], button]
        done = at + 1
    return [*apart, *raw_lines[done:]]


def _glued_button(line: str) -> str:
    """Return the button that a line ends in with words right before it, "" without one."""
    button = max((button for button in _BUTTONS if line.endswith(button)), key=len)
    before = line[-len(button) - 1 : -len(button)]
    return button if before.islower() or (before and before in ".!?…)”’\"'") else ""


def _load_plain(raw: str) -> Dump:
    dump = Dump("")
    gap = True
    for line in _with_buttons_apart(raw.split("\n")):
        text = line.strip(_SPACES)
        if not text:
            gap = True
            if line.startswith("\u00a0"):
                dump.breaks.append(len(dump))
            continue
        if "\u00a0" in text:
            text = text.replace("\u00a0", " ")
        indent = len(line) - len(line.lstrip(_SPACES)) if line[0] in _SPACES else 0
        marker = ""
        if text[0] in "*+•◦‣▪○#o-0123456789" and (match := _MARKER.match(text)):
            rest = text[match.end() :]
            if (rest or text[0] in "*•+") and not (text[0].isdigit() and _is_date(rest)):
                marker, text = match[0].strip(), rest
        dump.add(indent, marker, text, gap)
        gap = False
    dump.extractor = recognise(dump)
    return dump


def _is_date(rest: str) -> bool:
    """Tell whether “2.” before these words is a day, as in “2. June 2014”, and no list's number: “2. June P. says”."""
    return any(map(str.isdigit, rest)) and is_month(rest.split(" ", 1)[0])


def recognise(dump: Dump) -> str:
    """Name the kind of extractor by its tell-tales (docs: comment-systems notes, section 5)."""
    count = len(dump)
    if not count:
        return "unknown"
    markers = dump.marker
    bullets, stars = markers.count("•"), markers.count("*")
    if sum(dump.gap) <= 1 + count // 200:
        return "wet"  # a newline for every block and never a blank line
    indented = sum(1 for indent in dump.indent if indent >= 4)
    if stars and indented > 0.6 * count:
        return "inscriptis"
    if indented > 0.8 * count:
        return "inscriptis"
    if bullets or not stars:
        return "resiliparse" if bullets else "plain"
    return "text-browser"
