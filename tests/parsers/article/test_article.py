import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belowtheline.parsers.article import parse_article
from belowtheline.records import ParsedArticle, Precision

from .pages import SENTENCE, blog, body, page, paragraph

LD = '<script type="application/ld+json">{}</script>'


def parse(
    markup: str, url: str | None = "https://www.example-gazette.test/2021/03/04/harbour-opens-again/"
) -> ParsedArticle:
    return parse_article(page(markup, url))


# ----------------------------------------------------------------------------------------------------------------- body


def test_body_is_the_paragraphs_of_the_article_and_nothing_else() -> None:
    article = parse(blog())
    assert article.body == "\n\n".join(paragraph(number).strip() for number in range(1, 5))


@pytest.mark.parametrize(
    "furniture",
    [
        '<div class="sharedaddy"><p>Share this with everybody you know, on any network that you like</p></div>',
        '<figure><img src="wall.jpg"><figcaption>The wall, seen from the north</figcaption></figure>',
        '<p class="wp-caption-text">The wall, seen from the north</p>',
        '<div class="newsletter-signup"><p>Get the tide tables every Friday in your inbox, free of charge</p></div>',
        "<aside><p>Also read: the lighthouse keeper retires after forty years</p></aside>",
        '<div id="donate-box" class="donation"><p>Keep the Gazette afloat with a monthly gift of any size</p></div>',
        '<ul class="related-posts"><li><a href="/x">The lighthouse keeper retires</a></ul>',
        '<div class="author-box"><p>Ada Quill writes about harbours and the people in them.</p></div>',
        "<script>track('everything')</script><style>p { color: red }</style>",
        '<form><p>Your address</p><input name="mail"><button>Send</button></form>',
    ],
)
def test_furniture_within_the_text_is_left_out(furniture: str) -> None:
    article = parse(blog(text=f"<p>{paragraph(1)}</p>{furniture}<p>{paragraph(2)}</p>"))
    assert article.body == f"{paragraph(1).strip()}\n\n{paragraph(2).strip()}"


@pytest.mark.parametrize(
    "name", ['id="comments"', 'class="comments-area"', 'id="disqus_thread"', 'class="comment-list"']
)
def test_longer_comments_do_not_become_the_body(name: str) -> None:
    comments = (
        f"<div {name}>" + "".join(f"<div><p>Reader {n} says: {SENTENCE * 6}</p></div>" for n in range(20)) + "</div>"
    )
    article = parse(blog(after=comments))
    assert article.body is not None
    assert article.body.startswith("Paragraph 1.")
    assert "Reader" not in article.body


def test_excluded_nodes_are_no_part_of_the_body_whatever_they_are_called() -> None:
    thread = "<div class=zz>" + "".join(f"<p>Voice {n}: {SENTENCE * 5}</p>" for n in range(9)) + "</div>"
    parsed = page(f"<body><h1>Harbour opens again</h1><div>{body()}{thread}</div></body>")
    node = parsed.tree.css_first(".zz")
    article = parse_article(parsed, exclude={node.mem_id})
    assert article.body is not None
    assert "Paragraph 4." in article.body
    assert "Voice" not in article.body


def test_quotations_headings_and_lists_of_the_text_are_kept() -> None:
    text = f"{body(2)}<h2>What comes next</h2><ul><li>a crane<li>a ferry</ul><blockquote><p>{SENTENCE}</p></blockquote>{body(1)}"
    article = parse(blog(text=text))
    assert article.body is not None
    assert "\n\nWhat comes next\n\na crane\na ferry\n\n" + SENTENCE.strip() in article.body


def test_text_broken_by_br_is_a_body() -> None:
    text = "<br><br>".join(paragraph(number) for number in range(1, 4))
    article = parse(f"<body><h1>Harbour opens again</h1><table><tr><td class=x>{text}</td></tr></table></body>")
    assert article.body == "\n\n".join(paragraph(number).strip() for number in range(1, 4))


