"""Files by URI: list, open, size. Local paths now; object stores are added beside `_local`, nowhere else."""

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote_to_bytes, urlsplit

from belowtheline.errors import UsageError


def to_uri(path: str | Path) -> str:
    """Return the URI of a local path (absolute, percent-encoded); a URI with a scheme is returned as it is."""
    text = str(path)
    return text if "://" in text else Path(text).absolute().as_uri()


def local_path(uri: str) -> Path:
    """Return the local path behind a file URI or a plain path.

    Raises UsageError for any other scheme.
    """
    if "://" not in uri:
        return Path(uri)
    parts = urlsplit(uri)
    if parts.scheme != "file":
        raise UsageError(f"{uri}: only local files are supported, not {parts.scheme}://")
    return Path(os.fsdecode(unquote_to_bytes(parts.path)))


def open_binary(uri: str) -> BinaryIO:
    """Open a file for reading bytes. Raises OSError."""
    return local_path(uri).open("rb")


def is_regular(uri: str) -> bool:
    """Tell whether a URI names a plain file (a pipe or socket would hang its reader)."""
    return local_path(uri).is_file()


def size(uri: str) -> int:
    """Return the size of a file in bytes. Raises OSError."""
    return local_path(uri).stat().st_size


def expand(inputs: Iterable[str]) -> list[str]:
    """Return the URIs of all files behind files, folders (recursive) and globs: sorted, each once.

    Hidden files and folders (a leading dot) inside a folder are left out; links are followed, each folder once.
    What cannot be read (a dead link, a pipe, a folder without permission) is listed, so that reading it is
    refused by name instead of passed over in silence. Raises UsageError, naming the
    argument, when one of them matches nothing.
    """
    found: set[str] = set()
    for text in inputs:
        path = local_path(text)
        if path.is_dir():
            files = sorted(_inside(path))
            problem = "the folder holds no files"
        elif path.exists():
            files, problem = [path], ""
        else:
            files = [Path(p) for p in glob.glob(str(path), recursive=True) if Path(p).is_file()]  # noqa: PTH207
            problem = "no such file or folder, and no file matches it as a pattern"
        if not files:
            raise UsageError(f"{text}: {problem}")
        found.update(to_uri(p) for p in files)
    return sorted(found)


def _inside(folder: Path) -> Iterator[Path]:
    unreadable: list[OSError] = []
    seen: set[tuple[int, int]] = set()
    for name, folders, names in os.walk(folder, onerror=unreadable.append, followlinks=True):
        here = Path(name)
        status = here.stat()
        if (status.st_dev, status.st_ino) in seen:
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        folders[:] = sorted(sub for sub in folders if not sub.startswith("."))
        yield from (here / sub for sub in names if not sub.startswith("."))
    yield from (Path(error.filename) for error in unreadable)
