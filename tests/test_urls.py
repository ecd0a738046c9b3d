import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from belowtheline.urls import canonical_of, canonicalise, site

STORY = "https://example-gazette.test/2021/03/harbour-opens-again"

PIECES = st.lists(
    st.sampled_from(
        [
            *"http:// https:// // www. m. amp. example.test bücher.test :80 :8080 / /amp /.. /. /index.html".split(),
            *"/comment-page-2 /a-long-name /comments %41 %e4 % ä ?p=1 &utm_source=x &b=2 &a=1 #top #!x".split(),
            *";jsessionid=1 @ [ ] .amp /print".split(),
            *(" ", "\n"),
        ]
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize(
    "variant",
    [
        "http://example-gazette.test/2021/03/harbour-opens-again",
        "HTTPS://WWW.Example-Gazette.TEST:443/2021/03/harbour-opens-again/",
        "http://m.example-gazette.test:80/2021/03/harbour-opens-again",
        "https://amp.example-gazette.test/2021/03/harbour-opens-again/amp/",
        "https://example-gazette.test/2021/03/harbour-opens-again?amp=1",
        "https://example-gazette.test/2021/03/harbour-opens-again?amp",
        "https://example-gazette.test/2021/03/harbour-opens-again.amp",
        "https://example-gazette.test/2021/03/harbour-opens-again/comment-page-2/#comment-31",
        "https://example-gazette.test/2021/03/harbour-opens-again/?replytocom=31#respond",
        "https://example-gazette.test/2021/03/harbour-opens-again?showComment=1612&m=1",
        "https://example-gazette.test/2021/03/harbour-opens-again?utm_source=a&UTM_Medium=b&fbclid=c&gclid=d",
        "https://example-gazette.test/2021/03/harbour-opens-again;jsessionid=AB12",
        "https://example-gazette.test/2021/03/harbour-opens-again?sid=0123456789abcdef0123456789abcdef",
        "https://example-gazette.test/2021/./02/../03/harbour%2Dopens-again/index.html",
        "https://example-gazette.test/2021/03/harbour-opens-again/print/",
        "https://example-gazette.test/2021/03/harbour-opens-again/comments",
        "https://user:word@example-gazette.test./2021/03/harbour-opens-again",
        "https://keeper.test/web/20210304050607id_/http://example-gazette.test/2021/03/harbour-opens-again",
        "https://example--gazette-test.cdn.ampproject.org/c/s/example-gazette.test/2021/03/harbour-opens-again/amp",
        "//example-gazette.test/2021/03/harbour-opens-again",
        " https://example-gazette.test/2021/03/harbour-opens-again\n",
    ],
)
def test_every_address_of_a_page_folds_into_one(variant: str) -> None:
    assert canonicalise(variant) == STORY


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("http://example.test", "https://example.test/"),
        ("http://example.test/?p=123", "https://example.test/?p=123"),
        ("http://example.test/story.php?id=7&cat=2", "https://example.test/story.php?cat=2&id=7"),
        ("http://example.test/a?tag=z&tag=a", "https://example.test/a?tag=z&tag=a"),
        ("http://example.test/?b/1&a", "https://example.test/?b/1&a"),
        ("http://example.test/m?m=202103", "https://example.test/m?m=202103"),
        ("http://example.test/news?sid=4711", "https://example.test/news?sid=4711"),
        ("http://example.test/index.php?topic=5.0", "https://example.test/index.php?topic=5.0"),
        ("http://example.test/shop/print/", "https://example.test/shop/print"),
        ("http://example.test/#!story/9", "https://example.test/#!story/9"),
        ("http://example.test/caf%c3%a9 au lait", "https://example.test/caf%C3%A9%20au%20lait"),
        ("http://example.test/café", "https://example.test/caf%C3%A9"),
        ("http://example.test/100%", "https://example.test/100%25"),
        ("http://bücher.test/x", "https://xn--bcher-kva.test/x"),
        ("http://example.test:8080/x", "https://example.test:8080/x"),
        ("http://www.co.uk/x", "https://www.co.uk/x"),
        ("http://mobile.test/x", "https://mobile.test/x"),
        ("http://[::1]/x", "https://[::1]/x"),
        ("www.example.test/x", "https://example.test/x"),
    ],
)
def test_what_can_name_a_page_is_kept(url: str, canonical: str) -> None:
    assert canonicalise(url) == canonical


@pytest.mark.parametrize(
    "junk",
    [
        None,
        "",
        "about:blank",
        "mailto:ada@example.test",
        "javascript:void(0)",
        "/relative",
        "http://",
        "http://[",
        "https://a b/",
        "http://exa mple.test/",
        "http://example.test:99999/",
        "file:///etc/hosts",
        "http://℀.test/",
        "http://..test/",
        "x" * 99,
        "https://example.test/" + "x" * 9_000,
    ],
)
def test_what_is_no_web_page_has_no_canonical_address(junk: str | None) -> None:
    assert canonicalise(junk) is None
    assert site(junk) is None


@given(st.one_of(st.text(), PIECES, PIECES.map("https://example.test/".__add__)))
@example("https://example.test/amp/amp/index.html/comment-page-3")
@example("https://example.test/web/2020/http://www.example.test/a/amp")
@example("HTTP://0/..amp")
def test_canonicalising_again_changes_nothing(url: str) -> None:
    once = canonicalise(url)
    if once is not None:
        assert canonicalise(once) == once
        assert once.isascii()


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Example.test:8080/x", "example.test"),
        ("http://m.news.example.test/", "news.example.test"),
        ("http://[::1]:81/x", "[::1]"),
    ],
)
def test_site_is_the_host_without_mirrors(url: str, host: str) -> None:
    assert site(url) == host


def test_the_stated_address_of_the_same_article_is_believed() -> None:
    assert canonical_of("http://www.example-gazette.test/?p=31", "/2021/03/harbour-opens-again/", None) == STORY


def test_without_a_known_address_the_stated_one_is_taken() -> None:
    assert canonical_of(None, STORY, "https://example-gazette.test/") == STORY
    assert canonical_of(None, "https://example-gazette.test/", STORY) == STORY
    assert canonical_of(None, None, None) is None


@pytest.mark.parametrize(
    "wrong",
    [
        "https://example-gazette.test/",
        "https://example-gazette.test/2021",
        "https://other.test/a-very-different-story",
        "https://other.test/",
        "mailto:desk@example-gazette.test",
    ],
)
def test_an_address_of_another_page_is_distrusted(wrong: str) -> None:
    assert canonical_of(STORY, wrong, None) == STORY


def test_another_site_is_believed_when_the_path_agrees_or_both_tags_do() -> None:
    assert (
        canonical_of(STORY, "https://agency.test/harbour-opens-again", None)
        == "https://agency.test/harbour-opens-again"
    )
    assert canonical_of(STORY, "https://agency.test/ships", "https://agency.test/ships") == "https://agency.test/ships"


def test_page_two_of_an_article_belongs_to_the_article() -> None:
    assert canonical_of(STORY + "/page/2", STORY, None) == STORY


def test_hostile_addresses_take_linear_time() -> None:
    started = time.perf_counter()
    for hostile in ("%", "/amp", "/../", "&a", ";", "/comment-page-1", "/web/2020/http://e.test"):
        for size in (8_000, 1_000_000):
            canonicalise("https://example.test/x" + (hostile * size)[:size])
            canonicalise("https://example.test/x?" + (hostile * size)[:size])
    assert time.perf_counter() - started < 3
