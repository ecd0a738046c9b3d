"""One page, one verdict."""

from belowtheline.options import Limits
from belowtheline.parsers.page import Page
from belowtheline.parsers.verdict import decide
from belowtheline.records import (
    Capture,
    Completeness,
    DeclaredCount,
    Kind,
    Media,
    ParsedComment,
    ParsedThread,
    Reading,
    Timestamp,
)

PAGE = Page(Capture("p.html", 0, "html", Media.HTML, b""), b"<p>x", Limits())


def said(text: str, author: str | None = "Ann", **more: object) -> ParsedComment:
    return ParsedComment(text, author=author, posted=Timestamp("today"), **more)  # type: ignore[arg-type]


def reading(*texts: str, evidence: str = "wordpress", **more: object) -> Reading:
    return Reading(evidence, None, tuple(said(text) for text in texts), **more)  # type: ignore[arg-type]


def verdict(*readings: Reading, counts: tuple[int, ...] = (), elsewhere: tuple[str, ...] = ()) -> ParsedThread:
    return decide(PAGE, readings, tuple(DeclaredCount(n, "heading") for n in counts), elsewhere)


def test_as_many_as_declared_is_complete() -> None:
    assert verdict(reading("a", "b"), counts=(2,)).completeness is Completeness.COMPLETE


def test_fewer_than_declared_is_partial_and_names_the_sign_of_it() -> None:
    thread = verdict(reading("a", "b", truncation="load-more"), counts=(9,))
    assert (thread.completeness, thread.completeness_reason) == (Completeness.PARTIAL, "load-more")


def test_more_than_declared_is_over() -> None:
    assert verdict(reading("a", "b", "c"), counts=(1,)).completeness is Completeness.OVER


def test_count_without_its_pingbacks_is_complete_too() -> None:
    ping = said("c", kind=Kind.PINGBACK)
    thread = verdict(Reading("wordpress", None, (said("a"), said("b"), ping)), counts=(2,))
    assert (thread.completeness, thread.completeness_reason) == (Completeness.COMPLETE, "pingbacks")


def test_thread_without_any_count_is_undeclared() -> None:
    assert verdict(reading("a")).completeness is Completeness.UNDECLARED


def test_count_that_the_comments_bear_out_is_the_one_used() -> None:
    thread = verdict(reading("a", "b"), counts=(7, 2))
    assert thread.declared == DeclaredCount(2, "heading")
    assert [count.value for count in thread.counts] == [7, 2]


def test_declared_zero_without_a_thread_is_no_thread() -> None:
    assert verdict(counts=(0,)).completeness is Completeness.NONE


def test_nothing_at_all_is_no_thread() -> None:
    assert verdict() == ParsedThread()


def test_script_loaded_system_is_named_when_the_page_holds_no_comments() -> None:
    thread = verdict(counts=(12,), elsewhere=("disqus",))
    assert (thread.completeness, thread.system, thread.completeness_reason) == (
        Completeness.ELSEWHERE,
        "disqus",
        "disqus",
    )


def test_system_that_prints_only_its_count_loads_its_comments_by_script() -> None:
    empty = Reading("wpdiscuz", "wpdiscuz", (), (DeclaredCount(53, "wpdiscuz-header"),))
    thread = verdict(empty)
    assert (thread.completeness, thread.system) == (Completeness.ELSEWHERE, "wpdiscuz")


def test_comments_in_the_page_win_over_an_embedded_system() -> None:
    thread = verdict(reading("a"), counts=(1,), elsewhere=("facebook",))
    assert thread.completeness is Completeness.COMPLETE
    assert thread.evidence == "wordpress"


def test_reading_that_agrees_with_the_declared_count_is_chosen() -> None:
    whole = reading("a", "b", "c", evidence="repeated-structure")
    assert verdict(reading("a", "b"), whole, counts=(3,)).evidence == "repeated-structure"


def test_rule_for_the_system_wins_when_both_find_the_same() -> None:
    assert verdict(reading("a", evidence="repeated-structure"), reading("a")).evidence == "wordpress"


def test_unsigned_blocks_are_no_thread() -> None:
    block = ParsedComment("read this too")
    assert verdict(Reading("comment-ids", None, (block, block))).comments == ()


def test_json_ld_fills_what_the_markup_leaves_out_and_adds_what_it_lacks() -> None:
    printed = Reading("wordpress", None, (ParsedComment("Same words!", author="Ann"),))
    stated = Reading("json-ld", None, (said("same words", native_id="4"), said("only here", parent=0)))
    thread = verdict(printed, stated)
    assert [(c.text, c.native_id, c.parent) for c in thread.comments] == [
        ("Same words!", "4", None),
        ("only here", None, 0),
    ]


def test_json_ld_cut_short_is_no_second_comment() -> None:
    long = "word " * 80
    thread = verdict(reading(long), Reading("json-ld", None, (said(long[:60]),)))
    assert [c.text for c in thread.comments] == [long]


def test_same_words_twice_stay_two_comments() -> None:
    thread = verdict(reading("+1", "+1"), Reading("json-ld", None, (said("+1"), said("+1"))))
    assert len(thread.comments) == 2
