"""A message of an object store that an object is there → an arrival.

Google Cloud Storage sends attributes (`eventType`, `bucketId`, `objectId`, `objectGeneration`, `eventTime`) and, with
the payload format JSON_API_V1, the object's metadata as JSON (`bucket`, `name`, `generation`, `size`).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from belowtheline.arrivals.objects import Arrival, Item
from belowtheline.errors import ReadRefusal
from belowtheline.records import Refused

WRITTEN = "OBJECT_FINALIZE"
"""The event of an object that is there whole; others (deleted, archived, new metadata) bring no page."""


@dataclass(frozen=True, slots=True)
class Notification:
    """What a message says. `item` is None for an event that brings no page."""

    item: Item | None
    at: datetime | None = None  # time of the event; None: the message does not say


def parse(data: bytes, attributes: Mapping[str, str], place: str, bucket_root: str = "") -> Notification:
    """Read one message; `place` names it in a dead letter, should it make no sense."""
    try:
        return _parse(data, attributes, bucket_root)
    except ReadRefusal as problem:
        return Notification(Refused(place, 0, problem.STAGE, problem.reason, str(problem)))


def _parse(data: bytes, attributes: Mapping[str, str], bucket_root: str) -> Notification:
    event = attributes.get("eventType", WRITTEN)
    at = _moment(attributes.get("eventTime"))
    if event != WRITTEN:
        return Notification(None, at)
    fields = _fields(data)
    bucket = attributes.get("bucketId") or fields.get("bucket")
    name = attributes.get("objectId") or fields.get("name")
    if not (isinstance(bucket, str) and isinstance(name, str) and bucket and name):
        start = data[:200].decode("utf-8", "replace")
        raise ReadRefusal(
            "bad-message", f"a message that names no object: attributes {dict(attributes)}, data {start!r}"
        )
    if name.endswith("/"):  # an empty object that a console shows as a folder
        return Notification(None, at)
    generation = attributes.get("objectGeneration") or fields.get("generation") or ""
    return Notification(Arrival(_uri(bucket, name, bucket_root), f"generation:{generation}", _size(fields)), at)


def _uri(bucket: str, name: str, bucket_root: str) -> str:
    if not bucket_root:
        return f"gs://{bucket}/{name}"
    parts = [bucket, *name.split("/")]
    if ".." in parts or "" in parts:
        raise ReadRefusal("bad-message", f"no file under the mounted buckets can be called {bucket}/{name}")
    return f"{bucket_root.rstrip('/')}/{'/'.join(map(quote, parts))}"


def _fields(data: bytes) -> dict[str, Any]:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _size(fields: Mapping[str, Any]) -> int:
    size = fields.get("size")
    return int(size) if isinstance(size, str | int) and str(size).isdecimal() else 0


def _moment(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else None
