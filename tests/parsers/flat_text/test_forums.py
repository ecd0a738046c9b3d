"""Forum pages: the first post is the article, profiles and signatures are nobody's words."""

from belowtheline.options import Limits
from belowtheline.parsers.flat_text import parse_text_page
from belowtheline.records import ParsedPage

POSTS = (
    (
        "Odile Tamsin",
        "Which varnish lasts longest on a deck that stands in salt water for most of the year? I have tried two.",
    ),
    ("northbank_7", "The yellow one from the chandlery has lasted four winters on mine."),
    ("Marek Holm", "None of them last. Oil it twice a year instead and be done."),
    ("northbank_7", "Oil washes off in the first storm, I am afraid."),
)


def read(text: str) -> ParsedPage:
    return parse_text_page(text, url=None, captured_at=None, limits=Limits())


def phpbb(signature: str = "") -> str:
    return "Varnish for a deck\n\n" + "".join(
        f"{name}\nPosts: {190 + at}\nJoined: 5. Nov 2014, 16:0{at}\n\n{'Re: ' if at else ''}Varnish for a deck\n\n"
        f"Post by {name} » 11. Sep 2024, 21:0{at}\n\n{words}\n\n{signature if name == 'northbank_7' else ''}"
        for at, (name, words) in enumerate(POSTS)
    )


def xenforo() -> str:
    return "Varnish for a deck\n\n" + "".join(
        f"      {name}\n\n      Deck Hand {at}\n\n      Member\n      Oct 2{at}, 2017\n      14,796\n      * Mar 2{at}, 2025\n      * #{at + 1}\n"
        f"            {words}\n\n"
        for at, (name, words) in enumerate(POSTS)
    )


def test_the_first_post_is_the_article_and_the_others_are_comments() -> None:
    page = read(phpbb())
    assert [comment.author for comment in page.thread.comments] == [name for name, _ in POSTS[1:]]
    assert page.article.body is not None
    assert POSTS[0][1] in page.article.body


def test_a_post_ends_before_the_profile_of_the_next_writer() -> None:
    assert [comment.text for comment in read(phpbb()).thread.comments] == [words for _, words in POSTS[1:]]


def test_lines_that_close_every_post_of_a_writer_are_a_signature() -> None:
    comments = read(phpbb("Sails are sheets you cannot sleep in.\n\n")).thread.comments
    assert all("Sails are sheets" not in comment.text for comment in comments)


def test_a_later_page_of_a_thread_has_no_first_post() -> None:
    page = read("Page 2 of 3\n\n" + phpbb())
    assert len(page.thread.comments) == len(POSTS)


def test_the_day_a_writer_joined_is_not_when_the_post_was_written() -> None:
    comments = read(xenforo()).thread.comments
    assert [comment.posted.text for comment in comments] == ["Mar 21, 2025", "Mar 22, 2025", "Mar 23, 2025"]
    assert [comment.author for comment in comments] == [name for name, _ in POSTS[1:]]


def test_a_name_that_starts_with_the_keeps_it() -> None:
    comments = read(phpbb().replace("Marek Holm", "The Marek")).thread.comments
    assert comments[1].author == "The Marek"


def test_posts_without_bylines_are_parted_by_the_space_that_closes_each() -> None:
    body = "\n\u00a0\n".join(words for _, words in (*POSTS, *POSTS[1:]))
    text = f"Varnish for a deck\n\nStatus\nNot open for further replies.\n\nOdile Tamsin\n\nSenior Member\n\n{body}\n\u00a0\n"
    comments = read(text + "Status\nNot open for further replies.\n").thread.comments
    assert [comment.text for comment in comments][:3] == [words for _, words in POSTS[1:]]
    assert {comment.author for comment in comments} == {None}
