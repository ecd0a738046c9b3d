"""The Avro files are the contract; everything else follows from them."""

import copy
import json
from pathlib import Path

import fastavro
import pyarrow as pa
import pytest

from belowtheline import compatibility, schemas

RELEASED = sorted((Path(__file__).parent / "schemas" / "released").glob("*/*.avsc"))

ARCHITECTURE = {
    "articles": "article_id url canonical_url site title authors published_at published_at_text modified_at language "
    "section description body word_count comment_system comments_declared comments_declared_source comments_parsed "
    "completeness completeness_reason captured_at first_captured_at captures source source_offset content_digest "
    "parser parser_version",
    "comments": "comment_id article_id parent_id root_id depth position native_id kind author author_url author_key "
    "posted_at posted_at_text posted_at_precision edited_at text cluster_id occurrences copy_of quotes_id likes "
    "dislikes score url language evidence confidence first_seen last_seen captures site article_url source "
    "source_offset parser parser_version",
}


@pytest.mark.parametrize("table", schemas.names())
def test_every_schema_is_valid_avro(table):
    fastavro.parse_schema(schemas.avro(table))


@pytest.mark.parametrize(("table", "columns"), ARCHITECTURE.items())
def test_columns_are_those_of_the_fixed_interface_in_order(table, columns):
    assert schemas.columns(table) == tuple(columns.split())


def test_repeats_are_comments_with_their_relation():
    assert schemas.columns("repeats") == (
        *schemas.columns("comments"),
        "relation",
        "canonical_id",
        "similarity",
        "repeated_in",
    )
    for name in schemas.columns("comments"):
        assert schemas.arrow("repeats").field(name) == schemas.arrow("comments").field(name)


@pytest.mark.parametrize("table", schemas.names())
def test_every_column_is_documented(table):
    for field in schemas.avro(table)["fields"]:
        assert len(field["doc"]) > 10, field["name"]


def test_arrow_types_are_those_bigquery_and_duckdb_read():
    comments = schemas.arrow("comments")
    assert comments.field("posted_at").type == pa.timestamp("us", tz="UTC")
    assert comments.field("posted_at").nullable
    assert not comments.field("comment_id").nullable
    assert schemas.arrow("articles").field("authors").type.value_field.name == "element"


def test_closed_sets_of_strings_are_known():
    assert schemas.symbols("repeats")["repeated_in"] == ("same-thread", "same-site", "elsewhere")


@pytest.mark.parametrize("path", RELEASED, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_parquet_of_every_release_stays_readable(path):
    old = json.loads(path.read_text())
    table = next(t for t, name in schemas.TABLES.items() if name == old["name"])
    assert compatibility.problems(old, schemas.avro(table)) == []


def test_there_is_a_released_schema_of_every_table():
    assert {json.loads(p.read_text())["name"] for p in RELEASED} == set(schemas.TABLES.values())


def _without(schema, name):
    schema["fields"] = [f for f in schema["fields"] if f["name"] != name]


def _retyped(schema, name, kind):
    next(f for f in schema["fields"] if f["name"] == name)["type"] = kind


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda s: _without(s, "depth"), "Comment.depth is gone"),
        (lambda s: _retyped(s, "depth", ["null", "string"]), "Comment.depth changed from long to string"),
        (lambda s: _retyped(s, "depth", "long"), "Comment.depth was nullable and is no longer"),
        (lambda s: s["fields"].append({"name": "mood", "type": "string"}), "Comment.mood is new and required"),
        (lambda s: s["fields"].insert(0, {"name": "mood", "type": ["null", "string"]}), "the order of the columns"),
        (
            lambda s: _retyped(s, "kind", {"type": "enum", "name": "Kind", "symbols": ["comment"]}),
            "Comment.kind may no longer be 'pingback'",
        ),
        (
            lambda s: _retyped(s, "posted_at", ["null", {"type": "long", "logicalType": "timestamp-millis"}]),
            "from timestamp-micros to timestamp-millis",
        ),
    ],
)
def test_a_change_that_old_parquet_cannot_follow_is_told(change, complaint):
    new = copy.deepcopy(schemas.avro("comments"))
    change(new)
    assert any(complaint in problem for problem in compatibility.problems(schemas.avro("comments"), new))


def test_a_nullable_column_at_the_end_and_a_new_symbol_are_no_problem():
    new = copy.deepcopy(schemas.avro("comments"))
    new["fields"].append({"name": "mood", "type": ["null", "string"], "default": None})
    next(f for f in new["fields"] if f["name"] == "kind")["type"]["symbols"].append("ping")
    _retyped(new, "position", ["null", "long"])
    assert compatibility.problems(schemas.avro("comments"), new) == []
