"""Google Cloud Storage by bucket and name: one client a process, retries with limits, errors that name the object.

What is missing, forbidden or changed by another comes back as the OSError a disk would raise, so that callers need not
know where a file lies. A store that does not answer is no fault of one object: StoreError ends the run.
"""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from typing import IO, Any, TypeVar

from belowtheline.errors import StoreError, UsageError

_T = TypeVar("_T")

CHUNK = 8 << 20
"""Bytes of a large upload that are sent, and sent again after a fault, at once."""

_UPLOADS = 3
"""Times an upload is begun whose bytes arrived as others."""

PAGE = 1_000
"""Objects listed by one request: the most the store gives."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a request that fails in passing is tried again."""

    first: float = 0.5  # seconds before the second try; doubled for each one after it
    longest: float = 16.0
    total: float = 120.0
    connect: float = 10.0  # seconds one try may take to connect, and to wait for the next byte
    read: float = 60.0


PATIENCE = Patience()


@dataclass(frozen=True, slots=True)
class Status:
    """An object as the store lists it."""

    size: int
    generation: int  # changes with every write
    updated: datetime | None
    digest: str | None  # of its bytes, as the store computed it: md5, or crc32c where an object was composed


def status(bucket: str, name: str) -> Status:
    """Return what the store says of an object. Raises FileNotFoundError, PermissionError."""
    blob = _blob(bucket, name)
    _call(blob, partial(blob.reload, **_tries()))
    return _status(blob)


def listing(bucket: str, prefix: str, *, folders: bool = False) -> Iterator[tuple[str, Status | None]]:
    """Yield (name, status) of every object whose name starts so, page by page, sorted.

    With `folders` names are cut after their next slash: (folder/, None) stands for all that lies in it.
    """
    client = _client()
    whole = f"gs://{bucket}/{prefix}"
    cut = "/" if folders else None
    pages = client.list_blobs(bucket, prefix=prefix, delimiter=cut, page_size=PAGE, **_tries())
    with _translated(whole, missing="no such bucket"):
        for blob in pages:
            yield blob.name, _status(blob)
        for folder in sorted(pages.prefixes):
            yield folder, None


def fetch(bucket: str, name: str, start: int, end: int, generation: int | None = None) -> bytes:
    """Return bytes `start` to `end` (exclusive) as they are stored. Raises FileNotFoundError, PermissionError.

    With `generation` only the object that has it is read: one replaced meanwhile is FileNotFoundError.
    """
    blob = _blob(bucket, name, generation)

    def once() -> bytes:
        data: bytes = blob.download_as_bytes(
            start=start, end=end - 1, raw_download=True, checksum=None, retry=None, timeout=_timeout()
        )
        if len(data) != end - start:
            raise ConnectionError(f"{len(data)} of {end - start} bytes came")
        return data

    return _named(_uri(blob), _policy()(once)) if end > start else b""


def store(bucket: str, name: str, content: IO[bytes], size: int, expected: int | None = None) -> int:
    """Write an object whole and return its generation; large ones are sent in chunks.

    With `expected` the object must have that generation (0: not be there), else FileExistsError.
    """
    from google.cloud.storage.exceptions import DataCorruption  # noqa: PLC0415

    blob = _blob(bucket, name)
    if size > CHUNK:
        blob.chunk_size = CHUNK
    with _translated(_uri(blob), missing="no such bucket"):
        for left in reversed(range(_UPLOADS)):
            try:
                blob.upload_from_file(
                    content,
                    rewind=True,
                    size=size,
                    content_type="application/octet-stream",
                    if_generation_match=expected,
                    **_tries(),
                )
                break
            except DataCorruption:  # a chunk sent twice was taken twice: the checksum of the whole told
                if not left or expected is not None:
                    raise
    return int(blob.generation)


def copy(bucket: str, name: str, to_bucket: str, to_name: str) -> None:
    """Copy an object inside the store, replacing what is there."""
    source, target = _blob(bucket, name), _blob(to_bucket, to_name)
    token = None
    while True:
        token, _, _ = _call(source, partial(target.rewrite, source, token=token, **_tries()))
        if token is None:
            return


