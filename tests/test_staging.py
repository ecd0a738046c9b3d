"""What a range holds ends in exactly one place, whatever goes wrong on the way."""

import pyarrow as pa
import pytest

from belowtheline import captures, parsers, staging
from belowtheline.assembly import Authors
from belowtheline.errors import ParseRefusal
from belowtheline.options import Limits
from belowtheline.records import (
    Capture,
    Media,
    ParsedArticle,
    ParsedComment,
    ParsedPage,
    ParsedThread,
    ReadRange,
    Refused,
    Skipped,
)
from belowtheline.repeats import readings
from belowtheline.staging import StageSettings, stage
from belowtheline.storage import parts

HERE = "file:///dumps/x.warc"


def capture(offset):
    return Capture(HERE, offset, "warc", Media.HTML, b"page %d" % offset, f"https://gazette.test/{offset}")


def page(*texts, title="T"):
    return ParsedPage(
        ParsedArticle(title=title, site="gazette.test"), ParsedThread(tuple(map(ParsedComment, texts)), "rule"), "html"
    )


@pytest.fixture
def staged(tmp_path, monkeypatch):
    """Stage given items, with a parser that gives what PAGES says for an offset, or raises it."""

    def run(items, pages=None):
        def parse(found, limits):
            made = (pages or {}).get(found.offset, page("hello"))
            if isinstance(made, Exception):
                raise made
            return made

        monkeypatch.setattr(captures, "read", lambda piece, limits: iter(items) if isinstance(items, list) else items())
        monkeypatch.setattr(parsers, "parse_page", parse)
        settings = StageSettings(tmp_path, 4, Limits(), Authors())
        return list(stage([ReadRange(HERE, "warc")], settings, "task"))

    return run


def rows(found, dataset):
    return [row for s in found for row in parts.read(s.parts, dataset, 0, 4).to_pylist()]


def test_pages_are_staged_and_counted(staged):
    (found,) = staged([capture(0), capture(9)], {9: page("one", "two")})
    source = found.tally.sources[HERE]
    assert (source.captures, source.parsed, source.comments) == (2, 2, 3)
    assert len(rows([found], "articles")) == 2
    assert sorted(r["text"] for r in rows([found], "comments")) == ["hello", "one", "two"]
    assert len(readings.unpack([found.readings])) == 3


def test_each_staged_comment_carries_the_number_its_reading_has(staged):
    (found,) = staged([capture(0), capture(9)], {9: page("one", "two")})
    assert sorted(r["_reading"] for r in rows([found], "comments")) == sorted(
        readings.unpack([found.readings])["reading"].tolist()
    )


def test_other_records_are_counted_by_kind(staged):
    (found,) = staged(
        [Skipped(HERE, 0, "warc:request"), Skipped(HERE, 5, "warc:request"), Skipped(HERE, 9, "http:404")]
    )
    assert found.tally.skipped == {"warc:request": 2, "http:404": 1}
    assert found.tally.sources[HERE].skipped == 3
    assert found.tally.sources[HERE].captures == 0


@pytest.mark.parametrize(
    ("error", "reason"),
    [(ParseRefusal("too-deep", "too deep"), "parse/too-deep"), (RuntimeError("boo"), "parse/unexpected")],
)
def test_a_page_that_cannot_be_parsed_is_one_dead_letter_and_the_next_goes_on(staged, error, reason):
    (found,) = staged([capture(0), capture(9)], {0: error})
    source = found.tally.sources[HERE]
    assert (source.captures, source.parsed, source.refused) == (2, 1, 1)
    assert found.tally.reasons == {reason: 1}
    (letter,) = rows([found], "dead_letters")
    assert (letter["source"], letter["source_offset"], letter["url"]) == (HERE, 0, "https://gazette.test/0")
    assert str(error) in letter["message"]


def test_a_bug_in_a_reader_costs_the_rest_of_the_range_and_not_the_run(staged):
    def items():
        yield capture(0)
        raise ZeroDivisionError("oops")

    (found,) = staged(items)
    assert found.tally.reasons == {"read/unexpected": 1}
    assert found.tally.sources[HERE].parsed == 1


def test_what_a_reader_refuses_is_a_dead_letter(staged):
    (found,) = staged([Refused(HERE, 7, "read", "truncated", "ends in the middle of a record")])
    assert found.tally.sources[HERE].captures == found.tally.sources[HERE].refused == 1
    assert rows([found], "dead_letters")[0]["reason"] == "truncated"


def test_a_comment_that_does_not_fit_its_schema_is_a_dead_letter_of_its_own(staged):
    (found,) = staged([capture(0)], {0: page("one", "tw\ud800", "three")})
    source = found.tally.sources[HERE]
    assert (source.parsed, source.comments, source.refused_comments) == (1, 3, 1)
    assert sorted(r["text"] for r in rows([found], "comments")) == ["one", "three"]
    (letter,) = rows([found], "dead_letters")
    assert (letter["stage"], letter["reason"], letter["position"]) == ("validate", "schema", 1)
    assert len(readings.unpack([found.readings])) == 2


def test_a_page_whose_article_does_not_fit_is_refused_whole(staged):
    (found,) = staged([capture(0), capture(9)], {0: page("one", "two", title="\udfff")})
    source = found.tally.sources[HERE]
    assert (source.captures, source.parsed, source.refused, source.comments) == (2, 1, 1, 1)
    assert [r["text"] for r in rows([found], "comments")] == ["hello"]


def test_a_full_buffer_is_written_and_emptied(staged, monkeypatch):
    monkeypatch.setattr(staging, "FLUSH_BYTES", 4000)
    found = staged([capture(n) for n in range(10)])
    assert len(found) > 3
    assert sum(s.tally.sources[HERE].parsed for s in found if s.tally.sources) == 10
    assert len({part.path for s in found for part in s.parts}) == sum(len(s.parts) for s in found)
    assert sorted(r["_reading"] for r in rows(found, "comments")) == sorted(
        n for s in found for n in readings.unpack([s.readings])["reading"].tolist()
    )


def test_parts_hold_one_batch_a_bucket(staged):
    (found,) = staged([capture(n) for n in range(40)])
    (articles,) = (p for p in found.parts if p.dataset == "articles")
    with pa.OSFile(articles.path) as file, pa.ipc.open_file(file) as reader:
        assert reader.num_record_batches == len(articles.buckets)
    for bucket in articles.buckets:
        got = parts.read([articles], "articles", bucket, bucket + 1)["article_id"].to_pylist()
        assert got
        assert {readings.bucket_of(i, 4) for i in got} == {bucket}
