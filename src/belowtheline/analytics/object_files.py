"""Object stores for DuckDB: a filesystem it can be handed, over the one client of `storage`. It can only read."""

from datetime import UTC, datetime
from typing import Any

from fsspec import AbstractFileSystem

from belowtheline.storage import gcs, patterns
from belowtheline.storage.objects import ObjectPath


class ObjectFiles(AbstractFileSystem):  # type: ignore[misc]  # fsspec has no types
    """gs:// for one connection. What was listed is not asked for again: files of a corpus never change."""

    protocol = "gs"
    cachable = False  # of fsspec: one instance for all connections, with listings of long ago

    def __init__(self) -> None:
        """Know nothing yet."""
        super().__init__()
        self._known: dict[str, gcs.Status] = {}

    def glob(self, path: str, **_: Any) -> list[str]:
        """Return the objects that match, sorted; a name without wildcards is itself if it is there."""
        if not patterns.has_magic(path):
            return [path] if self.exists(path) else []
        place = ObjectPath.of(path)
        wanted = patterns.compiled(place.key)
        start = ObjectPath(place.bucket, patterns.fixed_part(place.key))
        found = {str(o): status for o, status in start.named_alike() if wanted.fullmatch(o.key)}
        self._known.update(found)
        return sorted(found)

    def open(self, path: str, mode: str = "rb", **_: Any) -> Any:
        """Open an object for reading. Raises OSError."""
        if mode != "rb":
            raise PermissionError(f"{path}: a corpus is only read")
        return ObjectPath.of(path).reader(self._status(path))

    def size(self, path: str) -> int:
        """Return the size in bytes. Raises OSError."""
        return self._status(path).size

    def modified(self, path: str) -> datetime:
        """Return when the object was written. Raises OSError."""
        return self._status(path).updated or datetime.fromtimestamp(0, UTC)

    def exists(self, path: str, **_: Any) -> bool:
        """Tell whether there is an object of this name."""
        try:
            return self._status(path) is not None
        except FileNotFoundError:
            return False

    isfile = exists

    def isdir(self, _path: str) -> bool:
        """No: DuckDB asks only before it writes."""
        return False

    def info(self, path: str, **_: Any) -> dict[str, Any]:
        """Return size and kind. Raises OSError."""
        return {"name": path, "size": self.size(path), "type": "file"}

    def _status(self, path: str) -> gcs.Status:
        if path not in self._known:
            self._known[path] = ObjectPath.of(path).status()
        return self._known[path]
