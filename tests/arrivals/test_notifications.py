"""A message of an object store names a file, is none of our business, or is refused."""

import json
from datetime import UTC, datetime

import pytest

from belowtheline.arrivals.notifications import parse
from belowtheline.arrivals.objects import Arrival
from belowtheline.records import Refused

PLAIN = {
    "eventType": "OBJECT_FINALIZE",
    "payloadFormat": "JSON_API_V1",
    "bucketId": "dumps",
    "objectId": "2021/05/crawl 1.warc.gz",
    "objectGeneration": "1620000000000001",
    "eventTime": "2021-05-03T08:30:00.123456Z",
}
DATA = json.dumps(
    {"kind": "storage#object", "bucket": "dumps", "name": "2021/05/crawl 1.warc.gz", "size": "1234"}
).encode()


def test_a_finalized_object_is_an_arrival_at_the_time_of_its_event():
    found = parse(DATA, PLAIN, "pubsub:s/1")
    assert found.item == Arrival("gs://dumps/2021/05/crawl 1.warc.gz", "generation:1620000000000001", 1234)
    assert found.at == datetime(2021, 5, 3, 8, 30, 0, 123456, tzinfo=UTC)


def test_without_a_payload_the_attributes_are_enough_and_the_other_way_round():
    assert parse(b"", PLAIN, "x").item == Arrival("gs://dumps/2021/05/crawl 1.warc.gz", "generation:1620000000000001")
    data = json.dumps({"bucket": "b", "name": "n", "generation": "7", "size": 5}).encode()
    assert parse(data, {}, "x").item == Arrival("gs://b/n", "generation:7", 5)


@pytest.mark.parametrize("event", ["OBJECT_DELETE", "OBJECT_METADATA_UPDATE", "OBJECT_ARCHIVE"])
def test_other_events_bring_no_page(event):
    assert parse(DATA, PLAIN | {"eventType": event}, "x").item is None


def test_the_empty_object_that_stands_for_a_folder_brings_no_page():
    assert parse(b"", PLAIN | {"objectId": "2021/"}, "x").item is None


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"[]", b"null", b'{"bucket": 5, "name": []}', b"[" * 100_000])
def test_a_message_without_sense_is_refused_by_its_own_name(data):
    item = parse(data, {"a": "b"}, "pubsub:s/17").item
    assert isinstance(item, Refused)
    assert (item.source, item.stage, item.reason) == ("pubsub:s/17", "read", "bad-message")


def test_mounted_buckets_are_read_as_files_and_nothing_outside_them():
    root = "file:///mnt/buckets/"
    assert parse(DATA, PLAIN, "x", root).item.uri == "file:///mnt/buckets/dumps/2021/05/crawl%201.warc.gz"
    for name in ("../x", "a/../../x", "/etc/passwd"):
        assert isinstance(parse(DATA, PLAIN | {"objectId": name}, "x", root).item, Refused)


@pytest.mark.parametrize("told", ["", "yesterday", "2021-05-03T08:30:00", None])
def test_an_event_time_that_says_nothing_is_none(told):
    attributes = {k: v for k, v in (PLAIN | {"eventTime": told}).items() if v is not None}
    assert parse(DATA, attributes, "x").at is None
