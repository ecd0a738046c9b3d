"""What stands in place of a comment is told from comments about such things."""

import pytest

from belowtheline.parsers.comments.placeholders import is_placeholder, marked
from belowtheline.records import Kind, ParsedComment


@pytest.mark.parametrize(
    "text",
    [
        "[deleted]",
        "[removed]",
        "Comment deleted.",
        "(post deleted by author)",
        "This comment has been removed by the author.",
        "This comment was removed by a moderator because it didn't abide by our standards.",
        "Dieser Kommentar wurde von der Redaktion entfernt.",
        "Entfernt. Bitte bleiben Sie sachlich. Die Redaktion/xy",
        "Ce commentaire a été supprimé par un modérateur.",
        "Este comentario ha sido eliminado.",
        "Este comentário foi removido pelo autor.",
        "Questo commento è stato eliminato.",
        "Deze reactie is verwijderd.",
        "Комментарий удалён",
        "Ten komentarz został usunięty.",
        "このコメントは投稿者によって削除されました。",
        "삭제된 댓글입니다.",
        "该评论已被删除",
        "Bu yorum silinmiştir.",
        "[gelöscht]",
    ],
)
def test_printed_notice_is_a_placeholder(text):
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "deleted",
        "Removed",
        "Gelöscht",
        "Why was this comment removed?",
        "This comment was deleted? By whom?",
        "I think this comment was removed.",
        "Removed the old bench myself, last spring.",
        "This comment was removed.\n\nAnd here is why I say that it should not have been.",
        "Entfernt wohnende Verwandte freuen sich auch.",
        "This comment was removed " + "and put back " * 30,
        "Eliminado el banco, se acabó la rabia.",
    ],
)
def test_words_of_a_person_are_none(text):
    assert not is_placeholder(text)


def test_author_printed_as_deleted_is_nobody():
    assert marked(ParsedComment("[deleted]", author="[deleted]")).author is None
    assert marked(ParsedComment("[deleted]", author="Ada")).author == "Ada"


def test_kind_that_a_system_told_stays():
    assert marked(ParsedComment("[deleted]", kind=Kind.PINGBACK)).kind is Kind.PINGBACK
