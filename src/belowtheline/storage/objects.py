"""Places in an object store with the part of pathlib's interface that this package uses on local paths.

A folder is no thing of its own there: it is where names begin alike. So `mkdir` does nothing, and a folder is there
when an object is in it.
"""

import io
import stat
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, BinaryIO, NamedTuple, cast

from belowtheline.storage import gcs, patterns
from belowtheline.storage.object_files import ObjectReader, ObjectWriter
from belowtheline.storage.object_names import ObjectName

_AT_ONCE = 8  # copies and deletions in flight: each is a wait of some 50 ms


class ObjectStatus(NamedTuple):
    """What `stat` of a local file has, as far as it is used; a generation tells writes apart as a time does."""

    st_size: int
    st_mtime_ns: int
    st_mode: int = stat.S_IFREG


class ObjectPath(ObjectName):
    """An object, or the folder of all whose names begin with this one and a slash."""

    __slots__ = ()

    # ------------------------------------------------------------------------------------------------------ questions

    def status(self) -> gcs.Status:
        """Return what the store says of the object. Raises OSError, StoreError."""
        return gcs.status(self.bucket, self.key)

    def stat(self) -> ObjectStatus:
        """Return size and time as a local file's `stat` does. Raises OSError."""
        found = self.status()
        return ObjectStatus(found.size, found.generation * 1000)

    def is_file(self) -> bool:
        """Tell whether there is an object of this name."""
        try:
            return bool(self.key) and self.status() is not None
        except FileNotFoundError:
            return False

    def is_dir(self) -> bool:
        """Tell whether anything lies in this folder. Raises OSError when the bucket cannot be listed."""
        return next(gcs.listing(self.bucket, self._inside, folders=True), None) is not None

    def exists(self) -> bool:
        """Tell whether this is an object or a folder."""
        return self.is_file() or self.is_dir()

    @property
    def _inside(self) -> str:
        return f"{self.key}/" if self.key else ""

    def files(self) -> Iterator[tuple["ObjectPath", gcs.Status]]:
        """Yield every object in this folder and the folders in it, sorted by name; no placeholders of folders."""
        for name, found in gcs.listing(self.bucket, self._inside):
            if found is not None and not name.endswith("/"):
                yield ObjectPath(self.bucket, name), found

    def iterdir(self) -> Iterator["ObjectPath"]:
        """Yield what lies directly in this folder."""
        for name, _ in gcs.listing(self.bucket, self._inside, folders=True):
            if name != self._inside:
                yield ObjectPath(self.bucket, name.rstrip("/"))

    def glob(self, pattern: str) -> Iterator["ObjectPath"]:
        """Yield the objects and folders below this one that match (see `patterns`), dots included as pathlib does."""
        wanted = patterns.compiled(pattern, hidden=True)
        if "/" not in pattern and pattern != "**":
            yield from (path for path in self.iterdir() if wanted.fullmatch(path.name))
            return
        seen: set[str] = set()
        for path, _ in ObjectPath(self.bucket, self._inside + patterns.fixed_part(pattern)).named_alike():
            below = path.key.removeprefix(self._inside).split("/")
            for depth in range(1, len(below) + 1):
                name = "/".join(below[:depth])
                if name not in seen and wanted.fullmatch(name):
                    seen.add(name)
                    yield self / name

    def rglob(self, pattern: str) -> Iterator["ObjectPath"]:
        """Yield what matches in this folder or any below."""
        return self.glob(f"**/{pattern}")

    def named_alike(self) -> Iterator[tuple["ObjectPath", gcs.Status]]:
        """Yield every object whose name starts with this one's key, sorted; no placeholders of folders."""
        for name, found in gcs.listing(self.bucket, self.key):
            if found is not None and not name.endswith("/"):
                yield ObjectPath(self.bucket, name), found

    # ------------------------------------------------------------------------------------------- reading and writing

    def open(self, mode: str = "rb", **text: Any) -> Any:
        """Open for reading (by ranges) or writing (all at once, when closed); `text` as for the built-in `open`."""
        raw: Any
        match mode.replace("b", ""):
            case "r":
                raw = self.reader(self.status())
            case "w":
                raw = ObjectWriter(self.bucket, self.key)
            case _:
                raise ValueError(f"{self}: an object cannot be opened in mode {mode!r}")
        return raw if "b" in mode else io.TextIOWrapper(raw, **text)

    def reader(self, status: gcs.Status) -> io.BufferedReader:
        """Open the very generation that `status` describes, without asking for it."""
        return io.BufferedReader(ObjectReader(self.bucket, self.key, status), 64 << 10)

    def read_bytes(self) -> bytes:
        """Return the whole content. Raises OSError, StoreError."""
        with cast(BinaryIO, self.open("rb")) as file:
            return file.read()

    def write_bytes(self, content: Any, expected: int | None = None) -> int:
        """Write the object whole and return its generation; `expected` as in `gcs.store`. Raises OSError."""
        return gcs.store(self.bucket, self.key, io.BytesIO(content), memoryview(content).nbytes, expected)

    def read_text(self, encoding: str = "utf-8") -> str:
        """Return the content as text."""
        return self.read_bytes().decode(encoding)

    def write_text(self, content: str, encoding: str = "utf-8") -> int:
        """Write text."""
        return self.write_bytes(content.encode(encoding))

    def touch(self) -> None:
        """Make an empty object."""
        self.write_bytes(b"")

    # -------------------------------------------------------------------------------------------- moving and removing

    def mkdir(self, mode: int = 0o777, *, parents: bool = False, exist_ok: bool = False) -> None:
        """Do nothing: a folder is there with its first object."""

    def copy_to(self, target: "ObjectPath") -> None:
        """Copy the object inside the store, replacing what is there."""
        gcs.copy(self.bucket, self.key, target.bucket, target.key)

    def rename(self, target: "ObjectPath") -> "ObjectPath":
        """Copy the object, or all of a folder, then delete it. Not atomic: whoever must survive a kill copies first."""
        moved = [self] if self.is_file() else [path for path, _ in self.files()]
        places = [target if path == self else target / path.below(self) for path in moved]
        side_by_side(partial(ObjectPath.copy_to, path, place) for path, place in zip(moved, places, strict=True))
        side_by_side(partial(ObjectPath.unlink, path, missing_ok=True) for path in moved)
        return target

    replace = rename

    def unlink(self, *, missing_ok: bool = False) -> None:
        """Delete the object. Raises OSError."""
        try:
            gcs.delete(self.bucket, self.key)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def remove_tree(self) -> None:
        """Delete everything in this folder."""
        names = [name for name, _ in gcs.listing(self.bucket, self._inside)]
        side_by_side(partial(ObjectPath.unlink, ObjectPath(self.bucket, name), missing_ok=True) for name in names)


def side_by_side(requests: Iterable[Callable[[], Any]]) -> list[Any]:
    """Do requests a few at a time; return their results in order, or raise the first failure when all have ended."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return [done.result() for done in [pool.submit(request) for request in requests]]
