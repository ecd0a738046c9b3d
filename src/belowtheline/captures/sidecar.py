"""Addresses and capture times that stand beside the pages: `<file>.json`, or one `pages.jsonl` in the folder.

`<file>.json` is one object; `pages.jsonl` has one object a line that names its page in `file`, `path` or `name`.
Their columns are those of `captures.rows`. `<file>.json` wins where both speak of a page.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any, NamedTuple

import orjson

from belowtheline.captures import rows
from belowtheline.storage import files
from belowtheline.storage.paths import AnyPath

_INDEX = "pages.jsonl"
_NAMES = ("file", "path", "name")
_MOST = 16 << 20  # of a `<file>.json`: a few fields, not a page


class Beside(NamedTuple):
    """What a sidecar says of one page."""

    url: str | None = None
    captured_at: datetime | None = None
    charset: str | None = None


def beside(uri: str) -> Beside:
    """Return what the sidecars of a page say of it; a broken sidecar says nothing (`problem_of` reports it)."""
    path = files.path_of(uri)
    own = Beside()
    fields = _object(path.with_name(path.name + ".json"))
    if fields:
        own = _read(fields)
    index = path.with_name(_INDEX)
    try:
        status = index.stat()
    except OSError:
        return own
    listed = _listed(index, status.st_mtime_ns, status.st_size).get(path.name, Beside())
    return Beside(own.url or listed.url, own.captured_at or listed.captured_at, own.charset or listed.charset)


def is_sidecar(uri: str, head: bytes) -> bool:
    """Tell whether a file is a sidecar, so not a page itself; `head` is its start."""
    path = files.path_of(uri)
    if path.name == _INDEX:
        first = next((line for line in head.splitlines() if line.strip()), b"")
        fields = _fields(first)
        return fields is not None and _file_of(fields) is not None and not any(fields.get(n) for n in rows.PAGE)
    return path.suffix == ".json" and path.with_suffix("").is_file()


def problem_of(uri: str) -> str | None:
    """Say what is wrong with a sidecar, or None."""
    path = files.path_of(uri)
    if path.name != _INDEX:
        return None if _object(path) is not None else "the sidecar is not one JSON object: its page has no url from it"
    lines = path.read_bytes().splitlines()
    bad = [number for number, line in enumerate(lines, 1) if line.strip() and not _file_of(_fields(line) or {})]
    return f"{len(bad)} lines name no file, the first is line {bad[0]}" if bad else None


def _read(fields: Mapping[str, Any]) -> Beside:
    return Beside(rows.url_of(fields), rows.captured_at_of(fields), rows.charset_of(fields))


@lru_cache(maxsize=4)
def _listed(index: AnyPath, _changed_ns: int, _size: int) -> dict[str, Beside]:
    """Read a folder's `pages.jsonl` once; time and size are arguments so that an edited file is read again."""
    found: dict[str, Beside] = {}
    try:
        with index.open("rb") as lines:
            for line in lines:
                fields = _fields(line)
                if fields and (name := _name_here(_file_of(fields), index.parent.name)):
                    found.setdefault(name, _read(fields))
    except OSError:
        return {}
    return found


def _name_here(listed: str | None, folder: str) -> str | None:
    """Return the name of a listed page if it lies in `folder`: listed bare, or under the folder's own name."""
    path = PurePosixPath(listed or "")
    return path.name if path.parent.name in ("", folder) else None


def _object(path: AnyPath) -> dict[str, Any] | None:
    try:
        return _fields(path.read_bytes()) if path.is_file() and path.stat().st_size <= _MOST else None
    except OSError:
        return None


def _fields(line: bytes) -> dict[str, Any] | None:
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    return {str(name).lower(): item for name, item in value.items()} if isinstance(value, dict) else None


def _file_of(fields: Mapping[str, Any]) -> str | None:
    return next((fields[name] for name in _NAMES if isinstance(fields.get(name), str) and fields[name]), None)
