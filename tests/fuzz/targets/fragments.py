"""What is read of a page beside its thread: counts, the article, character sets."""

from belowtheline.captures.charset import is_utf8, to_utf8
from belowtheline.parsers.article import parse_article
from belowtheline.parsers.counts import find_counts
from belowtheline.parsers.elsewhere import find_elsewhere
from tests.fuzz import mutators, seeds
from tests.fuzz.harness import Target, law
from tests.fuzz.laws import sound_article, storable
from tests.fuzz.targets.captured import page_of


def counts(data: bytes) -> None:
    """Every count a page declares, and the systems it names."""
    if (page := page_of(data)) is None:
        return
    for count in find_counts(page):
        law(0 <= count.value < 1 << 63, f"a declared count of {count.value}")
        storable(count)
    storable(find_elsewhere(page))


def article(data: bytes) -> None:
    """The article."""
    if (page := page_of(data)) is not None:
        sound_article(parse_article(page))


def charset(data: bytes) -> None:
    """Bytes of any character set, declared or not, become valid UTF-8 without NULs."""
    named, _, body = data.partition(b"\n")
    for declared in (None, named.decode("latin-1")):
        plain, _ = to_utf8(body, declared)
        law(is_utf8(plain) and b"\0" not in plain, "what is not UTF-8 without NUL")


def _charset_seeds() -> list[bytes]:
    text = "<meta charset=%s><p>Grüße, naïve café – “ferry” €5</p>"
    names = (
        "windows-1252",
        "utf-8",
        "utf-16",
        "utf-16-le",
        "utf-32",
        "iso-8859-15",
        "koi8-u",
        "shift_jis",
        "big5",
        "gb18030",
    )
    return [b"%s\n" % name.encode() + (text % name).encode(name, "replace") for name in (*names, "euc_jp", "utf-8-sig")]


TARGETS = (
    Target("counts", counts, seeds.small_pages, mutators.html),
    Target("article", article, seeds.pages, mutators.html, most=8_000),
    Target("charset", charset, _charset_seeds, mutators.flip, most=500, parser=False),
)
