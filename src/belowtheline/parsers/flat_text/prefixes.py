"""Many prefixes looked for at once: by their first letters, so that a line is compared with few of them."""

from collections.abc import Iterable

HEAD = 3


class Prefixes:
    """A set of prefixes; `of(text)` is the one that `text` starts with."""

    def __init__(self, prefixes: Iterable[str]) -> None:
        """Index the prefixes, the longest first."""
        ordered = sorted(prefixes, key=len, reverse=True)
        self._short = tuple(prefix for prefix in ordered if len(prefix) < HEAD)
        self._by_head: dict[str, list[str]] = {}
        for prefix in ordered:
            if len(prefix) >= HEAD:
                self._by_head.setdefault(prefix[:HEAD], []).append(prefix)

    def of(self, text: str) -> str | None:
        """Return the longest prefix that `text` starts with, None without one."""
        likely = self._by_head.get(text[:HEAD])
        if likely is not None:
            for prefix in likely:
                if text.startswith(prefix):
                    return prefix
        if self._short and text.startswith(self._short):
            return next(prefix for prefix in self._short if text.startswith(prefix))
        return None
