"""The repeated-structure parser finds threads by their build and leaves look-alikes alone."""

import sys
from datetime import UTC, datetime

import pytest

from belowtheline.parsers.repeated_structure import read
from belowtheline.parsers.repeated_structure.outline import read_outline
from belowtheline.records import Kind, Precision
from tests.parsers.repeated_structure.pages import ARTICLE, KINDS, VOICES, each, page


def comments(body, **about):
    reading = read(page(body, **about))
    assert reading is not None
    return reading.comments


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_markup_gives_the_same_comments(kind):
    found = comments(ARTICLE + KINDS[kind])
    assert [(c.author, c.text) for c in found] == [(name, text) for name, _, _, text in VOICES]
    assert [c.posted.at for c in found] == [datetime.fromisoformat(iso).astimezone(UTC) for _, _, iso, _ in VOICES]
    assert {c.posted.precision for c in found} <= {Precision.MINUTE, Precision.SECOND}


def test_reading_names_its_rule_and_its_reasons():
    reading = read(page(ARTICLE + KINDS["table rows"]))
    assert (reading.evidence, reading.system) == ("repeated-structure", None)
    assert any(note.startswith("heading") for note in reading.notes)


NESTED = """<h2>3 replies</h2><ul>
<li id="r-11"><div><b>Marit Holm</b> <i>4 March 2021 10:12</i></div><div>The harbour will miss that old horn.</div>
  <ul><li id="r-12"><div><b>Jon Vik</b> <i>4 March 2021 10:30</i></div><div>The fog, too.</div>
    <ul><li id="r-13"><div><b>Marit Holm</b> <i>4 March 2021 10:41</i></div><div>And the gulls most of all.</div></li></ul></li></ul></li>
<li id="r-14"><div><b>Ines T.</b> <i>5 March 2021 08:03</i></div><div>Good riddance, it was always late.</div></li></ul>"""


def test_reply_is_nested_under_its_parent():
    found = comments(ARTICLE + NESTED)
    assert [c.parent for c in found] == [None, 0, 1, None]
    assert [c.native_id for c in found] == ["11", "12", "13", "14"]
    assert found[0].text == "The harbour will miss that old horn."


def test_replies_in_a_container_after_a_comment_answer_it():
    item = "<div class=x><b>{0}</b> <time>{1}</time><p>{2}</p></div>"
    (a, b, c, d) = (item.format(*voice[:2], voice[3]) for voice in VOICES)
    found = comments(f"{ARTICLE}<h2>Comments</h2><div>{a}<div class=answers>{b}{c}</div>{d}</div>")
    assert [c.parent for c in found] == [None, 0, 0, None]


def test_link_to_another_comment_in_the_header_names_the_parent():
    body = """<h2>Comments</h2>
    <div id=m-501><a href=/u/1>Rasmus</a> 1 May 2020 10:00 <p>Has the boat been sold already?</p></div>
    <div id=m-502><a href=/u/2>Dagny</a> replied to <a href="#m-501">comment from Rasmus</a> 1 May 2020 11:00
      <p>It lies in the north basin still.</p></div>
    <div id=m-503><a href=/u/3>Yrsa</a> 1 May 2020 12:00 <p>I saw it there on Sunday morning.</p></div>"""
    assert [c.parent for c in comments(ARTICLE + body)] == [None, 0, None]


def test_indentation_by_style_tells_the_level():
    row = "<div style='margin-left:{0}px'><b>{1}</b> <i>{2}</i><p>{3}</p></div>"
    body = "".join(row.format(px, *v[:2], v[3]) for px, v in zip((0, 20, 40, 0), VOICES, strict=True))
    assert [c.parent for c in comments(f"{ARTICLE}<h2>Comments</h2>{body}")] == [None, 0, 1, None]


def test_opening_post_of_a_forum_topic_is_no_comment():
    post = "<div><div><a href='/members/{number}'>{name}</a></div><div>{time}</div><div>{text}</div></div>"
    topic = "<h1>Selling a ferry</h1><a href='/forum/boats'>Boats</a>" + each(post)
    found = comments(topic, url="https://example-forum.test/threads/selling-a-ferry.77/")
    assert [c.author for c in found] == [voice[0] for voice in VOICES[1:]]


