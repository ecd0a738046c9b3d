"""What else a comment on an unknown page says of itself, and what stands around its thread."""

import re

import pytest

from belowtheline.parsers.repeated_structure import read
from belowtheline.parsers.repeated_structure.words import COMMENT_WORD
from belowtheline.records import Kind
from tests.parsers.repeated_structure.pages import ARTICLE, KINDS, VOICES, each, page
from tests.parsers.repeated_structure.test_read import LOOK_ALIKES, comments

HEAD = "<b>{name}</b> <i>{time}</i>"


def thread(row, heading="<h2>4 comments</h2>", after="", **about):
    return read(page(f"{ARTICLE}{heading}<ul>{each(row)}</ul>{after}", **about))


def test_labelled_numbers_are_votes():
    row = f"<li>{HEAD}<p>{{text}}</p><a href=#>Like ({{number}})</a> <a href=#>Dislike (2)</a> <a href=#>Reply</a></li>"
    found = thread(row).comments
    assert [(c.likes, c.dislikes, c.score) for c in found] == [(n, 2, None) for n in range(71, 75)]


def test_numbers_in_vote_widgets_are_votes():
    row = f"<li>{HEAD}<p>{{text}}</p><span class=comment-score>{{number}}</span><a href=#>Reply</a></li>"
    assert [c.score for c in thread(row).comments] == [71, 72, 73, 74]


def test_bare_number_is_no_vote():
    row = f"<li>{HEAD}<p>{{text}}</p><span>{{number}}</span><a href=#>Reply</a></li>"
    assert {(c.likes, c.dislikes, c.score) for c in thread(row).comments} == {(None, None, None)}


def test_link_around_the_time_is_the_permalink():
    row = "<li><b>{name}</b> <a href='/ferry#c{number}'>{time}</a><p>{text}</p></li>"
    assert thread(row).comments[0].permalink == "https://example-gazette.test/ferry#c71"


def test_link_of_the_author_or_of_a_button_is_no_permalink():
    row = f"<li id=c-1{{number}}><a href='https://example-blog.test/'>x</a>{HEAD}<p>{{text}}</p><a href='/report/1{{number}}'>Report</a></li>"
    found = thread(row).comments
    assert {c.permalink for c in found} == {None}
    assert found[0].native_id == "171"


def test_time_of_an_edit_is_not_the_time_of_the_comment():
    row = f"<li>{HEAD}<p>{{text}}</p><div>Edited on 9 March 2021 at 12:00</div><a href=#>Reply</a></li>"
    found = thread(row).comments
    assert {c.edited_at.day for c in found} == {9}
    assert [c.posted.at.day for c in found] == [4, 4, 5, 5]
    assert "Edited" not in found[0].text


def test_removed_comment_is_a_placeholder():
    voices = [*VOICES[:3], ("Tove", "6 March 2021 at 09:00", "", "This comment was removed by a moderator.")]
    row = "<li><b>{0}</b> <i>{1}</i><div>{3}</div></li>"
    found = comments(f"{ARTICLE}<h2>Comments</h2><ul>{''.join(row.format(*v) for v in voices)}</ul>")
    assert [c.kind for c in found] == [Kind.COMMENT] * 3 + [Kind.PLACEHOLDER]


def test_count_in_the_heading_is_declared():
    found = thread(f"<li>{HEAD}<p>{{text}}</p></li>", heading="<h2>4 comments</h2>")
    assert [(count.value, count.source) for count in found.declared] == [(4, "heading")]


SIGNS = {
    "<a href='?p=2'>Load more comments</a>": "load-more",
    "<a href='?p=2'>Weitere Kommentare</a>": "load-more",
    "<div><a href='?p=1'>1</a> <a href='?p=2'>2</a> <a href='?p=3'>3</a></div>": "paged",
    "<p>Thanks for reading.</p>": None,
}


@pytest.mark.parametrize("after", SIGNS)
def test_signs_of_a_longer_thread_are_named(after):
    found = thread(f"<li>{HEAD}<p>{{text}}</p></li>", heading="<h2>44 comments</h2>", after=after)
    assert found.truncation == SIGNS[after]


