"""JSON as pages hold it: what spells no character (NUL, half of a surrogate pair) becomes U+FFFD, as in UTF-8."""

import re
from typing import Any

import orjson

# Every escape in turn, so that in “\\u0000” the second backslash is seen to be escaped.
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u0000|u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", re.DOTALL
)


def load(text: str) -> Any:
    """Return the value of a JSON text. Raises ValueError."""
    if "\\u0000" not in text:
        try:
            return orjson.loads(text)
        except orjson.JSONDecodeError:
            if "\\ud" not in text and "\\uD" not in text:
                raise
    return orjson.loads(without_halves(text))


def without_halves(text: str) -> str:
    """Return JSON text whose escapes all spell characters that can be stored."""
    if "\\u" not in text:
        return text
    return _ESCAPE.sub(lambda found: "\\ufffd" if found[1] else found[0], text)