def test_second_page_of_a_topic_opens_with_a_comment():
    post = "<div><div><a href='/members/{number}'>{name}</a></div><div>{time}</div><div>{text}</div></div>"
    topic = "<h1>Selling a ferry</h1><a href='/forum/boats'>Boats</a>" + each(post)
    found = comments(topic, url="https://example-forum.test/threads/selling-a-ferry.77/page-2")
    assert len(found) == len(VOICES)


def test_undated_comments_are_found_by_class_and_heading():
    body = "<h2>Comments</h2>" + each(
        "<div class=comment><div class=comment-author>{name}</div><div>{text}</div></div>"
    )
    found = comments(ARTICLE + body)
    assert [(c.author, c.text) for c in found] == [(v[0], v[3]) for v in VOICES]
    assert {c.posted.at for c in found} == {None}


def test_single_comment_needs_heading_and_button():
    one = "<li><b>{0}</b> <time datetime={2}>{1}</time><p>{3}</p>{4}</li>"
    with_button = f"{ARTICLE}<h2>1 comment</h2><ul>{one.format(*VOICES[0], '<a href=#>Reply</a>')}</ul>"
    assert [c.author for c in comments(with_button)] == ["Marit Holm"]
    without = f"{ARTICLE}<h2>From the archive</h2><ul>{one.format(*VOICES[0], '')}</ul>"
    assert read(page(without)) is None


def test_buttons_votes_ranks_and_signatures_are_not_words_of_the_comment():
    row = """<li><div><a href=/u/{number}>{name}</a> <span>Member</span> <span>{time}</span></div>
    <div><p>{text}</p><div class=signature>Sailing since 1970</div></div>
    <div><a href=#>Like</a> <span>{number}</span> <a href=#>Reply</a> <a href=#>Report</a></div></li>"""
    found = comments(f"{ARTICLE}<h2>Comments</h2><ul>{each(row)}</ul>")
    assert [(c.author, c.text) for c in found] == [(v[0], v[3]) for v in VOICES]


def test_comment_that_says_only_like_keeps_its_word():
    voices = [*VOICES[:3], ("Tove", "6 March 2021 at 09:00", "", "Like")]
    row = "<li><b>{0}</b> <i>{1}</i><div class=t>{3}</div></li>"
    found = comments(f"{ARTICLE}<h2>Comments</h2><ul>{''.join(row.format(*v) for v in voices)}</ul>")
    assert found[-1].text == "Like"


def test_quotations_stay_in_the_text():
    row = "<li><b>{name}</b> <i>{time}</i><div><blockquote>As {name} said before.</blockquote><p>{text}</p></div></li>"
    found = comments(f"{ARTICLE}<h2>Comments</h2><ul>{each(row)}</ul>")
    assert found[0].text == f"As Marit Holm said before.\n\n{VOICES[0][3]}"


def test_pingback_is_its_own_kind_and_may_be_empty():
    ping = "<li class=pingback>Pingback: <a href='https://example-blog.test/'>Boats of the north</a></li>"
    row = "<li class=comment><b>{name}</b> <i>{time}</i><p>{text}</p></li>"
    found = comments(f"{ARTICLE}<h2>Comments</h2><ul>{each(row)}{ping}</ul>")
    assert (found[-1].kind, found[-1].author, found[-1].text) == (Kind.PINGBACK, "Boats of the north", "")
    assert {c.kind for c in found[:-1]} == {Kind.COMMENT}


