"""Markdown of a page (html2text) → the lines a reader saw."""

import re
from dataclasses import dataclass, field

_IMAGE = re.compile(r"!\[([^\[\]]{0,500})\]\(([^()]{0,4000}(?:\([^()]{0,300}\)[^()]{0,1000})?)\)")
_LINK = re.compile(r"\[([^\[\]]{0,800})\]\(([^()]{0,4000}(?:\([^()]{0,300}\)[^()]{0,1000})?)\)")
_AUTOLINK = re.compile(r"<((?:https?|mailto|ftp):[^<>\s]{1,2000})>")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~|>])")
_ITALIC = re.compile(r"(?<![\w_])_([^_\n]{1,400})_(?![\w_])")
_ICON = re.compile(r"(?<![^\s(])__(?=[^\s_a-z])")  # an empty element of emphasis before a word: __Reply
_RUN = re.compile(r"[ \t\r\f\v]{2,}|[\t\r\f\v]")
_ITEM = re.compile(r"( {2,60})([*+-]|\d{1,5}\.) (.*)")
_HEADING = re.compile(r"(#{1,6}) (.*)")
_TARGET = re.compile(r"\]\([^\s()]{2}")
_FRAME = re.compile(r"^(?:#{1,4} \S|  \* \S)", re.MULTILINE)
_ABBREVIATION = re.compile(r"\*\[[^\[\]\n]{1,200}\]: ")  # what html2text writes below the page for every <abbr>


def is_markdown(text: str) -> bool:
    """Tell whether a dump is Markdown with its links: several inline links or images, or one and a heading or list."""
    head = text[:400_000]
    links = len(_TARGET.findall(head))
    return links >= 3 or (links > 0 and _FRAME.search(head) is not None)


LONGEST_LINK = 40  # lines an address may run over


@dataclass(slots=True)
class _Gathering:
    """The line that is being put together from wrapped ones."""

    done: list[tuple[int, str, str, bool]] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    indent: int = 0
    marker: str = ""
    gap: bool = True
    open_for: int = 0  # lines since a link's address began that has not ended: html2text leaves blank lines in it

    def add(self, text: str) -> None:
        """Append a wrapped line."""
        self.parts.append(text)
        at = text.rfind("](")
        if at >= 0:
            self.open_for = 0 if ")" in text[at:] else 1
        elif self.open_for:
            self.open_for = 0 if ")" in text or self.open_for >= LONGEST_LINK else self.open_for + 1

    def end(self) -> None:
        """Close the line."""
        plain = _plain(" ".join(self.parts)) if self.parts else ""
        if plain:
            self.done.append((self.indent, self.marker, plain, self.gap))
            self.gap = False
        self.parts.clear()
        self.open_for = 0
        self.indent, self.marker = 0, ""


def to_lines(text: str) -> list[tuple[int, str, str, bool]]:
    """Return (indent, marker, text, gap) for every line that holds text, wrapped lines joined."""
    line = _Gathering()
    for raw in text.split("\n"):
        stripped = raw.strip()
        if not stripped or _ABBREVIATION.match(stripped):
            if not line.open_for:
                line.end()
                line.gap = True
            continue
        item = _ITEM.match(raw) if raw.startswith("  ") else None
        heading = _HEADING.match(stripped) if stripped[0] == "#" else None
        if (item or heading or stripped[0] == ">" or raw.startswith("    ")) and not line.open_for:
            line.end()
        if item:
            line.indent, line.marker, stripped = len(item[1]), item[2], item[3].strip().lstrip("#").lstrip()
        elif heading:
            line.marker, stripped = heading[1], heading[2].strip()
        elif stripped[0] == ">":
            line.marker, stripped = ">", stripped.lstrip("> ")
        if stripped:
            line.add(stripped)
        if raw.endswith("  ") and not line.open_for:  # a <br>
            line.end()
    line.end()
    return line.done


def _plain(text: str) -> str:
    if "](" in text:
        text = _IMAGE.sub("", text)
        text = _LINK.sub(_label, text)
        if "](" in text:
            text = _LINK.sub(_label, text)
    if "<" in text:
        text = _AUTOLINK.sub(r"\1", text)
    if "*" in text:
        text = text.replace("**", "")
    if "_" in text:
        text = _ITALIC.sub(r"\1", text).replace(" __ ", " ")
        text = _ICON.sub("", text.removeprefix("__ ").removesuffix(" __"))
        if not text.strip("_ "):
            return ""
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    return _RUN.sub(" ", text).strip()


def _label(match: re.Match[str]) -> str:
    return match[1].strip(" ")
