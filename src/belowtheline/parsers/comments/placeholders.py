"""Comments whose words are gone: told by what systems print in their stead, in many languages."""

from dataclasses import replace

from belowtheline.parsers.comments.base import Parser
from belowtheline.parsers.page import Page
from belowtheline.records import Kind, ParsedComment, Reading

_LONGEST = 240  # characters: some systems give their reasons
_WHOLE = frozenset((
    "deleted", "removed", "comment deleted", "comment removed", "deleted comment", "removed comment",
    "comment hidden", "message deleted", "post deleted", "deleted post", "deleted by author", "deleted by user",
    "removed by moderator", "kommentar gelöscht", "gelöscht", "kommentar entfernt", "entfernt", "beitrag gelöscht",
    "beitrag entfernt", "commentaire supprimé", "supprimé", "message supprimé", "commentaire modéré",
    "contribution supprimée", "comentario eliminado", "comentario borrado", "eliminado", "mensaje eliminado",
    "comentario moderado", "comentário removido", "comentário excluído", "comentário apagado", "comentário eliminado",
    "removido", "commento eliminato", "commento rimosso", "commento cancellato", "reactie verwijderd", "verwijderd",
    "komentarz usunięty", "usunięto", "комментарий удален", "комментарий удалён", "сообщение удалено",
    "коментар видалено", "komentář smazán", "komentář byl smazán", "hozzászólás törölve", "comentariu șters",
    "yorum silindi", "kommentaren borttagen", "borttagen", "kommentar slettet", "kommentti poistettu",
    "το σχόλιο διαγράφηκε", "コメントは削除されました", "このコメントは削除されました", "削除済み",
    "삭제된 댓글입니다", "댓글이 삭제되었습니다", "该评论已被删除", "评论已删除", "此评论已删除", "該留言已被刪除",
    "komentar dihapus", "bình luận đã bị xóa", "تم حذف التعليق", "התגובה נמחקה", "نظر حذف شد",
))  # fmt: skip
_STARTS = (
    "this comment has been deleted", "this comment was deleted", "this comment has been removed",
    "this comment was removed", "this comment has been hidden", "this comment is hidden", "this comment was hidden",
    "this comment has been blocked", "this comment has been collapsed", "this comment was minimized",
    "this comment violat", "this comment is awaiting moderation", "this comment has been flagged",
    "this comment is no longer available", "this post has been deleted", "this post has been removed",
    "this post was deleted", "this message has been deleted", "this message was deleted", "this user is blocked",
    "comment removed by", "comment deleted by", "comment hidden by", "removed by a moderator",
    "deleted by the author", "post deleted by author", "topic deleted by author", "post withdrawn by author",
    "the comment has been removed", "this discussion has been deleted", "dieser kommentar wurde",
    "der kommentar wurde", "dieser beitrag wurde", "kommentar wurde gelöscht", "kommentar wurde entfernt",
    "dieses posting wurde", "entfernt. ", "entfernt, ", "ce commentaire a été supprimé",
    "ce commentaire a été modéré", "ce commentaire a été masqué", "ce commentaire a été retiré",
    "ce message a été supprimé", "commentaire supprimé par", "este comentario ha sido eliminado",
    "este comentario fue eliminado", "este comentario ha sido borrado", "comentario eliminado por",
    "este comentário foi removido", "este comentário foi excluído", "este comentário foi eliminado",
    "este comentário foi apagado", "comentário removido por", "este comentari ha estat",
    "questo commento è stato eliminato", "questo commento è stato rimosso", "deze reactie is verwijderd",
    "dit bericht is verwijderd", "deze reactie werd verwijderd", "ten komentarz został usunięty",
    "komentarz został usunięty", "этот комментарий был удал", "комментарий был удал", "комментарий удал",
    "этот комментарий удал", "цей коментар було видалено", "коментар було видалено", "tento komentář byl",
    "ezt a hozzászólást", "acest comentariu a fost șters", "bu yorum silin", "bu yorum kaldırıl",
    "den här kommentaren har tagits bort", "kommentaren har tagits bort", "denne kommentar er blevet slettet",
    "denne kommentaren er slettet", "denne kommentaren er fjernet", "tämä kommentti on poistettu",
    "αυτό το σχόλιο έχει", "このコメントは投稿者によって削除", "このコメントはブログの管理者によって削除",
    "コメントが削除", "작성자가 삭제한", "此評論已由作者移除", "此评论已被作者删除", "komentar ini telah dihapus",
    "nhận xét này đã bị", "تمت إزالة هذا التعليق", "תגובה זו הוסרה",
)  # fmt: skip
_BEGINNINGS = frozenset(start[:3] for start in _STARTS)  # tells most texts from these at once
_EDGES = " \t\n.!…[]()<>*_-–—·「」【】"


def is_placeholder(text: str) -> bool:
    """Tell whether `text` is what a system prints in place of a comment, and nothing else."""
    if not text or len(text) > _LONGEST or text.endswith("?") or "\n\n" in text:
        return False
    bare = text.casefold().strip(_EDGES)
    return (bare[:3] in _BEGINNINGS and bare.startswith(_STARTS)) or (bare in _WHOLE and _is_notice(text.strip()))


def _is_notice(text: str) -> bool:
    """Tell “[removed]” and “Comment removed.” from the one word of somebody who wrote “removed”."""
    return " " in text or not text[0].isalpha() or text[0] > "\u2fff"


def marked(comment: ParsedComment) -> ParsedComment:
    """Return `comment`, as a placeholder if its text says so."""
    if comment.kind is Kind.COMMENT and is_placeholder(comment.text):
        nobody = comment.author is not None and comment.author.startswith("[") and is_placeholder(comment.author)
        return replace(comment, kind=Kind.PLACEHOLDER, author=None if nobody else comment.author)
    return comment


def with_placeholders(parser: Parser) -> Parser:
    """Return `parser` with the placeholders among its comments told as such."""

    def parse(page: Page) -> Reading | None:
        reading = parser.parse(page)
        if reading is None or not any(is_placeholder(comment.text) for comment in reading.comments):
            return reading
        return replace(reading, comments=tuple(map(marked, reading.comments)))

    return replace(parser, parse=parse)