OTHER_LANGUAGES = {
    "ru": ("Комментарии", "написал", [("Вера", "4 марта 2021 10:12", "Жаль, что паром уходит, с ним прошло всё детство."), ("Олег", "5 марта 2021 11:40", "Мост всё равно удобнее для всех.")]),
    "ja": ("コメント", "", [("はるか", "2021年3月4日 10:12", "子供のころ毎日あの船で学校に通いました。とても残念です。"), ("たけし", "2021年3月5日 11:40", "橋ができれば便利になりますね。")]),
    "ar": ("التعليقات", "", [("سلمى", "4 مارس 2021 10:12", "كانت العبارة جزءا من طفولتنا جميعا في هذه المدينة."), ("كريم", "5 مارس 2021 11:40", "الجسر أفضل للجميع على أي حال.")]),
    "de": ("Kommentare", "", [("Frauke", "4. März 2021, 10:12 Uhr", "Schade um das alte Schiff, das war unser Schulweg."), ("Jens", "5. März 2021, 11:40 Uhr", "Die Brücke ist für alle besser.")]),
}  # fmt: skip


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_threads_are_found_in_any_language(language):
    heading, _, voices = OTHER_LANGUAGES[language]
    rows = "".join(f"<div><div><b>{n}</b> <span>{d}</span></div><div>{t}</div></div>" for n, d, t in voices)
    found = comments(f"{ARTICLE}<h3>{heading}</h3><div>{rows}</div>")
    assert [(c.author, c.text) for c in found] == [(n, t) for n, _, t in voices]


TEASERS = [("New bridge opens", "Anna Lind"), ("Harbour fees rise", "Bo Ek"), ("Storm takes roof", "Cia Nord")]
LOOK_ALIKES = {
    "related articles": "<h3>Related</h3>" + "".join(
        f"<div><a href='/n/{i}'><h4>{t} after a long debate in town</h4></a><span>{a}</span> <time>{i} May 2021</time><p>What the council said about it on Monday.</p></div>"
        for i, (t, a) in enumerate(TEASERS, 3)),
    "live ticker": "<h2>Live</h2>" + "".join(
        f"<div><time>4 March 2021 10:{i}</time><p>The council is now voting on motion number {i}, and the gallery is full of fishermen.</p></div>"
        for i in range(10, 18)),
    "one author's articles": "<h2>More by Anna Lind</h2>" + "".join(
        f"<div><b>Anna Lind</b> <time>{i} May 2021</time><p>{t}: what the council said about it on Monday.</p></div>"
        for i, (t, _) in enumerate(TEASERS, 3)),
    "most commented": "<h3>Most commented</h3><ol>" + "".join(
        f"<li><a href='/n/{i}'>{t} after a long debate</a> <span>{i}0 comments</span></li>" for i, (t, _) in enumerate(TEASERS, 3)) + "</ol>",
    "products": "<h2>Shop</h2>" + "".join(
        f"<div><img src=x><a href='/p/{i}'>Oilskin jacket number {i}</a><b>€ {i}9.90</b><p>Delivered by {i} May 2021</p></div>" for i in range(3, 9)),
    "events": "<h2>Upcoming events</h2><ul>" + "".join(
        f"<li><time>{i} May 2021 19:00</time><h4>Reading in the old harbour hall</h4><p>With music. Tickets at the door, doors open early.</p></li>"
        for i in range(3, 9)) + "</ul>",
    "tag cloud": "<div>" + "".join(f"<a href='/t/{i}'>tag {i}</a> " for i in range(40)) + "</div>",
    "search results": "<h2>Results</h2>" + "".join(
        f"<li><a href='/r/{i}'>The ferry in the year {i}, a history in pictures</a><p>… the ferry of 4 March {i} …</p></li>" for i in range(1990, 2000)),
    "author bio": "<div><img alt='Anna Lind'><b>Anna Lind</b><p>Anna has written about boats since 4 May 2001 and lives in Ostrel.</p></div>",
    "empty thread": "<h2>Comments</h2><p>Be the first to comment.</p><form><textarea></textarea></form>",
}  # fmt: skip


@pytest.mark.parametrize("kind", LOOK_ALIKES)
def test_look_alikes_are_no_thread(kind):
    assert read(page(ARTICLE + LOOK_ALIKES[kind])) is None


