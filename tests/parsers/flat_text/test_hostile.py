"""Text that was made to be slow: the time must grow with its size and no faster."""

import time
from collections.abc import Callable

import pytest

from belowtheline.errors import ParseRefusal
from belowtheline.options import Limits
from belowtheline.parsers.flat_text import parse_text_page

ARTICLE = "The harbour board of Elmsport decided on Monday that the ferry will run until the spring. " * 6 + "\n\n"


def bylines(size: int) -> str:
    return "".join(f"Quill{at} May {at % 28 + 1}, 2010 at 3:{at % 60:02}\n\nhello there you.\n\n" for at in range(size))


def ends(size: int) -> str:
    return "".join(f"Leave a reply {_letters(at)}\nQuill May 1, 2010 3:00\nfoo bar\n" for at in range(size))


def names(size: int) -> str:
    return ARTICLE + "9 Comments\n\n" + "".join(f"Quill{at}\n\nThis is what I think of it.\n\n" for at in range(size))


def items(size: int) -> str:
    return ARTICLE + "9 Comments\n\n" + "".join(f"  {at}. Quill{at}\n\n     So do I.\n\n" for at in range(size))


def headings(size: int) -> str:
    return "".join(f"{at} comments on {_letters(at)}\n" for at in range(size))


def times(size: int) -> str:
    return "May 1, 2010\n" * size


def brackets(size: int) -> str:
    return "[a](b [" * (20 * size)


def one_line(size: int) -> str:
    return "a" * (2000 * size)


def answering(size: int) -> str:
    return "9 replies\n" + "".join(f"Jan '21quill{at}\n\nwren{at}\nSo do I, I think.\n\n" for at in range(size))


def twice(size: int) -> str:
    heads = "".join(f"{at} comments on {_letters(at)}\n" for at in range(8))
    return ARTICLE + heads + "".join(f"Quill{at}\nQuill{at}\n\nSo do I, I think of it.\n\n" for at in range(size))


def excerpts(size: int) -> str:
    return "9 Comments\n" + "".join(
        f"Quill May 1, 2010 3:00\nAs I\nAs I said\nQuill: As I\nhttps://example-gazette.test/{at}\n"
        for at in range(size)
    )


def preambles(size: int) -> str:
    return "9 Comments\n" + "newest oldest best \n" * size + "Comments\n" * size


def _letters(number: int) -> str:
    return "".join(chr(97 + int(digit)) for digit in str(number))


@pytest.mark.parametrize(
    "write", [bylines, ends, names, items, headings, times, brackets, one_line, answering, twice, excerpts, preambles]
)
def test_four_times_the_text_takes_about_four_times_as_long(write: Callable[[int], str]):
    small, large = (_seconds(write(size)) for size in (1500, 6000))
    assert large < 10 * small + 0.3


def _seconds(text: str) -> float:
    start = time.process_time()
    parse_text_page(text, url=None, captured_at=None, limits=Limits())
    return time.process_time() - start


@pytest.mark.parametrize(
    "text", ["", "\n", " \u00a0\n\t", "x", "\x00\x01", "\ufeff", "5 Comments", "5 Comments\nReply\nReply"]
)
def test_text_with_nothing_in_it_gives_an_empty_thread(text: str):
    page = parse_text_page(text, url=None, captured_at=None, limits=Limits())
    assert page.thread.comments == ()


def test_a_page_that_takes_too_long_is_refused() -> None:
    with pytest.raises(ParseRefusal, match="longer than allowed"):
        parse_text_page(bylines(50), url=None, captured_at=None, limits=Limits(page_seconds=0.0))
