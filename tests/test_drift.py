from datetime import UTC, datetime

from belowtheline import drift
from belowtheline.records import ParsedComment, Precision, Timestamp

DATED = Timestamp("1 May", datetime(2021, 5, 1, tzinfo=UTC), Precision.DAY)


def test_a_page_yields_what_its_comments_hold():
    page = drift.of_page("gazette.test", "wordpress", [
        ParsedComment("a", author="Mara", posted=DATED, confidence=0.9),
        ParsedComment("b", parent=0, likes=0, confidence=0.5),
    ])  # fmt: skip
    (row,) = drift.rows(page)
    assert row == {
        "site": "gazette.test", "system": "wordpress", "pages": 1, "comments": 2, "with_author": 1, "with_time": 1,
        "with_parent": 1, "with_votes": 1, "confidence": 0.7,
    }  # fmt: skip


def test_pages_add_up_by_site_and_system_whatever_their_order():
    pages = [
        drift.of_page("b.test", "disqus", []),
        drift.of_page("a.test", "wordpress", [ParsedComment("x", confidence=0.3)]),
        drift.of_page("a.test", "wordpress", [ParsedComment("y", confidence=0.6)]),
    ]
    total, backwards = drift.Drift(), drift.Drift()
    for one, other in zip(pages, pages[::-1], strict=True):
        total.update(one)
        backwards.update(other)
    assert drift.rows(total) == drift.rows(backwards)
    assert [(r["site"], r["pages"], r["comments"], r["confidence"]) for r in drift.rows(total)] == [
        ("a.test", 2, 2, 0.45),
        ("b.test", 1, 0, None),
    ]
