"""Numbers and remarks the page prints on a comment: votes, “edited on …”, “comment removed”."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from belowtheline.parsers.comments.fields import number_in
from belowtheline.parsers.repeated_structure.anchors import time_span
from belowtheline.parsers.repeated_structure.outline import Outline
from belowtheline.parsers.repeated_structure.slots import Slot

_LIKES = (
    frozenset(
        "like likes upvote upvotes recommend recommends recommended thumbs-up helpful agree hilfreich empfehlen"
        " empfehlungen j'aime j’aime gusta gostei curtidas piace нравится いいね 좋아요 推荐 赞 thích".split()
    )
    | {"vote up", "gefällt mir", "me gusta", "mi piace", "vind ik leuk", "thumbs up", "likes this", "liked this"}
    | {"👍"}
)
_DISLIKES = frozenset("dislike dislikes downvote downvotes thumbs-down disagree".split()) | {
    "vote down", "gefällt mir nicht", "no me gusta", "non mi piace", "thumbs down", "не нравится", "👎",
}  # fmt: skip
_COUNTED = ("likes", "dislikes", "score")
_AROUND = " :()[]?!.\N{VARIATION SELECTOR-16}"
_SCORE = frozenset("points point score karma punkte".split())
_LIKE_CLASS = re.compile(
    r"(?:^|[-_\s])(?:up-?votes?|votes?-?up|likes?|thumbs?-?up|plus|recommend(?:ed|s|ations?)?)(?:[-_]?(?:count|num|number))?(?=$|[-_\s])"
)
_DISLIKE_CLASS = re.compile(r"(?:^|[-_\s])(?:down-?votes?|votes?-?down|dislikes?|thumbs?-?down|minus)(?=$|[-_\s])")
_SCORE_CLASS = re.compile(r"(?:^|[-_\s])(?:score|karma|vote-?count|votes?-?total)(?=$|[-_\s])")
_LABEL_AND_NUMBER = re.compile(
    r"(?:(?P<before>[^\d(:+]{2,24}?)\s?[:(+]\s?)?(?P<n>[+\-−–]?\d[\d.,]{0,8}[kKmM]?)\s?\)?\s?(?P<after>[^\d]{2,24})?"
)
_EDITED = re.compile(
    r"\W{0,3}(?:last edit|edited|updated|modified|bearbeitet|zuletzt (?:geändert|bearbeitet)|geändert|modifié|édité"
    r"|dernière modification|editado|modificado|modificato|gewijzigd|bewerkt|edytowan"
    r"|изменен|отредактирован|redigerad|編集)",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\W{0,3}(?:this |the |der |dieser |ce |este |questo )?(?:comment|post|message|reply|kommentar|beitrag|commentaire"
    r"|comentario|comentário|commento|reactie|komentarz|комментарий|сообщение)\s(?:\S{1,20}\s){0,4}"
    r"(?:removed|deleted|hidden|withdrawn|moderated|entfernt|gelöscht|ausgeblendet|gesperrt|supprimé|retiré|modéré"
    r"|eliminado|borrado|removido|rimosso|cancellato|eliminato|verwijderd|usunięty|удал[её]н\w?|скрыт\w?)\b"
    r"|\W{0,3}\[?(?:deleted|removed|gelöscht|entfernt|supprimé|eliminado|удалено)\]?\W{0,3}$",
    re.IGNORECASE,
)  # fmt: skip
_LONGEST = 60  # characters of a printed number with its label
_LONGEST_REMARK = 160  # of what stands in place of a removed comment


@dataclass(slots=True)
class Votes:
    """What readers thought of a comment; None: not printed."""

    likes: int | None = None
    dislikes: int | None = None
    score: int | None = None


def is_placeholder(text: str) -> bool:
    """Tell whether the words of an item only say that its comment is gone."""
    return len(text) <= _LONGEST_REMARK and _GONE.match(text) is not None


def read_votes(outline: Outline, slots: list[Slot], first: int) -> Votes:
    """Read numbers that a label or a class of a vote widget names; no other number."""
    votes = Votes()
    beside: dict[int, str] | None = None
    for slot in slots:
        if not slot.label or len(words := outline.texts[slot.text]) > _LONGEST or not any(map(str.isdigit, words)):
            continue
        told = _told(outline, slot.text, words, first)
        if told is None and words.strip("()+").isdigit():
            beside = _beside(outline, slots) if beside is None else beside
            told = beside.get(slot.text) or _icon(outline, slot.text)
        value = number_in(words)
        if told is not None and value is not None and getattr(votes, told) is None and (told == "score" or value >= 0):
            setattr(votes, told, value)
    return votes


def _beside(outline: Outline, slots: list[Slot]) -> dict[int, str]:
    """Map each bare number right beside a word like “Like” or a thumb to what it counts.

    Numbers follow their words unless the first number comes before the first word.
    """
    row: list[tuple[int, str | None]] = []  # text, and what a word stands for; None: a number; "": anything else
    for slot in slots:
        words = outline.texts[slot.text]
        bare = words.strip("()+ ")
        if slot.label and bare.isdigit():
            row.append((slot.text, None))
        elif bare:
            kind = _kind_of_label(words.strip(_AROUND).lower()) or "button" if slot.label else ""
            row.append((slot.text, kind))
    pairs = list(pairwise(row))
    after = [(number, kind) for (_, kind), (number, other) in pairs if kind in _COUNTED and other is None]
    taken = {number for (_, kind), (number, other) in pairs if kind == "button" and other is None}  # “Reply 3 Like”
    before = [(n, kind) for (n, other), (_, kind) in pairs if kind in _COUNTED and other is None and n not in taken]
    if before and (not after or before[0][0] < after[0][0]):
        return dict(before)
    return dict(after)


def _icon(outline: Outline, text: int) -> str | None:
    """Say what the wordless element right before a number stands for: a thumb, by its class."""
    owner = outline.owners[text]
    last = owner
    for element in range(owner + 1, outline.ends[owner]):
        if outline.first_text[element] > text:
            break
        if outline.first_text[element] == text == outline.text_ends[element]:
            last = element
    for element in (last, last - 1) if last != owner else (owner - 1, owner - 2):
        if element > 0 and outline.first_text[element] == outline.text_ends[element] == text:
            told = _kind_of_class(outline.classes(element))
            if told is not None:
                return told
    return None


def _told(outline: Outline, text: int, words: str, first: int) -> str | None:
    """Say what a text counts."""
    labelled = _LABEL_AND_NUMBER.fullmatch(words)
    if labelled is None:
        return None
    for label in (labelled["before"], labelled["after"]):
        if label:
            return _kind_of_label(label.strip(" :()[]").lower())
    element = outline.owners[text]
    for _ in range(3):
        if element <= first:
            return None
        told = _kind_of_class(outline.classes(element))
        if told is not None:
            return told
        element = outline.parents[element]
    return None


def _kind_of_label(label: str) -> str | None:
    if label in _LIKES:
        return "likes"
    if label in _DISLIKES:
        return "dislikes"
    return "score" if label in _SCORE else None


@lru_cache(maxsize=4096)
def _kind_of_class(classes: str) -> str | None:
    lowered = classes.lower()
    if _DISLIKE_CLASS.search(lowered):
        return "dislikes"
    if _SCORE_CLASS.search(lowered):
        return "score"
    return "likes" if _LIKE_CLASS.search(lowered) else None


def edited_text(outline: Outline, slots: list[Slot], times: tuple[int, ...]) -> str | None:
    """Return the text that prints when an item was edited."""
    for slot in slots:
        words = outline.texts[slot.text]
        if slot.text in times or len(words) > 2 * _LONGEST or not (opening := _EDITED.match(words)):
            continue
        if time_span(words) is not None:
            return words[opening.end() :]
        following = slot.text + 1
        if len(words) < _LONGEST and following < len(outline.texts) and following not in times:
            beside = outline.texts[following]
            if len(beside) <= _LONGEST and time_span(beside) is not None:
                return beside
    return None
