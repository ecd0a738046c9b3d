"""What the words of a class name suggest about an element of a comment, for themes nobody wrote rules for."""

import re
from functools import lru_cache

from belowtheline.parsers.comments.roles import GUESSED, Part

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_LONGEST_CLASS = 60  # characters

_AVATAR = frozenset(
    "avatar avatars gravatar photo userpic userpicture thumb thumbnail img image picture pic icon ava".split()
)
_STYLE_AFTER_TEXT = frozenset(
    "muted right left center small large bold white black gray grey primary secondary danger info success"
    " warning sm xs lg "
    "xl md uppercase lowercase nowrap truncate dark light reader align size color input area field box link".split()
)
_SKIPPED = frozenset("badge badges says sr moderation awaiting tooltip".split())
_ACTION = frozenset(
    "reply replies replylink edit report flag share sharing respond toolbar tools buttons button btn action"
    " actions links "
    "permalink toggle menu control controls controllers delete number counter anchor quote spam".split()
)
_AUTHOR = frozenset(
    "author fn username commenter commentator commentor nickname nick poster autor auteur auteure".split()
)
_PERSON = frozenset("user name by vcard pseudo member".split())
_DATE = frozenset(
    "date time timestamp datetime posted published ago when created timeago datum fecha heure hora zeit"
    " uhrzeit day".split()
)
_BODY = frozenset("text content body message entry copy txt texte texto contenu contenido inhalt".split())
_META = frozenset(
    "meta metadata commentmeta commentmetadata header head info infos byline footer details top bottom data".split()
)
_VOTES = frozenset("vote votes voting like likes dislike dislikes rating ratings karma thumbs".split())
_PREFIXES = ("comments", "comment", "user", "post")
_COMMENT = frozenset("comment comments commentaire kommentar comentario reaction c".split())


@lru_cache(maxsize=8192)
def guess_role(name: str) -> Part | None:
    """Return the role that the words of class `name` suggest, ranked from GUESSED on."""
    if len(name) > _LONGEST_CLASS or name.startswith("comment-author-"):
        return None  # WordPress prints comment-author-{login} on the whole comment
    words = [part for word in _WORD.findall(name) for part in _split(word.lower())]
    have = frozenset(words)
    if have & _AVATAR:
        return "avatar", GUESSED
    if have & _SKIPPED or have >= {"post", "author"}:
        return "skip", GUESSED
    if have & _VOTES:
        return "meta", GUESSED + 5
    if have & _ACTION:
        return "action", GUESSED
    if have & _DATE:
        return "date", GUESSED + 2 * bool(have & _META)
    if have & _META:
        return "meta", GUESSED
    if have & _AUTHOR:
        return "author", GUESSED + (0 if "name" in have or "fn" in have else 1)
    if have & _PERSON:
        return "author", GUESSED + (2 if "name" in have else 3)
    if have & _BODY and not _is_style(words):
        return "body", GUESSED + (0 if have & _COMMENT else 1) + 2 * ("body" in have)
    return None


def _split(word: str) -> tuple[str, ...]:
    """Split “commentheader” and “postdate”."""
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            return (prefix, word[len(prefix) :])
    return (word,)


def _is_style(words: list[str]) -> bool:
    """Tell “text-muted” from “text”."""
    return words[0] == "text" and len(words) > 1 and not _STYLE_AFTER_TEXT.isdisjoint(words[1:])
