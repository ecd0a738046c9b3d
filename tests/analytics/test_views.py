"""The views that are built on the base views, on small corpora written by hand."""

from datetime import timedelta

import pytest

from belowtheline.analytics import catalog
from belowtheline.analytics.database import connect
from tests.analytics.corpora import NOON, commit, row, write


def comment(number, **values):
    given = {"comment_id": f"{number:032x}", "article_id": "a", "position": number, "kind": "comment", "site": "s.test"}
    return row("comments", **(given | {"cluster_id": f"{number:032x}", "occurrences": 1} | values))


def repeat(number, **values):
    given = {"comment_id": f"{number:032x}", "article_id": "a", "position": number, "kind": "comment", "site": "s.test"}
    return row("repeats", **(given | {"repeated_in": "same-thread", "relation": "exact"} | values))


def ident(number):
    return f"{number:032x}"


@pytest.fixture
def corpus(tmp_path):
    comments = [
        comment(0, author="Ada", author_key="k1", posted_at=NOON, depth=0, likes=3, text="one"),
        comment(3, author="Bo", author_key="k2", posted_at=NOON + timedelta(hours=3), depth=0, text="two"),
        comment(1, author="Bo", author_key="k2", posted_at=NOON + timedelta(hours=1), depth=1, parent_id=ident(0)),
        comment(5, author="Ada", author_key="k1", depth=2, parent_id=ident(1), text="five", likes=2),
        comment(6, kind="pingback", author=None),
        comment(10, article_id="b", author="Ada B.", author_key="k1", posted_at=NOON + timedelta(days=2)),
    ]
    repeats = [
        repeat(
            2, author="Bo", author_key="k2", depth=1, parent_id=ident(0), canonical_id=ident(1), cluster_id=ident(1)
        ),
        repeat(0, relation="recapture", canonical_id=ident(0), cluster_id=ident(0), posted_at=NOON),
    ]
    articles = [
        row("articles", article_id="a", site="s.test", title="A", comment_system="x", comments_parsed=7, captures=1,
            comments_declared=9, completeness="partial", completeness_reason="paged", published_at=NOON),
        row("articles", article_id="b", site="s.test", title="B", comment_system="x", comments_parsed=3, captures=1,
            comments_declared=1, completeness="over"),
        row("articles", article_id="c", site=None, title="C", comments_parsed=0, completeness="none", captures=1),
    ]  # fmt: skip
    write(tmp_path, "comments", "r1", comments)
    write(tmp_path, "repeats", "r1", repeats)
    write(tmp_path, "articles", "r1", articles)
    commit(tmp_path, "r1")
    return tmp_path


def ask(corpus, sql):
    with connect(str(corpus)) as connection:
        return connection.execute(sql).fetchall()


def test_every_view_says_what_it_holds_and_answers(corpus):
    for name in catalog.VIEWS:
        assert len(catalog.meaning(name)) > 20
        ask(corpus, f"SELECT count(*) FROM {name}")


def test_posts_hold_repeats_of_other_comments_but_no_captures_of_the_same(corpus):
    assert ask(corpus, "SELECT count(*), count(relation), count(DISTINCT comment_id) FROM posts") == [(7, 1, 7)]


def test_a_thread_reads_from_top_to_bottom_each_reply_under_what_it_answers(corpus):
    sql = "SELECT position, tree_level, replies FROM comments_in_tree_order WHERE article_id = 'a' ORDER BY tree_order"
    assert ask(corpus, sql) == [(0, 0, 2), (1, 1, 1), (5, 2, 0), (2, 1, 0), (3, 0, 0), (6, 0, 0)]


def test_a_post_whose_parent_is_gone_or_stands_elsewhere_is_at_the_top(tmp_path):
    lost = [comment(1, parent_id=ident(99)), comment(2, parent_id=ident(3)), comment(3, article_id="b")]
    write(tmp_path, "comments", "r1", lost)
    commit(tmp_path, "r1")
    levels = "SELECT comment_id, tree_level FROM comments_in_tree_order ORDER BY 1"
    assert ask(tmp_path, levels) == [(ident(1), 0), (ident(2), 0), (ident(3), 0)]


def test_parents_in_a_circle_lose_no_post(tmp_path):
    write(tmp_path, "comments", "r1", [comment(1, parent_id=ident(2)), comment(2, parent_id=ident(1)), comment(3)])
    commit(tmp_path, "r1")
    assert ask(tmp_path, "SELECT position, tree_order FROM comments_in_tree_order ORDER BY 1") == [
        (1, 1),
        (2, 2),
        (3, 3),
    ]


def test_more_than_ten_posts_are_in_the_order_of_numbers_not_of_letters(tmp_path):
    write(tmp_path, "comments", "r1", [comment(n) for n in range(120)])
    commit(tmp_path, "r1")
    assert [p for (p,) in ask(tmp_path, "SELECT position FROM comments_in_tree_order ORDER BY tree_order")] == [
        *range(120)
    ]


