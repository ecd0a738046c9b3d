"""Files by URI, on a disk or in an object store: list, open, size."""

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast
from urllib.parse import unquote_to_bytes, urlsplit

from belowtheline.errors import UsageError
from belowtheline.storage import object_inputs
from belowtheline.storage.objects import ObjectPath
from belowtheline.storage.paths import AnyPath


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
        raise UsageError(f"{uri}: only local files and gs:// are supported, not {parts.scheme}://")
    return Path(os.fsdecode(unquote_to_bytes(parts.path)))


def path_of(uri: str) -> AnyPath:
    """Return the place a URI or a plain path names: on a disk, or in an object store (gs://).

    Raises UsageError for any other scheme.
    """
    return ObjectPath.of(uri) if uri.startswith("gs://") else local_path(uri)


def open_binary(uri: str) -> BinaryIO:
    """Open a file for reading bytes. Raises OSError, StoreError."""
    return cast(BinaryIO, path_of(uri).open("rb"))


def is_regular(uri: str) -> bool:
    """Tell whether a URI names a plain file (a pipe or socket would hang its reader)."""
    return path_of(uri).is_file()


def size(uri: str) -> int:
    """Return the size of a file in bytes. Raises OSError."""
    return path_of(uri).stat().st_size


def expand(inputs: Iterable[str]) -> list[str]:
    """Return the URIs of all files behind files, folders (recursive) and globs: sorted, each once.

    Hidden files and folders (a leading dot) inside a folder are left out; links are followed, each folder once.
    What cannot be read (a dead link, a pipe, a folder without permission) is listed, so that reading it is
    refused by name instead of passed over in silence. Raises UsageError, naming the
    argument, when one of them matches nothing.
    """
    found: set[str] = set()
    for text in inputs:
        if text.startswith("gs://"):
            found.update(str(path) for path in object_inputs.expand(text))
            continue
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
