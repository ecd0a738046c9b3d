"""A first look at a page's texts: can there be a thread at all? Most pages without one are turned away here."""

import re

from belowtheline.parsers.page import Page
from belowtheline.parsers.repeated_structure.anchors import time_span
from belowtheline.parsers.repeated_structure.words import COMMENT_WORD, REPLY_LABELS

_BETWEEN = "\x00"
_LONGEST = 120  # characters of a text that may hold a byline with a time
_LONGEST_LABEL = 40  # of a button to reply
_LONGEST_COUNT = 60  # of a heading with a count
_DIGIT = re.compile(r"\d")
_BARE = re.compile(r"[\d\s.,:()#%+$€£kKmM–-]*")
_DATE = re.compile(
    r"(?:19|20|25)\d\d(?!\d)|\d[./-]\s?\d\d?[./-]|\d\s?[日월년]|\d{1,2}[/-]\d\d|\d[.:]\d\d"
    r"|[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59]"
)
_LONGEST_RELATIVE = 24  # of “about 3 hours ago”
_LONGEST_LABEL = 40  # of a button to reply
_LONGEST_COUNT = 60  # of a heading with a count
# What stands alone above threads, where no number stands beside it.
_HEADINGS = frozenset(
    "comments|comment|reader comments|readers' comments|user comments|discussion|join the discussion|responses|replies"
    "|kommentare|leserkommentare|kommentar|diskussion|leserbriefe|commentaires|réactions|vos réactions|vos commentaires"
    "|comentarios|comentários|comentaris|commenti|reacties|opmerkingen|komentarze|комментарии|коментарі|обсуждение"
    "|yorumlar|kommentarer|kommentit|kommentti|σχόλια|komentáře|diskuse|komentáre|hozzászólások|comentarii|komentari"
    "|komentarji|коментари|kommentaarid|komentāri|komentarai|コメント|댓글|评论|評論|留言|回應|跟帖|bình luận|komentar"
    "|tanggapan|ความคิดเห็น|التعليقات|تعليقات|نظرات|دیدگاه‌ها|תגובות|टिप्पणियाँ|মন্তব্য".split("|")
)
_TOLD = REPLY_LABELS | _HEADINGS
_NEEDED = 2  # times that make a run


def may_hold_thread(page: Page) -> bool:
    """Tell whether `page` prints two times, a button to reply, a number of comments, or calls something a comment."""
    body = page.body
    if body is None:
        return False
    if page.named_comments or len(body.css("time")) >= _NEEDED:
        return True
    printed = body.text(separator=_BETWEEN, strip=True, skip_empty=True).split(_BETWEEN)
    pieces = [piece for piece in printed if len(piece) <= _LONGEST]
    if not _TOLD.isdisjoint([piece.lower() for piece in pieces if len(piece) <= _LONGEST_LABEL]):
        return True
    times = 0
    for piece in pieces:
        if _DIGIT.search(piece):
            if _may_be_time(piece) and time_span(" ".join(piece.split())) is not None:
                times += 1
                if times >= _NEEDED:
                    return True
            if len(piece) <= _LONGEST_COUNT and COMMENT_WORD.search(piece.lower()):
                return True
    return _titled_times(page)


def _may_be_time(piece: str) -> bool:
    if _DATE.search(piece):
        return True
    return len(piece) <= _LONGEST_RELATIVE and not _BARE.fullmatch(piece)


def _titled_times(page: Page) -> bool:
    """Tell whether two elements have a title that may be a time."""
    body = page.body
    if body is None:
        return False
    titles = (node.attributes.get("title") or "" for node in body.css("[title]"))
    return sum(len(title) <= _LONGEST and _DATE.search(title) is not None for title in titles) >= _NEEDED
