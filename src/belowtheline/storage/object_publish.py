"""Make a run visible in an object store, where no folder can be renamed.

Its objects are copied to their places by the list in the run's row, each checked to have arrived, and the row comes
last and only where none is: readers go by it. Every step can be done again, by two at once even, so whoever finds a
READY mark finishes the work.
"""

import io
from collections.abc import Collection, Iterable
from contextlib import suppress
from functools import partial
from typing import Any, cast

import pyarrow.parquet as pq

from belowtheline.errors import CorpusError
from belowtheline.storage.objects import ObjectPath, side_by_side
from belowtheline.storage.paths import AnyPath


def place_files(row: bytes, made: AnyPath, root: AnyPath) -> None:
    """Copy the files a run's row lists from below `made` to below `root`; what was made stays, to be copied again.

    The row is believed, not a listing, which may be behind. Raises CorpusError when a file did not arrive.
    """
    side_by_side(partial(_place, file, made, root) for file in _files(row))


def _place(file: dict[str, Any], made: Any, root: Any) -> None:
    with suppress(FileNotFoundError):  # another has finished this run before us, and swept; or the file is lost
        (made / file["path"]).copy_to(root / file["path"])
    try:
        size = (root / file["path"]).stat().st_size
    except FileNotFoundError:
        size = None
    if size != file["bytes"]:
        found = "is missing" if size is None else f"has {size} bytes instead of {file['bytes']}"
        raise CorpusError(f"{root / file['path']} {found}; the run is not published, start it again")


def place_spare(made: AnyPath, place: AnyPath, listed: Collection[str]) -> None:
    """Copy a file no row lists, if there is one; drop that of an older run where this one made none (see `listed`)."""
    try:
        cast(ObjectPath, made).copy_to(cast(ObjectPath, place))
    except FileNotFoundError:
        if "_index" not in listed:
            place.unlink(missing_ok=True)


def drop_strays(row: bytes, partitions: Iterable[AnyPath], root: AnyPath) -> None:
    """Delete what lies in the folders of a run without being listed in its row: left by an older run of its name."""
    listed = {str(root / file["path"]) for file in _files(row)}
    strays = [path for folder in partitions for path in folder.rglob("*") if str(path) not in listed]
    side_by_side(partial(path.unlink, missing_ok=True) for path in strays)


def place_row(row: bytes, place: Any) -> None:
    """Write the run's row where none is. Raises CorpusError when another was faster."""
    try:
        place.write_bytes(row, 0)
    except FileExistsError as error:
        if place.read_bytes() != row:  # else it is ours: the answer to the first try got lost
            raise CorpusError(f"{place}: another run of this name was published meanwhile") from error


def sweep(staging: Any, ready: AnyPath) -> None:
    """Delete a staging area: the mark first, so that a sweep cut short is never taken for a run to publish."""
    ready.unlink(missing_ok=True)
    staging.remove_tree()


def _files(row: bytes) -> list[dict[str, Any]]:
    files: list[dict[str, Any]] = pq.ParquetFile(io.BytesIO(row)).read(["files"])["files"][0].as_py()
    return files
