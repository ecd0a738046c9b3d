"""Where a line prints a time."""

import re

from belowtheline import timestamps

_DIGIT = re.compile(r"\d")
LONGEST = 160


def find_time(text: str) -> tuple[int, int] | None:
    """Return where in a short line the time stands, None without one."""
    if len(text) > LONGEST or not _DIGIT.search(text):
        return None
    return timestamps.find(text)
