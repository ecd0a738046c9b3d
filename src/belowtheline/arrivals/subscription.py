"""Messages pulled by ourselves: acknowledged once what they name is durable, and not before.

Beam's local Pub/Sub source acknowledges first and works after; on one machine this is the way that loses nothing.
"""

import importlib
from collections.abc import Iterable
from typing import Any

from belowtheline.arrivals import notifications
from belowtheline.arrivals.objects import Item
from belowtheline.errors import CorpusError, UsageError

_LEASE_SECONDS = 600
"""How long a message stays ours: the most Pub/Sub allows. Work that takes longer is done again, and found done."""


class Subscription:
    """A Pub/Sub subscription to notifications of objects."""

    def __init__(self, name: str, bucket_root: str = "", *, most: int = 500, seconds: float = 1.0) -> None:
        """Pull at most `most` messages at a time, waiting `seconds`. Raises UsageError without the gcp extra."""
        try:
            self._pubsub: Any = importlib.import_module("google.cloud.pubsub_v1")
            self._errors: Any = importlib.import_module("google.api_core.exceptions")
        except ImportError as error:
            raise UsageError("--subscription needs Google's client: pip install 'belowtheline[gcp]'") from error
        self._client = self._pubsub.SubscriberClient()
        self._name, self._root, self._most, self._seconds = name, bucket_root, most, seconds
        self._unacknowledged: dict[Item, list[str]] = {}
        self.ignored = 0  # events that bring no page

    def poll(self) -> list[Item]:
        """Return what new messages name. Raises CorpusError when the subscription cannot be read."""
        found: list[Item] = []
        idle: list[str] = []
        for received in self._pull():
            message = received.message
            place = f"pubsub:{self._name}/{message.message_id}"
            item = notifications.parse(message.data, message.attributes, place, self._root).item
            if item is None:
                idle.append(received.ack_id)
                continue
            if item not in self._unacknowledged:
                found.append(item)
            self._unacknowledged.setdefault(item, []).append(received.ack_id)
        self.ignored += len(idle)
        self._acknowledge(idle)
        self._hold([ack for item in found for ack in self._unacknowledged[item]])
        return found

    def done(self, items: Iterable[Item]) -> None:
        """Acknowledge: what these messages name is published."""
        self._acknowledge([ack for item in items for ack in self._unacknowledged.pop(item, [])])

    @property
    def waiting(self) -> int:
        """Return how many messages are neither acknowledged nor handed back."""
        return len(self._unacknowledged)

    def _pull(self) -> list[Any]:
        request = {"subscription": self._name, "max_messages": self._most}
        try:
            return list(self._client.pull(request=request, timeout=self._seconds, retry=None).received_messages)
        except (self._errors.DeadlineExceeded, self._errors.ServiceUnavailable, self._errors.RetryError):
            return []  # nothing there, or nobody to ask just now: asked again at the next look
        except self._errors.GoogleAPICallError as error:
            raise CorpusError(f"{self._name}: {error.message}") from error

    def _acknowledge(self, ack_ids: list[str]) -> None:
        for begin in range(0, len(ack_ids), 1000):
            some = ack_ids[begin : begin + 1000]
            self._client.acknowledge(request={"subscription": self._name, "ack_ids": some})

    def _hold(self, ack_ids: list[str]) -> None:
        if ack_ids:
            self._client.modify_ack_deadline(
                request={"subscription": self._name, "ack_ids": ack_ids, "ack_deadline_seconds": _LEASE_SECONDS}
            )
