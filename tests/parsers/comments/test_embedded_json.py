"""Comments in scripts: taken only on strict evidence, whatever the script, and never at a price."""

import json
import time

import pytest

from belowtheline.parsers.comments.json_scripts import values_in_scripts
from tests.parsers.comments.threads import parsed

ONE = {"id": 1, "body": "Oak.", "author": {"name": "Ada"}, "createdAt": "2021-05-04T10:00:00Z"}


def in_script(value, before='<script type="application/json">'):
    return parsed(f"<p>A bench.</p>{before}{json.dumps(value)}</script>")


def test_list_named_comments_is_a_thread():
    (comment,) = in_script({"comments": [ONE]}).comments
    assert (comment.text, comment.author, comment.native_id) == ("Oak.", "Ada", "1")
    assert comment.posted.at.isoformat() == "2021-05-04T10:00:00+00:00"


@pytest.mark.parametrize("before", ["<script>window.state = ", "<script>var comments=", "<script>const c  =\n"])
def test_value_assigned_in_a_script_is_read(before):
    assert len(in_script({"comments": [ONE]}, before).comments) == 1


def test_value_quoted_for_json_parse_is_read():
    quoted = json.dumps(json.dumps({"comments": [ONE]}))
    assert len(parsed(f"<script>window.s = JSON.parse({quoted});</script>").comments) == 1


@pytest.mark.parametrize("missing", ["id", "body", "author", "createdAt"])
def test_objects_that_lack_a_part_are_no_comments(missing):
    partial = {key: value for key, value in ONE.items() if key != missing}
    assert in_script({"comments": [partial, partial | {"x": 1}]}).comments == ()


@pytest.mark.parametrize("extra", ["headline", "slug", "price", "thumbnailUrl"])
def test_articles_and_products_are_no_comments(extra):
    assert in_script({"commentedArticles": [ONE | {extra: "x"}]}).comments == ()


@pytest.mark.parametrize("name", ["commentary", "latestCommentaries"])
def test_opinion_pieces_are_no_comments(name):
    assert in_script({name: [ONE], "comment": None}).comments == ()


def test_teaser_of_an_article_with_comments_is_no_comment():
    assert in_script({"mostCommented": [ONE | {"title": "A bench", "url": "/bench"}]}).comments == ()


def test_list_of_other_things_is_no_thread_though_its_objects_look_alike():
    assert in_script({"messages": [ONE], "note": "comments are closed"}).comments == ()


def test_list_with_few_comments_in_it_is_no_thread():
    others = [{"id": n, "kind": "ad"} for n in range(3)]
    assert in_script({"comments": [ONE, *others]}).comments == ()


def test_largest_thread_is_taken_and_answers_counted():
    answer = ONE | {"id": 3, "body": "Larch.", "parentId": 2}
    both = {"topComments": [ONE], "comments": [ONE, ONE | {"id": 2, "replies": [answer]}]}
    comments = in_script(both).comments
    assert [(comment.native_id, comment.parent) for comment in comments] == [("1", None), ("2", None), ("3", 1)]


def test_comment_listed_twice_comes_out_once():
    twice = {"comments": [ONE | {"replies": [ONE | {"id": 2}]}, ONE | {"id": 2}]}
    assert [comment.native_id for comment in in_script(twice).comments] == ["1", "2"]


def test_parent_in_a_circle_is_no_parent():
    circle = {"comments": [ONE | {"parentId": 2}, ONE | {"id": 2, "parentId": 1}]}
    assert None in [comment.parent for comment in in_script(circle).comments]


def test_answers_nested_without_end_are_cut_and_nothing_raises():
    deep = ONE
    for number in range(2, 400):
        deep = ONE | {"id": number, "replies": [deep]}
    assert 0 < len(in_script({"comments": [deep]}).comments) <= 399


@pytest.mark.parametrize(
    "script",
    [
        "var comments = {" * 20_000,
        "var comments = " + "[" * 100_000,
        'var comments = {"a": "' + "\\u00" * 50_000,
        'comments = JSON.parse("' + "{" * 100_000,
        "=" * 200_000 + "comments",
        '{"comments": [' + "1," * 100_000 + "]}",
    ],
)
def test_hostile_script_costs_little_and_yields_nothing(script):
    raw = f"<script>{script}</script>".encode()
    started = time.process_time()
    found = [value for _, value in values_in_scripts(raw)]
    assert time.process_time() - started < 1
    assert not any(isinstance(value, dict) for value in found)


def test_json_ld_and_scripts_that_name_no_comments_are_passed_over():
    raw = b'<script type="application/ld+json">{"comment": [' + b"1," * 60 + b'2]}</script><script>{"a": 1}</script>'
    assert list(values_in_scripts(raw)) == []