def test_whole_thread_is_not_truncated():
    found = thread(f"<li>{HEAD}<p>{{text}}</p></li>", after="<a href='/all'>Load more comments</a>")
    assert found.truncation is None


def test_elements_of_the_thread_are_named_for_the_article():
    target = page(f"{ARTICLE}<h2>Comments</h2>{each('<div class=x>' + HEAD + '<p>{text}</p></div>')}")
    assert set(read(target).elements) == {node.mem_id for node in target.tree.css("div.x")}


def test_reply_line_in_the_header_names_the_parent_and_stays_out_of_the_text():
    row = "<li><b>{0}</b> {4}<i>{1}</i><p>{3}</p></li>"
    lines = ("", "<span>In reply to Marit Holm</span> ", "", "<span>Antwort auf Ines T.</span> ")
    body = "".join(row.format(*voice, line) for voice, line in zip(VOICES, lines, strict=True))
    found = comments(f"{ARTICLE}<h2>Comments</h2><ul>{body}</ul>")
    assert [c.parent for c in found] == [None, 0, None, 2]
    assert [c.text for c in found] == [voice[3] for voice in VOICES]


def test_day_of_joining_is_not_the_time_of_the_post():
    row = "<li><div><b>{name}</b><span>Joined: {number} May 2010</span></div><div><i>{time}</i></div><div>{text}</div></li>"
    found = comments(f"{ARTICLE}<h2>Comments</h2><ul>{each(row.replace('{number}', '4'))}</ul>")
    assert {c.posted.at.year for c in found} == {2021}


def test_byline_of_the_article_is_no_comment_when_marked_up_alike():
    row = "<div><b>{0}</b> <i>{1}</i><p>{2}</p></div>"
    article = row.format("Anna Lind", "3 March 2021 at 07:00", "The ferry across the sound will stop in autumn. " * 9)
    body = "".join(row.format(*voice[:2], voice[3]) for voice in VOICES)
    found = comments(f"<div>{article}<h2>4 comments</h2>{body}</div>")
    assert [c.author for c in found] == [voice[0] for voice in VOICES]


LED = "<div><div>{name}</div><div>{text}</div></div>"


def test_undated_blocks_below_a_heading_with_their_number_are_comments():
    found = comments(f"{ARTICLE}<h3>4 comments</h3><div>{each(LED)}</div>")
    assert [(c.author, c.text) for c in found] == [(voice[0], voice[3]) for voice in VOICES]


def test_undated_blocks_below_another_heading_are_none():
    assert read(page(f"{ARTICLE}<h3>4 towns</h3><div>{each(LED)}</div>")) is None


PLAIN = re.compile(r"<(/?)(ul|ol|li|dl|dt|dd|h\d|section|article|header|p|b|strong|i|time|span)\b[^>]*>")


def bare(html):
    """Turn every element into a <div> or a <span> without attributes."""
    inline = ("b", "strong", "i", "time", "span")
    return PLAIN.sub(lambda m: f"<{m[1]}{'span' if m[2] in inline else 'div'}>", html)


@pytest.mark.parametrize("kind", ["list with time elements", "divs without any class", "name and time in one line"])
def test_threads_of_nothing_but_div_and_span_are_found(kind):
    found = comments(bare(ARTICLE + KINDS[kind]))
    assert [(c.author, c.text) for c in found] == [(voice[0], voice[3]) for voice in VOICES]


@pytest.mark.parametrize("kind", LOOK_ALIKES)
def test_look_alikes_of_nothing_but_div_and_span_are_no_thread(kind):
    assert read(page(bare(ARTICLE + LOOK_ALIKES[kind]))) is None


@pytest.mark.parametrize(
    "words", ["12 comments", "schreibe einen kommentar", "3 ответа, 4 комментария", "コメント一覧"]
)
def test_comment_words_are_found_within_text(words):
    assert COMMENT_WORD.search(words)