def test_text_in_bare_divs_is_a_body() -> None:
    text = "".join(f"<div>{paragraph(number)}</div>" for number in range(1, 4))
    article = parse(f"<body><h1>Harbour opens again</h1><div id=zone>{text}</div></body>")
    assert article.body == "\n\n".join(paragraph(number).strip() for number in range(1, 4))


def test_text_split_into_sections_is_gathered() -> None:
    sections = "".join(f"<section><div><p>{paragraph(n)}</p><p>{SENTENCE * 3}</p></div></section>" for n in range(1, 4))
    article = parse(f"<body><header><h1>Harbour opens again</h1></header><div id=story>{sections}</div></body>")
    assert article.body is not None
    assert [f"Paragraph {n}." in article.body for n in (1, 2, 3)] == [True] * 3


def test_the_first_post_of_a_thread_is_the_article() -> None:
    posts = "".join(
        f'<div class="post"><p class="author">by <a href="/u{n}">User {n}</a></p><div class="content">Post {n}. {SENTENCE * n}<br></div></div>'
        for n in range(2, 9)
    )
    article = parse(f"<body><h2>Who has seen the new wall?</h2>{posts}</body>")
    assert article.body is not None
    assert article.body.startswith("Post 2.")
    assert "Post 3." not in article.body


def test_title_byline_and_date_above_the_text_are_no_body() -> None:
    text = f"<p>Harbour opens again</p><p>By Ada Quill</p><p>4 March 2021</p>{body()}<p>Tags: harbour, wall</p>"
    article = parse(blog(byline='<span class="byline">By Ada Quill</span>', text=text))
    assert article.body is not None
    assert article.body.startswith("Paragraph 1.")
    assert article.body.endswith(paragraph(4).strip())


# ---------------------------------------------------------------------------------------------------------------- title


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        (blog(), "Harbour opens again"),
        (blog(title="Tide &amp; Wall: a <i>history</i>"), "Tide & Wall: a history"),
        ("<title>Harbour opens again – Example Gazette</title><body>" + body(), "Harbour opens again"),
        ("<title>Example Gazette » Harbour opens again</title><body>" + body(), "Harbour opens again"),
        (
            '<title>Harbour</title><meta property="og:title" content="Harbour opens again | Example Gazette">'
            '<meta property="og:site_name" content="Example Gazette"><body>' + body(),
            "Harbour opens again",
        ),
        (
            "<title>Harbour opens again - Ada's Log</title><body><h1>Ada's Log</h1>"
            '<h2 class="post-title">Harbour opens again</h2><div>' + body() + "</div>",
            "Harbour opens again",
        ),
        ("<body>" + body(), None),
        ("<title>Harbour opens again</title><h1>Thread: Harbour opens again</h1>" + body(), "Harbour opens again"),
        ("<title>Topic: harbour - Gazette</title><h1>Topic: harbour</h1>" + body(), "Topic: harbour"),
    ],
)
def test_title_is_what_the_sources_agree_on_without_the_site(markup: str, title: str | None) -> None:
    assert parse(markup).title == title


def test_heading_of_the_comment_form_is_no_title() -> None:
    form = '<div id="respond"><h1>Leave a comment about this</h1></div>'
    assert parse(f"<title>Harbour opens again</title><body><div>{body()}</div>{form}").title == "Harbour opens again"


# -------------------------------------------------------------------------------------------------------------- authors


