"""Markdown of a page (html2text) → the lines a reader saw."""

import re

_IMAGE = re.compile(r"!\[([^\[\]]{0,500})\]\(([^()]{0,4000}(?:\([^()]{0,300}\)[^()]{0,1000})?)\)")
_LINK = re.compile(r"\[([^\[\]]{0,800})\]\(([^()]{0,4000}(?:\([^()]{0,300}\)[^()]{0,1000})?)\)")
_AUTOLINK = re.compile(r"<((?:https?|mailto|ftp):[^<>\s]{1,2000})>")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~|>])")
_ITALIC = re.compile(r"(?<![\w_])_([^_\n]{1,400})_(?![\w_])")
_ITEM = re.compile(r"( {2,60})([*+-]|\d{1,5}\.) (.*)")
_HEADING = re.compile(r"(#{1,6}) (.*)")
_WRAP = 70  # html2text wraps at 78; a line shorter than this was ended by the page


def is_markdown(text: str) -> bool:
    """Tell whether a dump is Markdown with its links: several inline links or images."""
    head = text[:400_000]
    return head.count("](") >= 3 and (head.count("](http") + head.count("](/") + head.count("](#")) >= 3


def to_lines(text: str) -> list[tuple[int, str, str, bool]]:
    """Return (indent, marker, text, gap) for every line that holds text, wrapped lines joined."""
    lines: list[tuple[int, str, str, bool]] = []
    buffer: list[str] = []
    state = [0, "", True]  # indent, marker, gap of the line being gathered

    def flush() -> None:
        if buffer:
            plain = _plain(" ".join(buffer))
            if plain:
                lines.append((int(state[0]), str(state[1]), plain, bool(state[2])))
                state[2] = False
            buffer.clear()
            state[0], state[1] = 0, ""

    for raw in text.split("\n"):
        stripped = raw.strip()
        if not stripped:
            flush()
            state[2] = True
            continue
        item = _ITEM.match(raw) if raw.startswith("  ") else None
        heading = _HEADING.match(stripped) if stripped.startswith("#") else None
        if item or heading or stripped.startswith(">") or raw.startswith("    "):
            flush()
        if item:
            state[0], state[1], stripped = len(item[1]), item[2], item[3].strip().lstrip("#").lstrip()
        elif heading:
            state[1], stripped = heading[1], heading[2].strip()
        elif stripped.startswith(">"):
            state[1], stripped = ">", stripped.lstrip("> ")
        if stripped:
            buffer.append(stripped)
        if raw.endswith("  "):  # a <br>
            flush()
    flush()
    return lines


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
        text = text.removeprefix("__ ").removesuffix(" __")
        if not text.strip("_ "):
            return ""
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    return " ".join(text.split())


def _label(match: re.Match[str]) -> str:
    return match[1].strip(" ")
