"""New files in folders: looked for again and again, and taken once they are whole."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from belowtheline.arrivals.objects import Arrival, Item, local_version
from belowtheline.storage import files

_SIDECARS = tuple(f"{page}.json" for page in (".html", ".htm", ".xhtml", ".shtml", ".txt"))
_DRAFTS = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".filepart", ".swp", "~")


class Folders:
    """Watched folders. A file is handed over when two looks in a row find it with one size and one time of change.

    Names of drafts (a leading dot, `.part`, `.tmp` …) are left alone until the file is renamed, and a sidecar
    (`page.html.json`) until its page is there: alone it would be refused as a page.
    """

    def __init__(self, roots: Iterable[Path], knows: Callable[[str, str], bool]) -> None:
        """Watch `roots`; `knows(uri, version)` tells which files are done."""
        self._roots = tuple(roots)
        self._knows = knows
        self._done: set[int] = set()  # a number a state, so that the next look passes over it in a microsecond
        self._seen: dict[str, str] = {}

    def poll(self) -> list[Item]:
        """Return what has arrived since the last look."""
        found: list[Item] = []
        waiting: dict[str, str] = {}
        for path, status in self._files():
            state = hash((path, status.st_size, status.st_mtime_ns))
            if state in self._done:
                continue
            version = local_version(status.st_size, status.st_mtime_ns)
            uri = files.to_uri(path)
            if self._knows(uri, version):
                self._done.add(state)
            elif self._seen.get(path) == version:
                self._done.add(state)
                found.append(Arrival(uri, version, status.st_size))
            else:
                waiting[path] = version
        self._seen = waiting
        return found

    @property
    def waiting(self) -> int:
        """Return how many files were seen once and are being watched for change."""
        return len(self._seen)

    def done(self, items: Iterable[Item]) -> None:
        """Take note that `items` are published: the ledger knows them."""

    def _files(self) -> Iterator[tuple[str, os.stat_result]]:
        seen: set[tuple[int, int]] = set()
        folders = [str(root) for root in self._roots]
        while folders:
            try:
                with os.scandir(folders.pop()) as entries:
                    for entry in entries:
                        if entry.name.startswith(".") or entry.name.endswith(_DRAFTS):
                            continue
                        status = entry.stat()
                        if entry.is_file():
                            if not entry.name.endswith(_SIDECARS) or _has_page(entry.path):
                                yield entry.path, status
                        elif entry.is_dir() and (status.st_dev, status.st_ino) not in seen:
                            seen.add((status.st_dev, status.st_ino))
                            folders.append(entry.path)
            except OSError:  # gone, or not to be read just now: the next look will tell
                continue


def _has_page(sidecar: str) -> bool:
    return Path(sidecar.removesuffix(".json")).is_file()
