"""What stands around a thread: the number of comments its heading prints, and signs that more are elsewhere."""

import re
from itertools import pairwise

from belowtheline.parsers.counts import count_in_line
from belowtheline.parsers.repeated_structure.items import Item
from belowtheline.parsers.repeated_structure.outline import Outline
from belowtheline.records import DeclaredCount

_BEFORE = 12  # texts before a thread among which its heading is
_AFTER = 12  # texts after it among which its pager is
_LONGEST = 90  # characters of a heading or a button
_MORE = re.compile(
    r"(?:load|show|view|see)\s(?:\d{1,6}\s)?(?:more|all|older|previous|newer|the rest)\b"
    r".{0,12}(?:comment|repl|response)"
    r"|more comments|older comments|newer comments|previous comments"
    r"|weitere (?:\d{1,6} )?(?:kommentare|beiträge|antworten)"
    r"|(?:mehr|alle|ältere|neuere) (?:\d{1,6} )?kommentare|kommentare (?:laden|nachladen)|plus de commentaires"
    r"|(?:afficher|voir) (?:plus|tous|les autres).{0,12}(?:commentaire|réaction)"
    r"|commentaires (?:précédents|suivants|plus anciens)"
    r"|(?:más|ver todos los|cargar más) comentarios|(?:mais|carregar mais) comentários|(?:altri|carica altri) commenti"
    r"|meer reacties|więcej komentarzy|(?:ещё|еще|больше|показать) (?:\d{1,6} )?комментари|fler kommentarer"
    r"|daha fazla yorum"
    r"|もっと(?:見る|コメント)|コメントをもっと|댓글 더|更多评论|更多評論|xem thêm bình luận",
    re.IGNORECASE,
)
_COLLAPSED = re.compile(
    r"(?:view|show|see)\s(?:all\s)?\d{1,4}\s(?:more\s)?repl|\d{1,4}\s(?:weitere\s)?antworten\s(?:an)?zeigen"
    r"|(?:voir|afficher)\sles\s\d{1,4}\sréponses|(?:ver|mostrar)\s(?:las\s|as\s)?\d{1,4}\sresp|показать\s\d{1,4}\sответ",
    re.IGNORECASE,
)
_NEXT = frozenset(
    "next,next page,next »,next ›,next >,›,»,>,weiter,nächste,nächste seite,suivant,page suivante,siguiente,próxima"
    ",successiva,volgende,następna,вперёд,следующая,nästa,sonraki,次へ,다음,下一页,下一頁".split(",")
)
_NUMBER = re.compile(r"\d{1,4}")


def declared_count(outline: Outline, items: list[Item]) -> DeclaredCount | None:
    """Return the count in the nearest text before the thread that prints one."""
    start = outline.first_text[items[0].first]
    texts = outline.texts
    for text in range(start - 1, max(-1, start - _BEFORE - 1), -1):
        words = texts[text]
        if len(words) > _LONGEST:
            continue
        value = count_in_line(words, heading=True)
        if value is None and text + 1 < start and words.strip("()[]").isdigit():
            value = count_in_line(f"{words} {texts[text + 1]}", heading=True)
        if value is None and text + 1 < start and texts[text + 1].strip("()[]").isdigit():
            value = count_in_line(f"{words} ({texts[text + 1].strip('()[]')})", heading=True)
        if value is not None:
            return DeclaredCount(value, "heading", words)
    return None


def truncation(outline: Outline, items: list[Item]) -> str | None:
    """Name the sign that the page holds only a part of the thread."""
    last = max(item.texts[-1] for item in items if item.texts) if any(item.texts for item in items) else -1
    first = outline.first_text[items[0].first]
    after = range(last + 1, min(len(outline.texts), last + 1 + _AFTER))
    before = range(max(0, first - _AFTER), first)
    near = [outline.texts[text] for text in (*before, *after) if len(outline.texts[text]) <= _LONGEST]
    if any(_MORE.search(words) for words in near):
        return "load-more"
    if _is_paged([outline.texts[text] for text in after if outline.links[outline.owners[text]] >= 0]):
        return "paged"
    inside = (outline.texts[text] for item in items for text in item.texts)
    return "collapsed" if any(len(words) <= _LONGEST and _COLLAPSED.search(words) for words in inside) else None


def _is_paged(linked: list[str]) -> bool:
    """Tell whether links right after the thread number its pages: 2, 3, next."""
    numbers = [int(words) for words in linked if _NUMBER.fullmatch(words)]
    follow = any(later == earlier + 1 for earlier, later in pairwise(numbers))
    return follow or (bool(numbers) and any(words.lower() in _NEXT for words in linked))
