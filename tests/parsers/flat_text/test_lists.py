"""Threads an extractor wrote as lists, with the names of some comments, or all, dropped."""

from belowtheline.options import Limits
from belowtheline.parsers.flat_text import parse_text_page
from belowtheline.records import Completeness, Kind, ParsedThread

ARTICLE = (
    "The Ferry Stays\n\nElmsport keeps its ferry until the spring timetable begins, the harbour board decided on Monday.\n\n"
    "The repairs to the hull will be paid for out of the reserve for the new slipway, said the chair of the board. "
    "Nobody in the room objected, although two members of the board had asked for a second survey of the hull first.\n\n"
)
FORM = "\n\nLeave a Reply\n\nYour email address will not be published.\n"


def read(thread: str, end: str = FORM) -> ParsedThread:
    page = parse_text_page(ARTICLE + thread + end, url=None, captured_at=None, limits=Limits())
    return page.thread


def texts(thread: ParsedThread) -> list[str]:
    return [comment.text for comment in thread.comments]


def test_an_item_without_a_byline_is_a_comment_of_its_own() -> None:
    found = read(
        "4 Comments\n\n"
        "  1. Odile Tamsin says:\n\n     The ferry should have been kept running years ago.\n\n"
        "  2. Nobody asked the people on the other side, did they.\n\n"
        "    • Marek Holm says:\n\n       They never ask anybody over there.\n\n"
        "  3. Quill says:\n\n     Will there be room for bicycles?"
    )
    assert [comment.author for comment in found.comments] == ["Odile Tamsin", None, "Marek Holm", "Quill"]
    assert texts(found)[1] == "Nobody asked the people on the other side, did they."
    assert found.completeness is Completeness.COMPLETE


def test_names_above_times_are_read_even_when_most_items_have_none() -> None:
    found = read(
        "4 Comments\n\n"
        "  1. Odile Tamsin\n     Posted March 4, 2021 at 9:15 am | Permalink\n\n     Keep it running, please, all of you.\n\n"
        "  2. Posted March 4, 2021 at 9:40 am | Permalink\n\n     Nobody asked the people on the other side.\n\n"
        "  3. Posted March 4, 2021 at 9:50 am | Permalink\n\n     They never do ask, and never did.\n\n"
        "  4. Posted March 5, 2021 at 1:10 pm | Permalink\n\n     Will there be room for bicycles?"
    )
    assert [comment.author for comment in found.comments] == ["Odile Tamsin", None, None, None]
    assert all(comment.posted.at is not None for comment in found.comments)


def test_a_list_of_trackbacks_after_the_comments_is_read_as_pingbacks() -> None:
    found = read(
        "2 Comments\n\n"
        "  1. Odile Tamsin\n     Posted March 4, 2021 at 9:15 am\n\n     Keep it running, please, all of you.\n\n"
        "  2. Posted March 4, 2021 at 9:40 am\n\n     Nobody asked the people on the other side.\n\n"
        "2 Trackbacks\n\n"
        "  1. […] the harbour board of Elmsport decided to keep its ferry […]\n\n"
        "  2. […] a ferry, and a town that wants it […]",
        end="",
    )
    assert [comment.kind for comment in found.comments] == [Kind.COMMENT] * 2 + [Kind.PINGBACK] * 2
    assert "Trackbacks" not in "".join(texts(found))
    assert (found.completeness, found.completeness_reason) == (Completeness.COMPLETE, "pingbacks")


def test_a_day_of_the_month_is_no_list_mark() -> None:
    found = read(
        "2 Kommentare\n\n    * Odile Tamsin sagt:\n      24. Dezember 2019 um 03:49 Uhr\n\n      Die Fähre bleibt, sehr gut.\n\n"
        "    * Marek Holm sagt:\n      1. Januar 2020 um 11:02 Uhr\n\n      Und die Fahrräder dürfen auch mit?"
    )
    assert [comment.posted.text for comment in found.comments] == [
        "24. Dezember 2019 um 03:49 Uhr",
        "1. Januar 2020 um 11:02 Uhr",
    ]
    assert all(comment.posted.at is not None for comment in found.comments)


