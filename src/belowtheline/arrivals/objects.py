"""An arrival: a file, and which state of it."""

from dataclasses import dataclass
from typing import TypeAlias

from belowtheline.records import Refused

_LOCAL = "changed:"


@dataclass(frozen=True, slots=True, order=True)
class Arrival:
    """A file that has arrived. The same file with other bytes is another arrival."""

    uri: str
    version: str  # generation of an object; size and time of change of a file
    size: int = 0  # bytes; 0: not known

    @property
    def local(self) -> bool:
        """Tell whether `version` can be compared with the file as it is now."""
        return self.version.startswith(_LOCAL)


Item: TypeAlias = Arrival | Refused
"""What a source hands over: a file, or a message that names none."""

MESSAGE = "message"
"""Version of what is not a file: a message that was refused."""


def local_version(size: int, changed_ns: int) -> str:
    """Return the version of a file on a disk."""
    return f"{_LOCAL}{size}-{changed_ns}"


def name_of(item: Item) -> str:
    """Return the URI an item is known by."""
    return item.uri if isinstance(item, Arrival) else item.source


def version_of(item: Item) -> str:
    """Return which state of it an item stands for."""
    return item.version if isinstance(item, Arrival) else MESSAGE
