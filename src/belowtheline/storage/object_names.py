"""Names in an object store, taken apart and put together as pathlib does with local ones."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Self

from belowtheline.errors import UsageError

SCHEME = "gs://"


@dataclass(frozen=True, slots=True, order=True)
class ObjectName:
    """A bucket and a name in it; the name of the bucket itself is empty."""

    bucket: str
    key: str = ""

    @classmethod
    def of(cls, uri: str) -> Self:
        """Return the place a URI names; its text is taken as it is (%20 is no blank). Raises UsageError."""
        bucket, _, key = uri.removeprefix(SCHEME).partition("/")
        if not uri.startswith(SCHEME) or not bucket:
            raise UsageError(f"{uri}: no object or folder; write gs://bucket/name")
        return cls(bucket, key.rstrip("/"))

    def __str__(self) -> str:
        """Return the URI."""
        return f"{SCHEME}{self.bucket}/{self.key}" if self.key else f"{SCHEME}{self.bucket}"

    @property
    def name(self) -> str:
        """Return what follows the last slash."""
        return self.key.rpartition("/")[2]

    @property
    def suffix(self) -> str:
        """Return the last ending of the name, with its dot."""
        return PurePosixPath(self.name).suffix

    @property
    def stem(self) -> str:
        """Return the name without its last ending."""
        return PurePosixPath(self.name).stem

    @property
    def parent(self) -> Self:
        """Return the folder."""
        return type(self)(self.bucket, self.key.rpartition("/")[0])

    def __truediv__(self, name: str) -> Self:
        """Return a place inside this folder."""
        return type(self)(self.bucket, f"{self.key}/{name}" if self.key else name)

    def with_name(self, name: str) -> Self:
        """Return the neighbour of that name."""
        return self.parent / name

    def with_suffix(self, suffix: str) -> Self:
        """Return the neighbour whose name has another ending."""
        return self.with_name(self.stem + suffix)

    def below(self, other: "ObjectName") -> str:
        """Return the name from a folder to here. Raises ValueError when it does not hold this."""
        start = other.key + "/" if other.key else ""
        if other.bucket != self.bucket or not self.key.startswith(start):
            raise ValueError(f"{self} does not lie in {other}")
        return self.key[len(start) :]

    def relative_to(self, other: "ObjectName") -> PurePosixPath:
        """Return the path from a folder to here. Raises ValueError when it does not hold this."""
        return PurePosixPath(self.below(other))

    def absolute(self) -> Self:
        """Return this: there is no other kind."""
        return self