@pytest.mark.parametrize("kind", LOOK_ALIKES)
def test_thread_is_found_beside_a_look_alike(kind):
    found = comments(ARTICLE + LOOK_ALIKES[kind] + "<hr>" + KINDS["list with time elements"])
    assert [c.author for c in found] == [voice[0] for voice in VOICES]


@pytest.mark.parametrize("body", ["", "<p></p>", "<table><tr><td>", "<time></time><time></time>", "\x00<li>"])
def test_broken_pages_give_no_thread(body):
    assert read(page(body)) is None


def calls_for(body):
    """Count the Python calls that reading `body` takes: a measure of work that no load on the machine changes."""
    target = page(body)
    assert target.body is not None
    count = 0

    def tally(_frame, event, _argument):
        nonlocal count
        count += event == "call"

    sys.setprofile(tally)
    try:
        read(target)
    finally:
        sys.setprofile(None)
    return count


HOSTILE = {
    "siblings": lambda n: "<div>a</div>" * n,
    "times": lambda n: "<time>4 May 2021 10:00</time>" * n,
    "times in deep nesting": lambda n: "<div><time>4 May 2021 10:00</time>" * n,
    "rows": lambda n: "<li><b>Al</b> <i>4 May 2021 10:00</i><p>words of a comment</p></li>" * n,
    "headings": lambda n: "<h2>Comments</h2><p>a</p>" * n,
    "headings with blocks": lambda n: "<h2>Comments</h2>" * n + "<div><b>Al</b><p>words</p></div>" * n,
    "one long text": lambda n: "<p>" + "posted by on at " * n + "</p>",
    "kinds": lambda n: "".join(
        f"<i class=k{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}>4 May 2021</i>" for i in range(n)
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_work_grows_with_the_page_and_not_faster(kind):
    small, large = (calls_for(HOSTILE[kind](n)) for n in (1000, 4000))
    assert large < 6 * small + 2000


@pytest.mark.parametrize("frame", ["footer", "header", "nav", "aside", "main", "form"])
@pytest.mark.parametrize("outer", ["", "<div>"])
def test_thread_within_a_frame_of_the_page_is_found(frame, outer):
    found = comments(f"{ARTICLE}{outer}<{frame}>{KINDS['list with time elements']}</{frame}>")
    assert [(c.author, c.text) for c in found] == [(name, text) for name, _, _, text in VOICES]


def test_menus_of_a_page_are_not_read():
    menu = "".join(f"<li><a href='/n/{i}'>Harbour news of the year {i}</a></li>" for i in range(1990, 2020))
    frames = f"<header><ul>{menu}</ul></header>{ARTICLE}<footer><nav>{menu}</nav><p>© 2021 Ostrel.</p></footer>"
    assert read_outline(page(frames)).texts == read_outline(page(ARTICLE)).texts


FURNITURE = [
    "<div class=ad><a href='/oars'>Buy new oars</a></div>",
    "<aside>Advertisement</aside>",
    "<div class=share><a href='/f'>Share</a><a href='/t'>Post</a></div>",
    "<p>Sponsored</p>",
    "",
]
BUILDS = {
    "articles": "<article><b>{name}</b> <i>{time}</i><p>{text}</p></article>",
    "divs": "<div><b>{name}</b> <i>{time}</i><p>{text}</p></div>",
    "list items": "<li><b>{name}</b> <i>{time}</i><p>{text}</p></li>",
    "sections": "<section><div>{name}, {time}</div><div>{text}</div></section>",
}


@pytest.mark.parametrize("build", BUILDS)
@pytest.mark.parametrize("shift", range(len(FURNITURE)))
def test_furniture_between_comments_does_not_break_the_run(build, shift):
    rows = [
        BUILDS[build].format(name=name, time=time, text=text) + FURNITURE[(place + shift) % len(FURNITURE)]
        for place, (name, time, _, text) in enumerate(VOICES)
    ]
    found = comments(f"{ARTICLE}<h2>Comments</h2><div>{''.join(rows)}</div>")
    assert [(c.author, c.text) for c in found] == [(name, text) for name, _, _, text in VOICES]
