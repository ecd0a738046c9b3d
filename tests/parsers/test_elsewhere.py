"""Systems that load their comments by script."""

import time

import pytest

from belowtheline.parsers.elsewhere import find_elsewhere
from belowtheline.parsers.page import Page
from belowtheline.records import Capture, Media


def page(body):
    raw = f"<html><body>{body}</body></html>".encode()
    return Page(Capture("x.html", 0, "html", Media.HTML, raw), raw)


EMBEDS = {
    "disqus": '<div id="disqus_thread"></div><script src="https://gazette.disqus.example/embed.js"></script>',
    "facebook": "<div class='fb-comments' data-href='https://example-gazette.test/a' data-numposts='5'></div>",
    "coral": '<div class="wide" id="coral_thread"></div>',
    "openweb": '<div data-spotim-module="conversation" data-post-id="1"></div>',
    "viafoura": "<vf-conversations></vf-conversations>",
    "hyvor": '<hyvor-talk-comments website-id="1" page-id="2"></hyvor-talk-comments>',
    "commento": "<div id=commento></div>",
    "remark42": '<div id="remark42"></div>',
    "isso": '<section id="isso-thread"></section>',
    "cusdis": '<div id="cusdis_thread" data-host="h"></div>',
    "giscus": '<script src="https://giscus.app/client.js" data-repo="a/b" async></script>',
    "utterances": '<script src="https://utteranc.es/client.js" repo="a/b" async></script>',
    "livefyre": '<div id="livefyre-comments"></div>',
    "intensedebate": '<div id="idc-container"></div>',
    "discourse": "<div id='discourse-comments'></div>",
    "insticator": '<div id="insticator-commenting"></div>',
    "vuukle": '<div class="box vuukle-comments"></div>',
    "graphcomment": '<div id="graphcomment"></div>',
    "squarespace": '<div class="squarespace-comments" id="comments-5"></div>',
    "ghost": '<script defer src="c.js" data-ghost-comments="https://example-gazette.test/"></script>',
}


@pytest.mark.parametrize("system", EMBEDS)
def test_the_element_a_script_fills_names_the_system(system):
    assert find_elsewhere(page(EMBEDS[system])) == (system,)


MENTIONS = [
    '<a href="https://disqus.com/by/quxley">my profile</a>',
    '<script src="https://gazette.disqus.example/count.js" id="dsq-count-scr"></script>',
    '<a href="/story#disqus_thread">Comments</a>',
    "<script>var el = document.getElementById('disqus_thread'); var c = '.fb-comments';</script>",
    "<style>#disqus_thread { margin: 0 } .fb-comments { width: 100% }</style>",
    "<li>Viafoura, Coral, OpenWeb, Spot.IM, Hyvor, Commento: partners that may set cookies</li>",
    '<div id="commentor"></div><div class="my-fb-comments-count"></div>',
    '<div class="post-comments" id="comments"></div>',
    '<p>The conversation went on at disqus.com and isso-thread.</p>',
    '<div data-id="disqus_thread"></div>',
]  # fmt: skip


@pytest.mark.parametrize("body", MENTIONS)
def test_a_mention_is_no_embed(body):
    assert find_elsewhere(page(body)) == ()


def test_each_system_is_named_once():
    assert find_elsewhere(page(EMBEDS["disqus"] * 2 + EMBEDS["facebook"] * 2)) == ("disqus", "facebook")


@pytest.mark.parametrize("piece", [b" id=", b"fb-comments ", b"<", b" id='livefyre", b"a-comments", b"conversation "])
def test_hostile_pages_take_linear_time(piece):
    raw = piece * (2_000_000 // len(piece))
    started = time.process_time()
    find_elsewhere(Page(Capture("x.html", 0, "html", Media.HTML, raw), raw))
    assert time.process_time() - started < 2