@pytest.mark.parametrize("words", ["weather", "com", "новости дня", "天気"])
def test_other_words_are_not(words):
    assert not COMMENT_WORD.search(words)


def test_link_to_another_comments_page_names_the_parent():
    body = """<h2>Comments</h2>
    <div id=m-5011><a href=/u/1>Rasmus</a> 1 May 2020 10:00 <p>Has the boat been sold already?</p></div>
    <div id=m-5012><a href=/u/2>Dagny</a> answers <a href="/comment/5011">Rasmus</a> 1 May 2020 11:00
      <p>It lies in the north basin still.</p></div>
    <div id=m-5013><a href=/u/3>Yrsa</a> 1 May 2020 12:00 <p>I saw it there on Sunday morning.</p></div>"""
    assert [c.parent for c in comments(ARTICLE + body)] == [None, 0, None]


def test_words_around_all_names_are_no_part_of_them_in_any_language():
    found = thread("<li><div>Kelu {name} vorde</div><i>{time}</i><p>{text}</p></li>").comments
    assert [c.author for c in found] == [voice[0] for voice in VOICES]


BESIDE = {
    "<a href=#>Like</a> <span>{number}</span> <a href=#>Reply</a>": (71, None),
    "<a href=#>Like</a> <b>{number}</b> <a href=#>Dislike</a> <b>2</b>": (71, 2),
    "<b>{number}</b> <a href=#>Like</a> <b>2</b> <a href=#>Dislike</a>": (71, 2),
    "<a href=#>Recommend?</a> (<span>{number}</span>)": (71, None),
    "<i class='fa fa-thumbs-up'></i> {number} <i class='fa fa-thumbs-down'></i> 3": (71, 3),
    "<button class=thumbs-up></button><span>{number}</span>": (71, None),
    "<a href=#>Reply</a> <span>{number}</span> <a href=#>Like</a>": (None, None),
    "<a href=#>Like</a> <a href=#>Reply</a> <span>{number}</span>": (None, None),
}


@pytest.mark.parametrize("buttons", BESIDE)
def test_number_beside_a_word_or_sign_of_approval_is_a_vote(buttons):
    found = thread(f"<li>{HEAD}<p>{{text}}</p>{buttons}</li>").comments
    assert (found[0].likes, found[0].dislikes) == BESIDE[buttons]
    assert {c.score for c in found} == {None}


def test_roots_have_depth_0_where_the_page_shows_nesting():
    row = "<div style='margin-left:{0}px'><b>{1}</b> <i>{2}</i><p>{3}</p></div>"
    body = "".join(row.format(px, *v[:2], v[3]) for px, v in zip((0, 20, 40, 0), VOICES, strict=True))
    assert [c.depth for c in comments(f"{ARTICLE}<h2>Comments</h2>{body}")] == [0, None, None, 0]


def test_depth_of_a_list_without_nesting_is_not_known():
    assert {c.depth for c in thread(f"<li>{HEAD}<p>{{text}}</p></li>").comments} == {None}


LINKS = [("Boats of the north", "https://example-blog.test/"), ("Ferries we loved", "https://example-diary.test/9")]
LISTS = {
    "by class": "<li class='pingback even'><a href='{1}'>{0}</a></li>",
    "by label": "<li>Trackback: <a href='{1}'>{0}</a></li>",
    "label of its own": "<li><b>Pingback:</b> <a href='{1}'>{0}</a></li>",
}


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("first", [True, False])
def test_pingbacks_in_a_list_of_their_own_are_found(kind, first):
    pings = f"<h3>Pingbacks</h3><ol>{''.join(LISTS[kind].format(*link) for link in LINKS)}</ol>"
    own = f"<h2>4 comments</h2><ul>{each(f'<li>{HEAD}<p>{{text}}</p></li>')}</ul>"
    found = comments(ARTICLE + (pings + own if first else own + pings))
    assert [c.author for c in found if c.kind is Kind.COMMENT] == [voice[0] for voice in VOICES]
    assert [(c.author, c.author_url) for c in found if c.kind is Kind.PINGBACK] == LINKS