@pytest.mark.parametrize(
    ("markup", "authors"),
    [
        (blog(byline='<p class="byline">By <a rel="author" href="/ada">Ada Quill</a></p>'), ("Ada Quill",)),
        (blog(byline='<p class="byline">By Ada Quill and Bo Reed</p>'), ("Ada Quill", "Bo Reed")),
        (blog(byline='<div class="meta">Posted by Ada Quill on 4 March 2021</div>'), ("Ada Quill",)),
        (blog(byline='<span class="entry-author">Von Ada Quill | 4. März 2021</span>'), ("Ada Quill",)),
        (blog(head='<meta name="author" content="Ada Quill">'), ("Ada Quill",)),
        (blog(head='<meta property="article:author" content="https://social.test/ada">'), ()),
        (
            blog(
                head=LD.format(
                    '{"@type":"NewsArticle","author":[{"@type":"Person","name":"Ada Quill"},{"name":"Bo Reed"}]}'
                )
            ),
            ("Ada Quill", "Bo Reed"),
        ),
        (
            blog(
                head=LD.format(
                    '{"@graph":[{"@type":"Article","author":{"@id":"#ada"}},{"@type":"Person","@id":"#ada","name":"Ada Quill"}]}'
                )
            ),
            ("Ada Quill",),
        ),
        (blog(after='<div id="comments"><b class="author">Bo Reed</b><p>Good.</p></div>'), ()),
        (blog(byline='<span class="author">Leo da Vinci</span>'), ("Leo da Vinci",)),
        (blog(byline='<p class="byline">By Ada Quill, Gazette staff</p>'), ("Ada Quill",)),
        (blog(byline='<p class="byline">By Gazette staff</p>'), ("Gazette staff",)),
        (blog(byline='<span class="author">Da Vinci</span>'), ("Da Vinci",)),
        (blog(), ()),
    ],
)
def test_authors_are_those_of_the_byline(markup: str, authors: tuple[str, ...]) -> None:
    assert parse(markup).authors == authors


# ---------------------------------------------------------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("markup", "at", "precision"),
    [
        (
            blog(head='<meta property="article:published_time" content="2021-03-04T08:30:00+01:00">'),
            datetime(2021, 3, 4, 7, 30, tzinfo=UTC),
            Precision.SECOND,
        ),
        (
            blog(head=LD.format('{"@type":"BlogPosting","datePublished":"2021-03-04"}')),
            datetime(2021, 3, 4, tzinfo=UTC),
            Precision.DAY,
        ),
        (
            blog(byline='<time datetime="2021-03-04T08:30:15Z">4 March</time>'),
            datetime(2021, 3, 4, 8, 30, 15, tzinfo=UTC),
            Precision.SECOND,
        ),
        (
            blog(byline='<meta itemprop="datePublished" content="2021-03-04T08:30:15Z">'),
            datetime(2021, 3, 4, 8, 30, 15, tzinfo=UTC),
            Precision.SECOND,
        ),
    ],
)
def test_published_is_what_machines_are_told(markup: str, at: datetime, precision: Precision) -> None:
    published = parse(markup).published
    assert (published.at, published.precision) == (at, precision)


def test_published_keeps_the_text_that_readers_see() -> None:
    head = '<meta property="article:published_time" content="2021-03-04T08:30:00Z">'
    article = parse(blog(head=head, byline='<span class="post-date">March 4, 2021</span>'))
    assert article.published.text == "March 4, 2021"
    assert article.published.at == datetime(2021, 3, 4, 8, 30, tzinfo=UTC)


def test_a_printed_date_is_read_when_nothing_else_is_there() -> None:
    published = parse(blog(byline='<span class="post-date">March 5, 2021</span>')).published
    assert (published.at, published.precision) == (datetime(2021, 3, 5, tzinfo=UTC), Precision.DAY)


def test_the_date_of_a_comment_is_not_the_articles() -> None:
    comments = '<div id="comments"><div><time datetime="2021-04-01T00:00:01Z">1 April</time><p>Good.</p></div></div>'
    assert parse(blog(after=comments), "https://example.test/story").published.at is None


def test_the_address_gives_the_day_when_the_page_does_not() -> None:
    assert parse(blog()).published.at == datetime(2021, 3, 4, tzinfo=UTC)


def test_modified_is_kept() -> None:
    article = parse(blog(head='<meta property="article:modified_time" content="2021-03-09T00:00:01Z">'))
    assert article.modified_at == datetime(2021, 3, 9, 0, 0, 1, tzinfo=UTC)


# ----------------------------------------------------------------------------------------------------- the other fields


def test_addresses_language_section_and_description() -> None:
    head = (
        '<link rel="canonical" href="/2021/03/04/harbour-opens-again/?utm_source=x">'
        '<meta property="article:section" content="Sea"><meta name="description" content="It &amp; the wall.">'
    )
    article = parse(blog(head=head))
    assert article.url == "https://www.example-gazette.test/2021/03/04/harbour-opens-again/"
    assert article.canonical_url == "https://example-gazette.test/2021/03/04/harbour-opens-again"
    assert article.site == "example-gazette.test"
    assert article.language == "en-GB"
    assert article.section == "Sea"
    assert article.description == "It & the wall."


