"""Invented pages, as the article tests need them."""

from belowtheline.parsers.page import Page
from belowtheline.records import Capture, Media

SENTENCE = "The harbour of Saltmere opened again on Tuesday after nine weeks of repairs to its northern wall. "
URL = "https://www.example-gazette.test/2021/03/04/harbour-opens-again/"


def page(markup: str, url: str | None = URL) -> Page:
    raw = markup.encode()
    return Page(Capture(source="memory", offset=0, format="html", media=Media.HTML, payload=raw, url=url), raw)


def paragraph(number: int) -> str:
    return f"Paragraph {number}. " + SENTENCE * 2


def body(count: int = 4) -> str:
    return "".join(f"<p>{paragraph(number)}</p>\n" for number in range(1, count + 1))


def blog(
    *, head: str = "", byline: str = "", text: str = "", after: str = "", title: str = "Harbour opens again"
) -> str:
    """Return a page of a usual blog theme."""
    return f"""<!doctype html><html lang="en-GB"><head><title>{title} | Example Gazette</title>{head}</head><body>
    <header><h1><a href="/">Example Gazette</a></h1><nav><ul><li><a href="/news">News</a><li><a href="/sea">Sea</a></ul></nav></header>
    <main><article class="post"><h1 class="entry-title">{title}</h1>{byline}
    <div class="entry-content">{text or body()}</div></article>{after}</main>
    <aside class="widget"><h2>Most read</h2><p>{SENTENCE * 12}</p></aside></body></html>"""
