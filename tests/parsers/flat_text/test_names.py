"""What stands around names and words in flat text is taken off by what the whole thread shows, and names stay whole."""

import pytest

from belowtheline.options import Limits
from belowtheline.parsers.flat_text import parse_text_page
from belowtheline.records import Kind, ParsedThread

ARTICLE = (
    "The Ferry Stays\n\nElmsport keeps its ferry until the spring timetable begins, the harbour board decided on Monday.\n\n"
    "The repairs to the hull will be paid for out of the reserve for the new slipway, said the chair of the board.\n\n"
    "Nobody on the quay had expected anything else, and most of them had already bought their tickets for the winter.\n\n"
)
NAMES = ("Odile Tamsin", "northbank_7", "Marek Holm", "June P.")
WORDS = (
    "The ferry should have been kept running years ago, frankly.",
    "Nobody asked the people on the other side, and nobody will.",
    "Will there be room for bicycles on the lower deck?",
    "There was room for them in 1962, so I should hope that there is.",
)


def read(thread: str, heading: str = "4 Comments") -> ParsedThread:
    text = f"{ARTICLE}{heading}\n\n{thread}\n\nLeave a Reply\n"
    return parse_text_page(text, url=None, captured_at=None, limits=Limits()).thread


def authors(found: ParsedThread) -> list[str | None]:
    return [comment.author for comment in found.comments]


def one_line(form: str, names: tuple[str, ...] = NAMES) -> str:
    return "\n\n".join(
        f"{form.format(n=name, i=at + 1, d=f'March {4 + at}, 2021 at 9:1{at} am')}\n\n{words}\n\nReply"
        for at, (name, words) in enumerate(zip(names, WORDS, strict=True))
    )


@pytest.mark.parametrize(
    "form",
    [
        "{n}{n} {d}",
        "{n} {n} {d}",
        "{n}{n} says:\n{d}",
        "#{i} {n} {d}",
        "{n} (Homepage) {d}",
        "#1 {n} (Homepage) {d} (Reply)",
        "{n} {d} +{i}",
        "{n} {d} (edited)",
        "Comment Link {d} posted by {n}",
        "{n} (not verified)\n{d}",
    ],
)
def test_names_come_out_bare(form: str):
    found = read(one_line(form))
    assert authors(found) == list(NAMES)
    assert [comment.text for comment in found.comments] == list(WORDS)
    assert all(comment.posted.at is not None for comment in found.comments)


@pytest.mark.parametrize("double", ["Mimi", "Xoli Xoli"])
def test_a_name_that_is_double_by_itself_stays(double: str):
    names = ("Odile Tamsin", double, "Marek Holm", "June P.")
    assert authors(read(one_line("{n} {d}", names))) == list(names)


def test_one_moderator_among_others_loses_the_badge_and_christopher_guest_his_name_not():
    names = ("Odile Tamsin Moderator", "Christopher Guest", "Marek Holm", "landing staff")
    assert authors(read(one_line("{n} {d}", names))) == ["Odile Tamsin", *names[1:]]


def test_who_is_mentioned_beside_a_name_is_answered_by_it():
    names = ("Odile Tamsin", "northbank_7", "Marek Holm @northbank_7", "June P.")
    thread = "\n\n".join(f"  * {name}\n    {words}\n    Reply 12" for name, words in zip(names, WORDS, strict=True))
    assert authors(read(thread)) == ["Odile Tamsin", "northbank_7", "Marek Holm", "June P."]


def test_a_forum_that_counts_posts_has_its_article_first():
    thread = "\n".join(f"  * {name}\n    {words}\n    Reply 3" for name, words in zip(NAMES, WORDS, strict=True))
    found = read(thread, "4 Posts")
    assert authors(found) == list(NAMES[1:])


def test_names_below_times_that_run_into_whom_they_answer():
    answered = ("", "", "northbank_7", "Odile Tamsin")
    thread = "\n".join(
        f"Jan '21{whom}\n\n{name}\n{words}\n" for name, whom, words in zip(NAMES, answered, WORDS, strict=True)
    )
    found = read(thread, "4 replies")
    assert authors(found) == list(NAMES)
    assert [comment.text for comment in found.comments] == list(WORDS)


def test_a_name_on_two_lines_is_one_name_where_a_heading_announces_comments():
    thread = "\n\n".join(
        f"  {at + 1}. {name}\n     {name}\n\n     {words}"
        for at, (name, words) in enumerate(zip(NAMES, WORDS, strict=True))
    )
    assert authors(read(thread)) == list(NAMES)
    menu = "Home\nHome\n\nRead what the ferry has cost us in the last eleven years.\n\nTravel\nTravel\n\nWhere to go when it does not run, and how.\n"
    assert read(menu, "Our pages").comments == ()


def test_a_title_made_of_a_comments_first_words_is_no_part_of_it():
    thread = "\n\n".join(
        f"{name} (nicht überprüft)\nMo, 15.07.2019 - 10:4{at}\nPermalink\n\n{words[:22].rpartition(' ')[0]}\n\n{words}\n\nAntworten"
        for at, (name, words) in enumerate(zip(NAMES, WORDS, strict=True))
    )
    found = read(thread, "Kommentare")
    assert authors(found) == list(NAMES)
    assert [comment.text for comment in found.comments] == list(WORDS)


def test_words_printed_again_to_be_shared_are_left_out():
    thread = "\n\n".join(
        f"{name}\n{at + 2} minutes ago (7:1{at} PM)\n\n{words}\n{name.replace(' ', '_')}: {words[:20]}\nhttps://example-gazette.test/c/{at}\n"
        for at, (name, words) in enumerate(zip(NAMES, WORDS, strict=True))
    )
    assert [comment.text for comment in read(thread).comments] == list(WORDS)


def test_the_last_comment_ends_where_all_others_do():
    thread = "\n\n".join(
        f"{name} 3 Nov 2017, 07:4{at}\n\n{words}\n\nAnswer this one"
        for at, (name, words) in enumerate(zip(NAMES, WORDS, strict=True))
    )
    text = f"{ARTICLE}4 Comments\n\n{thread}\n\nThe Elmsport Post, printed on Thursdays at Cooper Row nine."
    found = parse_text_page(text, url=None, captured_at=None, limits=Limits()).thread
    assert [comment.text for comment in found.comments] == list(WORDS)


def test_a_link_from_another_site_has_its_title_for_a_name_and_no_words():
    thread = one_line("{n} says:\n{d}") + "\n\nPingback: Ferries of the north – River Notes\n"
    found = read(thread, "5 Comments")
    assert [
        (comment.kind, comment.author, comment.text) for comment in found.comments if comment.kind is not Kind.COMMENT
    ] == [(Kind.PINGBACK, "Ferries of the north – River Notes", "")]


def test_the_number_of_a_list_before_a_name_that_is_a_month_is_no_date():
    thread = "\n\n".join(
        f"  {at + 1}. {name} says\n     March {4 + at}, 2021 at 9:15 am\n\n     {words}\n\n     Reply"
        for at, (name, words) in enumerate(zip((NAMES[3], *NAMES[:3]), WORDS, strict=True))
    )
    assert authors(read(thread)) == [NAMES[3], *NAMES[:3]]


def test_a_unit_of_time_without_a_number_is_a_time():
    ago = ("a year ago", "an hour ago", "2 days ago", "a month ago")
    thread = "\n\n".join(
        f"{name} • {when}\n\n{words}\n\nReply" for name, when, words in zip(NAMES, ago, WORDS, strict=True)
    )
    found = read(thread)
    assert authors(found) == list(NAMES)
    assert [comment.posted.text for comment in found.comments] == list(ago)