def test_a_thread_has_its_size_depth_duration_and_participants(corpus):
    sql = """SELECT posts, comments, repeats, pingbacks, roots, replies, depth, participants, unnamed, timed,
        duration_hours, first_comment_after_hours, likes, completeness FROM threads WHERE article_id = 'a'"""
    assert ask(corpus, sql) == [(6, 4, 1, 1, 2, 3, 2, 2, 1, 3, 3.0, 0.0, 5, "partial")]


def test_depth_is_null_where_no_dump_tells(corpus):
    assert ask(corpus, "SELECT roots, replies, depth FROM threads WHERE article_id = 'b'") == [(None, None, None)]


def test_an_author_is_one_row_a_site_under_the_latest_name(corpus):
    sql = "SELECT author, names, posts, repeats, threads, replies_written, replies_received, likes FROM authors ORDER BY 1"
    assert ask(corpus, sql) == [("Ada B.", 2, 3, 0, 2, 1, 2, 5), ("Bo", 1, 3, 1, 1, 2, 1, None)]


def test_sites_count_articles_threads_and_posts_and_keep_those_without_an_address(corpus):
    sql = "SELECT site, articles, threads, posts, comments, authors, partial FROM sites ORDER BY site"
    assert ask(corpus, sql) == [("s.test", 2, 2, 7, 5, 2, 1), (None, 1, 0, 0, 0, 0, 0)]


def test_an_article_holds_its_thread_in_tree_order(corpus):
    (thread,) = ask(corpus, "SELECT thread FROM articles_with_threads WHERE article_id = 'a'")[0]
    assert [post["comment_id"] for post in thread] == [ident(n) for n in (0, 1, 5, 2, 3, 6)]
    assert ask(corpus, "SELECT thread FROM articles_with_threads WHERE article_id = 'c'") == [(None,)]


def test_found_share_counts_no_article_above_what_it_states(corpus):
    sql = "SELECT articles, partial, over_declared, parsed, declared, found_share, reasons FROM completeness WHERE site IS NOT NULL"
    assert ask(corpus, sql) == [(2, 1, 1, 10, 10, 0.8, "paged")]


def test_a_cluster_counts_its_relations_and_shows_the_first_text(corpus):
    sql = "SELECT posts, authors, articles, exact_repeats, near_repeats, copies, author FROM repeat_clusters"
    assert ask(corpus, sql) == [(2, 1, 1, 1, 0, 0, "Bo")]


def _yield(site, system, comments, **found):
    nothing = {"with_author": 0, "with_time": 0, "with_parent": 0, "with_votes": 0}
    return {"site": site, "system": system, "pages": 2, "comments": comments, "confidence": 0.9} | nothing | found


def test_drift_compares_a_site_with_the_run_before_and_names_what_fell(tmp_path):
    early = [_yield("s.test", "x", 10, with_author=10, with_time=10), _yield("t.test", "x", 4, with_author=4)]
    late = [_yield("s.test", "y", 10, with_author=9, with_time=2), _yield("t.test", "x", 1, with_author=1)]
    commit(tmp_path, "r1", started_at=NOON, drift=early)
    commit(tmp_path, "r2", started_at=NOON + timedelta(days=1), drift=late)
    sql = "SELECT site, earlier_run, earlier_systems, alarm FROM drift ORDER BY started_at, site"
    assert ask(tmp_path, sql) == [
        ("s.test", None, None, None),
        ("t.test", None, None, None),
        ("s.test", "r1", "x", "times"),
        ("t.test", "r1", "x", "comments"),
    ]


def test_health_of_a_run_has_shares_speed_and_refusals(tmp_path):
    counts = {"captures_read": 10, "captures_parsed": 8, "captures_refused": 2, "dead_letters": 2, "comments_parsed": 4}
    reasons = [{"name": "read/empty", "count": 1}, {"name": "parse/x", "count": 3}]
    commit(
        tmp_path, "r1", **counts, comments_repeats=1, reasons=reasons,
        completeness=[{"name": "complete", "count": 6}, {"name": "none", "count": 2}],
        started_at=NOON, finished_at=NOON + timedelta(seconds=5),
    )  # fmt: skip
    sql = "SELECT seconds, refused_share, repeats_share, complete_share, captures_per_second, refusals FROM runs_health"
    assert ask(tmp_path, sql) == [(5.0, 0.2, 0.25, 0.75, 2.0, "parse/x 3, read/empty 1")]


def test_an_empty_run_has_no_shares(tmp_path):
    commit(tmp_path, "r1")
    assert ask(tmp_path, "SELECT refused_share, captures_per_second FROM runs_health") == [(None, None)]