def test_a_page_of_unknown_address_is_known_by_the_address_it_states() -> None:
    article = parse(blog(head='<link rel="canonical" href="https://m.example-gazette.test/x-y-z">'), None)
    assert article.url == "https://m.example-gazette.test/x-y-z"
    assert article.site == "example-gazette.test"


@pytest.mark.parametrize(
    "markup", ["", "<html></html>", "<body></body>", "<p></p>", "\x00", "<title></title>", "<frameset>"]
)
def test_a_page_without_an_article_says_nothing(markup: str) -> None:
    assert parse(markup, None) == ParsedArticle()


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class=byline>",
        "</div>",
        "<br>",
        "<h1>",
        "</h1>",
        "<time datetime=2>",
        "<a href='['>",
        "<form>",
        "<meta property='og:url' content='http://['>",
        "<title>",
        "</title>",
        "<ul>",
        "text, ",
        "2021-03-04",
        "<td>",
        "<body>",
        '<script type="application/ld+json">{"@type":["Article",1],"author":[{"@id":1},[]],"headline":{}}</script>',
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(TAGS, max_size=40))
def test_no_markup_breaks_it(pieces: list[str]) -> None:
    parse("".join(pieces))


@pytest.mark.parametrize(
    "piece", ["<div>", "<p>x", "<p class=byline>x</p>", "<br>", "<h1>x</h1>", "<li>", "<ul><li>", "<font>"]
)
def test_hostile_pages_cost_about_linear_time(piece: str) -> None:
    def cost(count: int) -> float:
        parsed = page("<body>" + piece * count + body())
        _ = parsed.tree
        started = time.process_time()
        parse_article(parsed)
        return time.process_time() - started

    cost(200)
    assert cost(8_000) < max(1.0, 40 * cost(1_000))


# ----------------------------------------------------------------------------------------------------------- hostile pages

LONG = 20_000


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" + f"<p>{SENTENCE}" * (5 * LONG),
        f"<p>{SENTENCE * 10_000}",
        f"<p>{'<em>ab</em> cd ' * 3 * LONG}",
        f"<div>{(SENTENCE + '<br>') * 50_000}",
        f"<div>{('<i>' + SENTENCE + '<br></i>') * LONG}",
        f"<div class=comments>{('<div><p>' + SENTENCE + '</p></div>') * LONG}",
        f"<p>{SENTENCE * 4}</p>" + f"<aside><p>{SENTENCE}</p></aside>" * LONG,
        "<div>" * 4_000 + f"<div>{SENTENCE}<br></div>" * LONG,
        "<div>" * 4_000 + f"<div><p>{SENTENCE}</div>" * LONG,
        "<div class=comments>" + "<div>" * 4_000 + f"<div>{SENTENCE}<br></div>" * LONG,
        "<span>" * 4_000 + f"<i>{SENTENCE}<br></i>" * LONG,
        f"<p>{SENTENCE * 4}" + "<figure>" * 4_000 + f"<i>{SENTENCE}</i>" * LONG,
        f'<div class="{"a-b " * 10 * LONG}" id="{"y" * 10 * LONG}" style="{"x: " * 10 * LONG}"><p>{SENTENCE * 4}</p></div>',
        f"<h1>{SENTENCE}</h1>" * LONG + f"<p>{SENTENCE * 4}",
        f"<p>{SENTENCE * 4}</p>" + f"<time class=author>{SENTENCE}</time>" * LONG,
        f"<p>{SENTENCE * 4}</p>" + "<b itemprop=dateX>x</b>" * LONG,
        "<form><p>x</form>" * LONG,
    ],
    ids=range(17),
)
def test_a_hostile_page_is_read_in_linear_time(markup: str) -> None:
    hostile = page(f"<body>{markup}")
    assert hostile.body is not None
    started = time.process_time()
    parse_article(hostile)
    assert time.process_time() - started < 5
