"""Builds later/crawl.jsonl: python -m belowtheline.samples.build_later

A second crawl, some weeks after pages/, for questions that take two: a thread captured again with two comments
gone, one added and votes risen; one text under three papers by three names; a site whose new layout prints no times.
All of it is invented. Nothing depends on the clock, so the same bytes come out every time.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Post:
    """A comment of a page to be made; replies stand inside it."""

    number: int
    author: str
    time: str | None
    text: str
    replies: Sequence["Post"] = ()


_CAMPAIGN = (
    "Ask yourself who pays for this study. The same consultants wrote the last one, and the one before that, and each "
    "time the answer was a toll on the bridge. Write to the county clerk before the twelfth and say no to the toll."
)
_EDITED = _CAMPAIGN.replace("Ask yourself who", "Ask yourselves who").replace("say no", "say NO")
_ADVERT = "Hand-turned oar blanks and boat hooks, all sizes, delivered to any quay between here and the estuary."

_THREADS: tuple[tuple[str, str, str, str, Sequence[Post]], ...] = (
    (
        "lock-and-quay.test",
        "bridge-study-commissioned",
        "County commissions a study of the old bridge",
        "2023-11-06T07:00:00+00:00",
        (
            Post(81, "Rowan Teasel", "2023-11-06T08:12:00+00:00", _CAMPAIGN,
                 (Post(84, "Ines Calloway", "2023-11-06T08:40:00+00:00",
                       "I have read the study from 2019, all of it. The word toll is in it once, in a footnote.",
                       (Post(86, "Rowan Teasel", "2023-11-06T09:02:00+00:00", "Footnotes are where they hide it."),)),
                  Post(85, "Old Pilot", "2023-11-06T08:55:00+00:00", "The clerk retired in June. Write to whom?"))),
            Post(88, "Quill & Oar", "2023-11-06T12:30:00+00:00", _ADVERT),
        ),
    ),
    (
        "lock-and-quay.test",
        "lamps-on-the-towpath",
        "Lamps on the towpath by spring",
        "2023-11-08T07:00:00+00:00",
        (
            Post(91, "Quill & Oar", "2023-11-08T09:15:00+00:00", _ADVERT),
            Post(92, "Ines Calloway", "2023-11-08T10:05:00+00:00",
                 "Lamps are welcome, if they go out at eleven. The bats were here before us.",
                 (Post(94, "Old Pilot", "2023-11-09T06:20:00+00:00", "Seconded, and the owls thank you too."),)),
        ),
    ),
    (
        "ferry-lane-herald.test",
        "old-bridge-what-next",
        "What next for the old bridge?",
        "2023-11-06T10:00:00+00:00",
        (
            Post(17, "M. Hartigan", "2023-11-06T11:47:00+00:00", _CAMPAIGN),
            Post(19, "Sister Bluebell", "2023-11-06T15:03:00+00:00",
                 "My grandmother crossed that bridge on a penny. I would pay two for it to be mended properly."),
        ),
    ),
    (
        "tollhouse-post.example",
        "readers-on-the-bridge",
        "Readers on the bridge",
        "2023-11-07T06:00:00+00:00",
        (
            Post(240, "concerned parent", "2023-11-07T06:31:00+00:00", _EDITED,
                 (Post(243, "Gable", "2023-11-07T19:10:00+00:00",
                       "I saw this very letter under two other papers yesterday, word for word."),)),
        ),
    ),
    (
        "example-gazette.test",
        "quay-lights",
        "The quay is lit again",
        "2023-11-10T08:00:00+00:00",
        (
            Post(4701, "T. Marrow", None, "Eleven lamps, four of which light something other than the lamp post."),
            Post(4702, "Dora Quillfeather", None, "From the water I can see the steps, for the first time in years."),
            Post(4703, "Old Slipway", None, "They were gas when I was a boy, and they were never out."),
            Post(4704, "Harbour Cat", None, "More light, fewer mice. I object."),
        ),
    ),
)  # fmt: skip


def build(warc: Path) -> bytes:
    """Return the crawl as JSON Lines; `warc` is the folder that holds the sample page captured before."""
    address = "https://quarry-hill-observer.test/2023/10/swifts-in-the-school-tower"
    again = (warc / "second.html").read_text(encoding="utf-8")
    rows = [{"url": address, "captured_at": "2023-11-20T07:15:00Z", "html": _third_state(again)}]
    for site, slug, title, published, posts in _THREADS:
        url = f"https://{site}/2023/11/{slug}/"
        rows.append({"url": url, "captured_at": "2023-11-20T08:00:00Z", "html": _page(url, title, published, posts)})
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def _third_state(page: str) -> str:
    """Return the page six weeks on: 615 is gone with the reply to it, 610 has more votes, and one has come."""
    first, gone, after = (page.index(f"<div id='wpd-comm-{number}_0'") for number in (610, 615, 622))
    kept, removed = page[first:gone], page[gone:after]
    text = kept.index('<div class="wpd-comment-text">')
    footer = kept.index('<div class="wpd-comment-footer">')
    new = f'{kept[:text]}<div class="wpd-comment-text"><p>The boxes are up, all forty of them.</p></div>{kept[footer:]}'
    for old, now in (
        ("610", "688"),
        ("Bellfry", "Tower Watch"),
        ("October 2, 2023 10:15 am", "November 3, 2023 4:05 pm"),
        ('title="4">4<', 'title="0">0<'),
    ):
        new = new.replace(old, now)
    end = '\n<div class="wpdiscuz-comment-pagination">'
    changed = page.replace(removed, "").replace(kept, kept.replace('title="4">4<', 'title="9">9<'))
    changed = changed.replace(end, new + end)
    for count in ("title='{}'>{}<", 'data-comments-count="{}"', 'title="{}">{}</span>'):
        changed = changed.replace(count.format(6, 6), count.format(5, 5))
    return changed


def _page(url: str, title: str, published: str, posts: Sequence[Post]) -> str:
    site = url.split("/")[2]
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>{escape(title)} – {site}</title>
<link rel="canonical" href="{url}">
<meta property="og:type" content="article">
<meta property="og:title" content="{escape(title)}">
<meta property="article:published_time" content="{published}">
<meta name="generator" content="WordPress 6.4">
</head>
<body>
<main id="main"><article class="post type-post hentry">
<header class="entry-header"><h1 class="entry-title">{escape(title)}</h1></header>
<div class="entry-content">
  <p>The council met on Thursday and talked about it for two hours, of which one was about the coffee.</p>
  <p>A decision is expected in the new year. Until then everything stays as it is, which is what most had asked for.</p>
</div>
</article>
<div id="comments" class="comments-area">
<h2 class="comments-title">{_size(posts)} thoughts on “<span>{escape(title)}</span>”</h2>
<ol class="comment-list">
{_list(url, posts, 1)}</ol>
</div>
</main>
</body>
</html>
"""


def _size(posts: Sequence[Post]) -> int:
    return sum(1 + _size(post.replies) for post in posts)


def _list(url: str, posts: Sequence[Post], depth: int) -> str:
    return "".join(_comment(url, post, depth) for post in posts)


def _comment(url: str, post: Post, depth: int) -> str:
    time = f'<time datetime="{post.time}">{post.time[:10]}</time>' if post.time else "#"
    inside = _list(url, post.replies, depth + 1)
    children = f'<ol class="children">\n{inside}</ol>\n' if inside else ""
    return f"""<li id="comment-{post.number}" class="comment depth-{depth}">
<article id="div-comment-{post.number}" class="comment-body">
 <footer class="comment-meta">
  <div class="comment-author vcard"><b class="fn">{escape(post.author)}</b> <span class="says">says:</span></div>
  <div class="comment-metadata"><a href="{url}#comment-{post.number}">{time}</a></div>
 </footer>
 <div class="comment-content"><p>{escape(post.text)}</p></div>
</article>
{children}</li>
"""


if __name__ == "__main__":
    here = Path(__file__).parent
    (here / "later" / "crawl.jsonl").write_bytes(build(here / "warc"))
