"""Counts that pages declare of themselves."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belowtheline.parsers.counts import count_in_line, find_counts
from belowtheline.parsers.page import Page
from belowtheline.records import Capture, DeclaredCount, Media


def page(body, head="", url=None):
    raw = f"<html><head>{head}</head><body>{body}</body></html>".encode()
    return Page(Capture("x.html", 0, "html", Media.HTML, raw, url), raw)


def values(found):
    return [(count.value, count.source) for count in found]


LINES = {
    "14 Comments": 14,
    "24 comments:": 24,
    "35 Comments »": 35,
    "Comments (14)": 14,
    "Comments 863": 863,
    "Comments: 12": 12,
    "52Comments": 52,
    "1,204 Comments": 1204,
    "1.977 commentaires": 1977,
    "There are 13 comments": 13,
    "{ 38 comments… read them below or add one }": 38,
    "Comments in chronological order (Total 83 comments)": 83,
    "Posted in News | 14 Comments": 14,
    "One thought on “A walk in the park”": 1,
    "7 thoughts on “A walk in the park”": 7,
    "13 Responses to “A walk in the park”": 13,
    "3 Replies to &ldquo;A walk&rdquo;": 3,
    "No comments yet": 0,
    "0 Comments": 0,
    "12 Kommentare": 12,
    "Kommentare (12)": 12,
    "Leserkommentare (12)": 12,
    "Dieser Artikel hat 32 Kommentare.": 32,
    "Ein Gedanke zu „Spaziergang“": 1,
    "11 Antworten zu „Spaziergang“": 11,
    "9 Ergänzungen": 9,
    "Keine Kommentare": 0,
    "Lire les 10 commentaires": 10,
    "Tous vos commentaires (11)": 11,
    "5 réflexions au sujet de « Promenade »": 5,
    "3 comentarios en “Paseo”": 3,
    "4 pensamientos sobre “Paseo”": 4,
    "2 commenti": 2,
    "6 pensieri su “Passeggiata”": 6,
    "2 Comentários": 2,
    "8 reacties op “Wandeling”": 8,
    "5 komentarzy": 5,
    "Прогулка: 5 комментариев": 5,
    "4 коментарі до “Прогулянка”": 4,
    "“Yürüyüş” üzerine 3 yorum": 3,
    "7 kommentarer": 7,
    "3 svar på ”Promenad”": 3,
    "6 kommenttia": 6,
    "12 σχόλια": 12,
    "9 komentářů": 9,
    "4 hozzászólás": 4,
    "10 comentarii": 10,
    "6 коментара": 6,
    "「散歩」への3件のフィードバック": 3,
    "コメント (3)": 3,
    "댓글 5": 5,
    "“산책”에 대한 3개의 생각": 3,
    "《散步》有3个想法": 3,
    "3 条评论": 3,
    "4 komentar": 4,
    "6 bình luận về “Đi dạo”": 6,
    "3 تعليقات": 3,
    "5 תגובות": 5,
}


@pytest.mark.parametrize("line", LINES)
def test_a_line_that_states_the_count_is_read_in_its_language(line):
    assert count_in_line(line) == LINES[line]


@pytest.mark.parametrize(
    "line",
    ["", "Comments", "Comments Off", "Leave a comment", "1.2K Comments", "Top 10 comments", "Load 10 more comments",
     "View 3 replies", "2 Antworten", "5 min read", "Last 5 comments", "12 March 2020", "Comment #5", "14",
     "I once wrote 3 comments on a blog about walking and nobody ever answered any of them", "3 apples", "x" * 500],
)  # fmt: skip
def test_other_lines_state_no_count(line):
    assert count_in_line(line) is None


def test_replies_count_the_thread_only_in_a_heading():
    assert count_in_line("2 Antworten", heading=True) == 2
    assert count_in_line("2 Antworten") is None


def test_the_heading_of_the_thread_is_trusted_most():
    found = find_counts(
        page(
            '<a href="#comments">14 comments</a><div id="comments"><h3>14 Comments</h3><ol></ol></div>',
            '<script type="application/ld+json">{"@type": "NewsArticle", "commentCount": 15}</script>',
        )
    )
    assert values(found) == [(14, "heading"), (14, "link"), (15, "json-ld")]
    assert found[0].text == "14 Comments"


PAGES = {
    "title class": ('<h2 class="comments-title"> 3 thoughts on &ldquo;A walk&rdquo; </h2>', (3, "heading")),
    "split heading": ('<div id="comments"><h3><span>17</span> Comments</h3>', (17, "heading")),
    "glued heading": ('<h2 class="comments-title"><span>52</span>Comments</h2>', (52, "heading")),
    "replies": ('<section id="comments"><h3 class="heading">2 Antworten</h3>', (2, "heading")),
    "one": ('<h2 class="comments-title">One thought on “A walk”</h2>', (1, "heading")),
    "no id": ("<div><h4>Kommentare (6)</h4></div>", (6, "heading")),
    "paragraph": ('<div class="comments"><p class="headline">210 Comments <span>&bull;</span></p>', (210, "heading")),
    "bare number": ('<a class="c" href="#comments"><i class="icon"></i> 9 </a>', (9, "link")),
    "attribute": ('<div data-comments-count="36"></div>', (36, "attribute")),
    "user comments": ('<meta itemprop="interactionCount" content="UserComments:8"><p>comments</p>', (8, "attribute")),
    "microdata": ('<i class="comments"></i><span itemprop="commentCount">4</span>', (4, "microdata")),
    "microdata meta": ('<i class="comments"></i><meta itemprop="commentCount" content="4">', (4, "microdata")),
}


@pytest.mark.parametrize("name", PAGES)
def test_counts_are_found_where_pages_print_them(name):
    body, expected = PAGES[name]
    best = find_counts(page(body))[0]
    if name == "paragraph":
        assert best.value == expected[0]
    else:
        assert (best.value, best.source) == expected


@pytest.mark.parametrize(
    "statistic",
    [
        '{"interactionType": "https://schema.org/CommentAction", "userInteractionCount": 21}',
        '[{"interactionType": {"@type": "LikeAction"}, "userInteractionCount": 9},'
        ' {"interactionType": {"@type": "CommentAction"}, "userInteractionCount": "21"}]',
    ],
)
def test_interaction_statistics_are_counts(statistic):
    head = f'<script type="application/ld+json">{{"@type": "Article", "interactionStatistic": {statistic}}}</script>'
    assert values(find_counts(page("", head))) == [(21, "json-ld")]


def test_statistics_of_a_comment_are_not_the_pages():
    head = '<script type="application/ld+json">{"@type": "Comment", "commentCount": 3}</script>'
    assert find_counts(page("", head)) == ()


def test_teasers_of_other_articles_are_not_counted():
    teasers = "".join(f'<a href="/story-{n}#comments" class="comments-link">{n} comments</a>' for n in (3, 8, 12))
    assert find_counts(page(teasers)) == ()


def test_the_link_to_the_page_itself_is_told_from_teasers_by_address():
    own = '<a href="https://www.example-gazette.test/walk/#comments">4 comments</a>'
    links = own + '<a href="/other#comments">9 comments</a>'
    assert values(find_counts(page(links, url="http://example-gazette.test/walk"))) == [(4, "link")]
    canonical = '<link rel="canonical" href="https://www.example-gazette.test/walk/">'
    assert values(find_counts(page(links, canonical))) == [(4, "link")]


def test_an_articles_own_title_is_no_count():
    assert find_counts(page("<h1>7 thoughts on walking</h1><h3><a href='/x'>5 thoughts on sitting</a></h3>")) == ()


def test_a_page_that_says_nothing_has_no_counts():
    assert find_counts(page("<p>Hello</p>")) == ()


@given(st.integers(0, 9_999_999), st.sampled_from(["{} comments", "Kommentare ({})", "{} commentaires", "댓글 {}"]))
def test_every_number_is_read_back(number, pattern):
    assert count_in_line(pattern.format(number)) == number


@given(st.text(max_size=250), st.booleans())
def test_no_line_raises(line, heading):
    assert (count_in_line(line, heading=heading) or 0) >= 0


@given(st.text(alphabet="<>h3 idcomments=\"'#/a12(){}.", max_size=300))
def test_no_markup_raises(body):
    for count in find_counts(page(body)):
        assert isinstance(count, DeclaredCount)


@pytest.mark.parametrize(
    "piece",
    ["comments ", '<a href="#comments">', '<h3 id="comments">', "<h3>1 ", " id=comments>1", "1 ", "<", "commentCount"],
)
def test_hostile_pages_take_linear_time(piece):
    body = piece * (2_000_000 // len(piece))
    subject = page(body)
    started = time.process_time()
    find_counts(subject)
    count_in_line(body)
    assert time.process_time() - started < 2
