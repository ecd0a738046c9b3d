"""What threads lack or overdo, for every system that can be printed from data: nothing lost, nothing invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.parsers.comments.threads import SYSTEMS, Said, chain, page_of, parsed

ALL = pytest.mark.parametrize("system", sorted(SYSTEMS))
TWO = (Said(5, "Two benches, please."), Said(6, "One will do.", author="Bram"))


@ALL
def test_answers_thirty_deep_each_have_the_one_before_as_parent(system):
    comments = page_of(system, (chain(30),)).comments
    assert [comment.parent for comment in comments] == [None, *range(29)]
    assert [comment.text for comment in comments] == [f"Words of number {number}." for number in range(1, 31)]


@ALL
def test_second_branch_does_not_answer_the_first(system):
    thread = (Said(1, "Root one.", answers=(Said(2, "Answer."),)), Said(3, "Root two.", answers=(Said(4, "Another."),)))
    assert [comment.parent for comment in page_of(system, thread).comments] == [None, 0, None, 2]


@ALL
def test_missing_author_is_missing_and_the_comment_is_kept(system):
    thread = (TWO[0], Said(9, "Nobody signed this.", author=None), TWO[1])
    comments = page_of(system, thread).comments
    assert [comment.author for comment in comments] == ["Ada", None, "Bram"]
    assert comments[1].text == "Nobody signed this."


@ALL
def test_author_of_an_answer_is_not_lent_to_the_unsigned_comment_it_answers(system):
    thread = (Said(1, "Nobody signed this.", author=None, answers=(Said(2, "I sign.", author="Bram"),)), TWO[1])
    comments = page_of(system, thread).comments
    assert [comment.author for comment in comments] == [None, "Bram", "Bram"]


@ALL
def test_missing_time_is_missing_and_the_comment_is_kept(system):
    thread = (TWO[0], Said(9, "At some time.", time=None), TWO[1])
    comments = page_of(system, thread).comments
    assert [comment.posted.at is None for comment in comments] == [False, True, False]
    assert [comment.text for comment in comments] == [TWO[0].text, "At some time.", TWO[1].text]


@ALL
def test_time_of_an_answer_is_not_lent_to_the_comment_it_answers(system):
    thread = (Said(1, "At some time.", time=None, answers=(Said(2, "Now."),)), TWO[1])
    assert [comment.posted.at is None for comment in page_of(system, thread).comments] == [True, False, False]


@ALL
def test_removed_comment_is_a_placeholder_that_keeps_its_answers(system):
    thread = (Said(1, "This comment was deleted.", answers=(Said(2, "I saw it."),)), TWO[1])
    comments = page_of(system, thread).comments
    assert [comment.kind for comment in comments] == ["placeholder", "comment", "comment"]
    assert comments[1].parent == 0


@ALL
def test_comment_that_quotes_a_placeholder_stays_a_comment(system):
    thread = (Said(1, "“This comment was deleted.” Whose was it?"), TWO[1])
    assert [comment.kind for comment in page_of(system, thread).comments] == ["comment", "comment"]


@ALL
def test_empty_thread_has_no_comments(system):
    assert page_of(system, ()).comments == ()


@ALL
@settings(max_examples=15, deadline=None)
@given(texts=st.lists(st.text("abc déфы日", min_size=1, max_size=40).filter(str.strip), min_size=1, max_size=6))
def test_every_text_comes_out_once_and_in_order(system, texts):
    thread = tuple(Said(number, f"{number}: {text}") for number, text in enumerate(texts, 1))
    found = [comment.text for comment in page_of(system, thread).comments]
    assert found == [" ".join(said.text.split()) for said in thread]


@pytest.mark.parametrize(
    "widget",
    [
        '<div class="k2LatestCommentsBlock"><ul><li><a href="/item/4#comment12"><span class="lcComment">Nice…</span></a>'
        '<span class="lcUsername">written by Paul</span> <span class="lcCommentDate">3 May 2021</span></li></ul></div>',
        '<ul class="jcomments-latest"><li><span class="author">Paul</span><span class="date">2021-05-03</span>'
        '<div class="comment"><a href="/x#comment-9">Nice…</a></div></li></ul>',
        '<aside><h3>Recent comments</h3><ul id="isso-latest"><li><a href="/x#isso-4">Paul: Nice…</a></li></ul></aside>',
        '<div class="remark42__last-comments" data-max="5"></div>',
        '<div id="dsq-recentcomments" class="dsq-widget"><ul class="dsq-widget-list"><li class="dsq-widget-item">'
        '<a class="dsq-widget-user">Paul</a> <span class="dsq-widget-comment"><p>Nice…</p></span>'
        '<p class="dsq-widget-meta"><a href="/x">A bench</a> · <a>2 days ago</a></p></li></ul></div>',
        '<section><h3>Liked by</h3><div class="u-like h-cite"><a class="u-author h-card" href="/p">Paul</a></div></section>',
        '<div class="h-entry"><div class="u-in-reply-to h-cite"><a class="p-author h-card" href="/p">Paul</a>'
        '<p class="e-content">What I answer here.</p></div><p class="e-content">My note.</p></div>',
    ],
)
def test_list_of_recent_comments_or_reactions_is_no_thread(widget):
    thread = parsed(f"<article><h1>A bench</h1><p>It has come.</p></article>{widget}")
    assert [comment.text for comment in thread.comments] == []