def delete(bucket: str, name: str, expected: int | None = None) -> None:
    """Delete an object, if it still has the generation `expected`. Raises FileNotFoundError, FileExistsError."""
    blob = _blob(bucket, name)
    _call(blob, lambda: blob.delete(if_generation_match=expected, **_tries()))


# -------------------------------------------------------------------------------------------------------------- client


def _client() -> Any:
    return _client_of(os.getpid(), os.environ.get("STORAGE_EMULATOR_HOST"))


@lru_cache(maxsize=2)
def _client_of(_process: int, emulator: str | None) -> Any:
    """Make the client of one process: after a fork its connections must not be shared."""
    try:
        from google.auth.credentials import AnonymousCredentials  # noqa: PLC0415 - the extra may not be installed
        from google.auth.exceptions import GoogleAuthError  # noqa: PLC0415
        from google.cloud import storage  # noqa: PLC0415
    except ImportError as error:
        raise UsageError("gs:// needs Google's client library: pip install 'belowtheline[gcp]'") from error
    if emulator:  # an emulator asks for no credentials; looking for some takes 20 s
        return storage.Client(project="emulator", credentials=AnonymousCredentials())
    try:
        return storage.Client()
    except (GoogleAuthError, OSError) as error:
        raise StoreError(
            f"gs://: no Google credentials found (gcloud auth application-default login): {_line(error)}"
        ) from error


def _blob(bucket: str, name: str, generation: int | None = None) -> Any:
    return _client().bucket(bucket).blob(name, generation=generation)


def _status(blob: Any) -> Status:
    digest = f"md5:{blob.md5_hash}" if blob.md5_hash else f"crc32c:{blob.crc32c}" if blob.crc32c else None
    return Status(int(blob.size or 0), int(blob.generation or 0), blob.updated, digest)


def _uri(blob: Any) -> str:
    return f"gs://{blob.bucket.name}/{blob.name}"


# --------------------------------------------------------------------------------------------------- retries and errors


def _policy() -> Any:
    from google.cloud.storage.retry import DEFAULT_RETRY  # noqa: PLC0415

    return DEFAULT_RETRY.with_delay(PATIENCE.first, PATIENCE.longest, 2.0).with_timeout(PATIENCE.total)


def _timeout() -> tuple[float, float]:
    return PATIENCE.connect, PATIENCE.read


def _tries() -> dict[str, Any]:
    return {"retry": _policy(), "timeout": _timeout()}


def _call(blob: Any, request: Callable[[], _T]) -> _T:
    return _named(_uri(blob), request)


def _named(uri: str, request: Callable[[], _T]) -> _T:
    with _translated(uri):
        return request()


@contextmanager
def _translated(uri: str, missing: str = "no such object") -> Iterator[None]:
    """Raise what Google's client raises as errors that name `uri`, in our own words."""
    from google.api_core import exceptions as api  # noqa: PLC0415
    from google.auth.exceptions import GoogleAuthError  # noqa: PLC0415
    from google.cloud.storage.exceptions import DataCorruption, InvalidResponse  # noqa: PLC0415
    from requests import RequestException  # noqa: PLC0415

    try:
        yield
    except api.NotFound as error:
        raise FileNotFoundError(errno.ENOENT, missing, uri) from error
    except api.Forbidden as error:
        raise PermissionError(errno.EACCES, "permission denied", uri) from error
    except api.PreconditionFailed as error:
        raise FileExistsError(errno.EEXIST, "another has written it", uri) from error
    except (api.Unauthorized, GoogleAuthError) as error:
        raise StoreError(f"{uri}: the credentials are not accepted: {_line(error)}") from error
    except (api.GoogleAPIError, DataCorruption, InvalidResponse, RequestException, ConnectionError) as error:
        raise StoreError(f"{uri}: the object store failed, also when asked again: {_line(error)}") from error


def _line(error: BaseException) -> str:
    """Return an error in one short line: Google's hold a whole conversation."""
    cause = error.__cause__ if type(error).__name__ == "RetryError" and error.__cause__ else error
    return " ".join(str(cause).split())[:300]
