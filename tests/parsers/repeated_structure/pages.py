"""Invented pages: one thread in many kinds of markup."""

from belowtheline.options import Limits
from belowtheline.parsers.page import Page
from belowtheline.records import Capture, Media

ARTICLE = """<h1>Ferry across the Ostrel sound to stop in autumn</h1>
<p>The town council of Ostrel decided on Tuesday evening that the old ferry will make its last crossing in October, after
ninety years of service between the harbour and the lighthouse island.</p>
<p>The decision followed a debate of four hours, in which the harbour master named the cost of a new engine and the
fishermen asked for a delay until the bridge is open to bicycles as well as to cars.</p>"""

VOICES = [
    ("Marit Holm", "4 March 2021 at 10:12", "2021-03-04T10:12:00Z", "My grandmother took that ferry to school. A town that gives up its boats gives up its memory."),
    ("kaptein_blau", "4 March 2021 at 11:40", "2021-03-04T11:40:00Z", "The engine could be mended for half the price, ask anybody at the yard."),
    ("Ines T.", "5 March 2021 at 08:03", "2021-03-05T08:03:00Z", "Good riddance, it was always late."),
    ("Old Pelle", "5 March 2021 at 19:55", "2021-03-05T19:55:00Z", "Late or not, it never once sank, which is more than the bridge company can say of its pontoon."),
]  # fmt: skip


def page(body: str, url: str = "https://example-gazette.test/ferry", head: str = "") -> Page:
    """Wrap `body` as a capture; time is no limit, whatever else the machine is doing."""
    raw = f"<!doctype html><html lang=en><head><title>Ferry</title>{head}</head><body>{body}</body></html>".encode()
    return Page(Capture("memory", 0, "html", Media.HTML, raw, url=url), raw, Limits(page_seconds=3_600.0))


def each(template: str) -> str:
    """Fill a template with every voice: {name}, {time}, {iso}, {text}, {number}."""
    return "".join(
        template.format(name=name, time=time, iso=iso, text=text, number=number)
        for number, (name, time, iso, text) in enumerate(VOICES, start=71)
    )


KINDS = {
    "list with time elements": "<h2>4 comments</h2><ul>"
    + each("<li><b>{name}</b> <time datetime='{iso}'>{time}</time><p>{text}</p><a href='#'>Reply</a></li>")
    + "</ul>",
    "divs without any class": "<div><h3>What readers say: comments</h3>"
    + each("<div><div><span>{name}</span><span>{time}</span></div><div><p>{text}</p></div></div>")
    + "</div>",
    "definition list": "<h3>Comments (4)</h3><dl>"
    + each("<dt>{name} said on {time}</dt><dd><p>{text}</p></dd>")
    + "</dl>",
    "rules between, byline first": "<h3>Comments</h3><div>"
    + each("<p>Posted by {name} on {time}</p><p>{text}</p><hr>")
    + "</div>",
    "rules between, byline last": "<h3>Comments</h3><div>"
    + each("<p>{text}</p><p>Posted by {name} on {time}</p><hr>")
    + "</div>",
    "table rows": "<h3>Guestbook comments</h3><table>"
    + each("<tr><td><b>{name}</b><br>{time}</td><td>{text}</td></tr>")
    + "</table>",
    "headings and blocks": "<h2>Discussion</h2><section>"
    + each("<h4>{name}, {time}</h4><div>{text}</div>")
    + "</section>",
    "head, body and foot side by side": "<h2>Comments</h2><div>"
    + each("<div class=h>{name} <i>{time}</i></div><div class=b><p>{text}</p></div><div class=f><a href='#'>Report</a></div>")
    + "</div>",
    "time after the words": "<h2>Comments</h2>"
    + each("<div class=c><div class=w><a href='/u/{number}'>{name}</a> wrote:</div><div>{text}</div><div>{time} -- <a href='#'>Report</a></div></div>"),
    "name and time in one line": "<h2>Comments</h2><ol>"
    + each("<li><h6>{name} | {time}</h6><div><p>{text}</p></div></li>")
    + "</ol>",
    "advertisements between": "<h2>Comments</h2><div>"
    + each("<article id='c{number}'><header><strong>{name}</strong> · <time datetime='{iso}'>{time}</time></header><p>{text}</p></article><aside>Advertisement</aside>")
    + "</div>",
}  # fmt: skip
