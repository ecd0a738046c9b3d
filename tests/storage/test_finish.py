import hashlib

import pyarrow.parquet as pq
import pytest

from belowtheline import schemas
from belowtheline.storage.layout import DATA

from .conftest import make_run


def rows(made, dataset):
    return [
        row
        for file in sorted(made.staging.final(dataset).glob("*.parquet"))
        for row in pq.ParquetFile(file).read().to_pylist()
    ]


def test_each_comment_has_one_row_and_each_repeat_names_it(tmp_path, pages):
    made = make_run(tmp_path, pages)
    comments, repeats = rows(made, "comments"), rows(made, "repeats")
    assert sorted((c["author"], c["native_id"]) for c in comments) == [
        ("Iris", "903"),
        ("Mara", "901"),
        ("Otto", "902"),
    ]
    ids = {c["native_id"]: c["comment_id"] for c in comments}
    assert sorted((r["author"], r["native_id"], r["relation"]) for r in repeats) == [
        ("Mara", "901", "recapture"),
        ("Mara", "950", "exact"),
        ("Otto", "902", "recapture"),
    ]
    assert {r["canonical_id"] for r in repeats} == {ids["901"], ids["902"]}


def test_the_newest_capture_gives_votes_and_words_and_both_times(tmp_path, pages):
    made = make_run(tmp_path, pages)
    by_id = {c["native_id"]: c for c in rows(made, "comments")}
    mara = by_id["901"]
    assert (mara["likes"], mara["captures"], mara["first_seen"].day, mara["last_seen"].day) == (7, 2, 1, 9)
    assert by_id["902"]["text"] == "Well said, Mara."
    (older,) = (r for r in rows(made, "repeats") if r["native_id"] == "902")
    assert older["text"] == "Well said."
    assert 0.5 < older["similarity"] < 1


def test_another_authors_long_words_keep_their_row_and_name_the_first(tmp_path, pages):
    made = make_run(tmp_path, pages)
    by_id = {c["native_id"]: c for c in rows(made, "comments")}
    assert by_id["903"]["copy_of"] == by_id["901"]["comment_id"]
    assert by_id["903"]["cluster_id"] == by_id["901"]["cluster_id"] == by_id["901"]["comment_id"]
    assert by_id["901"]["occurrences"] == 3
    assert by_id["902"]["cluster_id"] == by_id["902"]["comment_id"]


def test_replies_hang_under_their_parent_and_roots_know_themselves(tmp_path, pages):
    made = make_run(tmp_path, pages)
    by_id = {c["native_id"]: c for c in rows(made, "comments")}
    assert by_id["902"]["parent_id"] == by_id["902"]["root_id"] == by_id["901"]["comment_id"]
    assert (by_id["901"]["depth"], by_id["902"]["depth"]) == (0, 1)
    assert by_id["901"]["root_id"] == by_id["901"]["comment_id"]


def test_what_the_dump_does_not_tell_is_null(tmp_path, pages):
    made = make_run(tmp_path, pages)
    (repeat,) = (r for r in rows(made, "repeats") if r["native_id"] == "950")
    assert (repeat["depth"], repeat["root_id"], repeat["posted_at"], repeat["dislikes"]) == (None, None, None, None)


def test_captures_of_one_article_are_merged_field_by_field(tmp_path, pages):
    made = make_run(tmp_path, pages)
    articles = {a["canonical_url"]: a for a in rows(made, "articles")}
    article = articles["https://gazette.test/a"]
    assert (article["captures"], article["captured_at"].day, article["first_captured_at"].day) == (2, 9, 1)
    assert article["body"] == "Body."
    assert article["comments_parsed"] == 3
    assert article["source"] == "file:///dumps/a-again"


@pytest.mark.parametrize("shards", [1, 2, 8])
def test_bytes_do_not_depend_on_the_order_of_staging(tmp_path, pages, shards):
    def digests(made):
        return {
            f"{name}/{file.name}": hashlib.sha256(file.read_bytes()).hexdigest()
            for name in DATA
            for file in made.staging.final(name).glob("*.parquet")
        }

    forward = digests(make_run(tmp_path / "one", pages, shards=shards))
    assert len(forward) == shards * len(DATA)
    assert digests(make_run(tmp_path / "two", pages, shards=shards, order=-1)) == forward


@pytest.mark.parametrize("shards", [1, 2, 8])
def test_no_row_is_lost_between_shards(tmp_path, pages, shards):
    made = make_run(tmp_path, pages, shards=shards)
    assert made.row["reconciled"]
    assert (len(rows(made, "comments")), len(rows(made, "repeats")), len(rows(made, "articles"))) == (3, 3, 2)


def test_empty_datasets_are_written_with_their_columns(tmp_path, pages):
    made = make_run(tmp_path, pages)
    (file,) = made.staging.final("dead_letters").glob("*.parquet")
    assert pq.ParquetFile(file).schema_arrow.remove_metadata() == schemas.arrow("dead_letters").remove_metadata()
