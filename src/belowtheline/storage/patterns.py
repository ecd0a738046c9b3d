"""Patterns over names with slashes, as `glob` reads them: * ? [a-z] inside one folder, ** over any number of them."""

import re
from functools import lru_cache

_MAGIC = re.compile(r"[*?[]")


def has_magic(text: str) -> bool:
    """Tell whether a text is a pattern."""
    return _MAGIC.search(text) is not None


def fixed_part(pattern: str) -> str:
    """Return what every name that matches starts with."""
    found = _MAGIC.search(pattern)
    return pattern if found is None else pattern[: found.start()]


@lru_cache(maxsize=64)
def compiled(pattern: str, *, hidden: bool = False) -> re.Pattern[str]:
    """Return the expression that matches whole names. Wildcards match no leading dot unless `hidden`."""
    parts = pattern.split("/")
    seen = "" if hidden else r"(?!\.)"
    last = len(parts) - 1
    out = []
    for place, part in enumerate(parts):
        if part == "**":
            out.append(f"{seen}[^/]+(?:/{seen}[^/]+)*" if place == last else f"(?:{seen}[^/]+/)*")
        else:
            out.append((seen if _MAGIC.match(part) else "") + _segment(part) + ("" if place == last else "/"))
    return re.compile("".join(out), re.DOTALL)


def _segment(part: str) -> str:
    out, at = "", 0
    while at < len(part):
        end = part.find("]", at + 3 if part[at + 1 : at + 2] == "!" else at + 2) if part[at] == "[" else -1
        if end > 0:
            chosen = part[at + 1 : end].replace("\\", r"\\").replace("[", r"\[").replace("^", r"\^")
            out += f"(?!/)[{'^' + chosen[1:] if chosen.startswith('!') else chosen}]"
            at = end
        else:
            out += {"*": "[^/]*", "?": "[^/]"}.get(part[at], re.escape(part[at]))
        at += 1
    return out