def test_in_reply_to_lines_are_boundaries_where_no_name_is_left() -> None:
    found = read(
        "3 Comments\n\nThe ferry should have been kept running years ago, frankly.\n\n"
        "In reply to by Odile T (not verified)\n\nNobody asked the people on the other side of the water.\n\n"
        "In reply to by Marek\n\nThey never do ask anybody over there, and it will not change."
    )
    assert texts(found)[1] == "Nobody asked the people on the other side of the water."
    assert len(found.comments) == 3
    assert all(comment.author is None and comment.confidence <= 0.5 for comment in found.comments)


def test_buttons_part_comments_without_names_and_stay_out_of_their_words() -> None:
    found = read(
        "There are 3 comments\n\nThe ferry should have been kept running years ago, frankly.Report\n\n"
        "Nobody asked the people on the other side of the water.Report\n\nThey never do ask anybody over there.Report"
    )
    assert texts(found) == [
        "The ferry should have been kept running years ago, frankly.",
        "Nobody asked the people on the other side of the water.",
        "They never do ask anybody over there.",
    ]
    assert {comment.author for comment in found.comments} == {None}


def test_names_that_nothing_announces_are_found_where_words_are_set_in_below_them() -> None:
    names = ("Odile Tamsin", "northbank_7", "Odile Tamsin", "Quill")
    thread = "".join(f"{name}\n\n    These are the words of comment number {at}.\n" for at, name in enumerate(names))
    found = read(thread, end="")
    assert tuple(comment.author for comment in found.comments) == names


def test_section_titles_of_an_article_are_no_names() -> None:
    sections = "".join(
        f"{title}\n\nThis section goes on about it at some length, as sections of articles do.\n\n"
        for title in ("Timetable", "The Hull", "Slipway", "The Board")
    )
    assert read(sections, end="").comments == ()


def test_a_menu_under_a_heading_for_letters_is_no_thread() -> None:
    menu = "".join(
        f"* {word}\n" for word in "Sport Kultur Hafen Kino Geld Politik Wirtschaft Reise Auto Wetter".split()
    )
    assert read("Leserbriefe\n\n" + menu, end="").comments == ()


def test_a_list_of_articles_with_sections_and_dates_is_no_thread() -> None:
    teasers = "".join(
        f"{section}\n{day} November 2025\n\n{title}\n\n"
        for day, (section, title) in enumerate(
            [
                ("News", "A bakery honours its baker with a loaf"),
                ("Ideas", "Fifty knots that will be popular next year"),
                ("News", "The quiet return of the wooden oar"),
                ("News", "Why nobody paints their boat green"),
                ("Ideas", "How to choose a lantern for the winter"),
            ],
            start=3,
        )
    )
    assert read(teasers, end="").comments == ()


def test_a_site_and_a_role_before_a_full_name_are_no_part_of_it() -> None:
    found = read(
        "2 Comments\n\nGazette Editor Odile Tamsin says:\nMarch 4, 2021 at 9:15 am\n\nKeep it running, please.\n\n"
        "Marek Holm says:\nMarch 4, 2021 at 9:20 am\n\nThey never ask anybody over there."
    )
    assert [comment.author for comment in found.comments] == ["Odile Tamsin", "Marek Holm"]


def test_a_clock_written_with_an_h_says_that_the_day_comes_first() -> None:
    found = read(
        "2 commentaires\n\nOdile Tamsin 02-11-2023 • 16h41\n\nLe bac reste, tant mieux pour nous.\n\n"
        "Marek Holm 02-11-2023 • 16h43\n\nEt les vélos, ils montent aussi ?"
    )
    days = [comment.posted.at.date().isoformat() for comment in found.comments if comment.posted.at is not None]
    assert days == ["2023-11-02", "2023-11-02"]


def test_an_address_that_runs_over_paragraphs_is_no_text() -> None:
    links = "".join(f"[site {at}](https://example-gazette.test/{at})\n\n" for at in range(4))
    page = parse_text_page(
        ARTICLE
        + links
        + "2 Comments\n\nOdile Tamsin\n\nMarch 4, 2021 at 9:15 am\n\n[__](https://share.example/tweet?text=Keep it.\n\n"
        'Please. &url=https%3A%2F%2Fexample-gazette.test "Share")\n\nKeep it.\n\nPlease.\n\nReply\n\n'
        "Marek Holm\n\nMarch 4, 2021 at 9:20 am\n\nThey never ask anybody over there.\n\nReply\n",
        url=None,
        captured_at=None,
        limits=Limits(),
    )
    assert [comment.text for comment in page.thread.comments] == [
        "Keep it.\n\nPlease.",
        "They never ask anybody over there.",
    ]
