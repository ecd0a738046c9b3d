"""Inputs in an object store: an object, all below a folder, or a pattern."""

from belowtheline.errors import StoreError, UsageError
from belowtheline.storage import patterns
from belowtheline.storage.objects import ObjectPath


def expand(text: str) -> list[ObjectPath]:
    """Return the objects behind an argument, as `files.expand` does on a disk.

    Raises UsageError when there are none, StoreError when the bucket cannot be listed.
    """
    path = ObjectPath.of(text)
    try:
        if path.is_file():
            return [path]
        inside = [found for found, _ in path.files() if not _hidden(found.below(path))]
        if inside:
            return inside
        if not patterns.has_magic(path.key):
            raise UsageError(f"{text}: no such object or folder")
        wanted = patterns.compiled(path.key)
        start = ObjectPath(path.bucket, patterns.fixed_part(path.key))
        found = [candidate for candidate, _ in start.named_alike() if wanted.fullmatch(candidate.key)]
    except FileNotFoundError as error:
        raise UsageError(f"{text}: {error.strerror}") from error
    except PermissionError as error:
        raise StoreError(f"{text}: permission denied: listing the bucket needs storage.objects.list") from error
    if not found:
        raise UsageError(f"{text}: no such object or folder, and no object matches it as a pattern")
    return found


def _hidden(below: str) -> bool:
    return any(part.startswith(".") for part in below.split("/"))
