"""Short printed things: times, counts, addresses, lines."""

from datetime import UTC, datetime

from belowtheline import text, timestamps, urls
from belowtheline.parsers.counts.lines import count_in_line
from belowtheline.repeats.normalise import tokens, words_of
from tests.fuzz import mutators
from tests.fuzz.harness import Target, law
from tests.fuzz.laws import storable

_NOW = datetime(2021, 5, 6, tzinfo=UTC)


def times(data: bytes) -> None:
    """A printed time, an attribute, and a line that holds one."""
    printed, _, machine = data.decode("utf-8", "replace").partition("|")
    for now in (None, _NOW):
        for first in (None, True):
            found = timestamps.parse(printed, machine=machine, captured_at=now, day_first=first, languages=("de", "x"))
            law(found.at is None or found.at.utcoffset() is not None, "a time without a zone")
            law(found.at is None or found.text is not None or bool(machine), "a time from nothing")
    for place in (timestamps.find(printed), timestamps.locate(printed)):
        law(place is None or 0 <= place[0] < place[1] <= len(printed), f"a time found at {place}")
    timestamps.looks_like_time(printed)


def addresses(data: bytes) -> None:
    """An address made canonical is stable, and storable."""
    one, _, other = data.decode("utf-8", "replace").partition("|")
    found = urls.canonicalise(one)
    law(found is None or urls.canonicalise(found) == found, f"not stable: {found!r} {urls.canonicalise(found)!r}")
    law(found is None or not any(ch.isspace() for ch in found), "white space in an address")
    urls.site(one)
    urls.canonical_of(one, other, one)
    urls.canonical_of(other, one, None)


def lines(data: bytes) -> None:
    """Counts in a line; clean text is clean; the words of a comment."""
    line = data.decode("utf-8", "replace")
    for heading in (False, True):
        count = count_in_line(line, heading=heading)
        law(count is None or 0 <= count < 1 << 63, f"a count of {count}")
    clean, whole = text.clean_line(line), text.clean_paragraphs(line)
    storable((clean, whole))
    law(text.clean_line(clean) == clean and text.clean_paragraphs(whole) == whole, "clean text that is not")
    law(text.word_count(whole) >= 0, "a negative number of words")
    words_of(whole)
    tokens(whole)


_TIMES = (
    "May 4, 2021 at 10:00 am", "4. Mai 2021 um 10:00 Uhr", "3 hours ago", "vor 3 Stunden", "il y a 2 jours", "|2021-05-04T10:00:00+02:00",
    "2021年5月4日 上午10:00", "04/05/2021 22:31", "Tue, 04 May 2021 10:00:00 GMT", "yesterday at 3:15 pm", "hace 5 días", "٤ مايو ٢٠٢١", "|1620122400",
    "|2021-W18-2", "5 мая 2021 в 10:00", "3h", "Montag, 3. Mai", "12.03.04 5:06", "|20210504T100000Z", "Dec 31 9999 11:59 pm -1200", "1 Jan 0001 00:00 +1400",
)  # fmt: skip
_ADDRESSES = (
    "https://www.gazette.test/a/../b/?utm_source=x&b=2&a=1#c",
    "//gazette.test/x|https://gazette.test/y",
    "HTTP://user:pw@GAZETTE.test:80/%7Eme/",
    "x/y?z",
    "https://münchen.test/straße?q=ä|/story/1",
    "javascript:alert(1)",
    "https://[::1]:99999/",
    "file:///etc/passwd",
    "https://gazette.test/story.html?page=2",
)
_LINES = (
    "12 Comments",
    "Kommentare (3)",
    "1,234 responses to “Ferry”",
    "No comments yet",
    "2 Kommentare",
    "コメント 12件",
    "15 条评论",
    "One thought on “x”",
    "1.2k",
    "So it is.\n\nEdit: twenty comments",
    "\u0663 تعليقات",
    "Ⅻ replies",
    "² comments",
)

TARGETS = (
    Target("timestamps", times, lambda: [one.encode() for one in _TIMES], mutators.printed, most=120),
    Target("urls", addresses, lambda: [one.encode() for one in _ADDRESSES], mutators.printed, most=200),
    Target("lines", lines, lambda: [one.encode() for one in _LINES], mutators.printed, most=200),
)
