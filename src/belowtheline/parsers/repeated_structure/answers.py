"""“In reply to Ada”: the line of an item that names what it answers, no word of its own."""

import re

from belowtheline.parsers.repeated_structure.items import Item
from belowtheline.parsers.repeated_structure.labels import is_label
from belowtheline.parsers.repeated_structure.outline import Outline

_OPENING = re.compile(
    r"\W{0,3}(?:in reply to|in response to|replying to|reply to|replied to|response to|als antwort auf|antwort auf"
    r"|in antwort auf|en réponse à|réponse à|en respuesta a|respuesta a|respondiendo a|em resposta a|resposta a"
    r"|in risposta a|risposta a|in antwoord op|antwoord op|reactie op|w odpowiedzi na|odpowiedź na|в ответ на"
    r"|ответ на|у відповідь на|som svar på|som svar til|svar til|svar på|vastaus|odpověď na|válasz erre)\b"
    r"|\W{0,3}(?:返信先|返信：|回复|回覆|답글 대상)",
    re.IGNORECASE,
)
_FIRST = frozenset(
    "in replying reply replied response als antwort en réponse respuesta respondiendo em resposta risposta antwoord"
    " reactie w odpowiedź в ответ у som svar vastaus odpověď válasz".split()
)
_LONGEST = 200  # characters of such a line
_MOST = 8  # texts of it


def answer_line(outline: Outline, item: Item) -> frozenset[int]:
    """Return the texts of an item that say which comment it answers."""
    for text in item.texts:
        words = outline.texts[text]
        if len(words) > _LONGEST or (
            words.partition(" ")[0].lower().lstrip("([@|») ") not in _FIRST and words[0] not in "返回답"
        ):
            continue
        if not (opening := _OPENING.match(words)):
            continue
        element = outline.owners[text]
        if opening.end() < len(words.rstrip(" :")) and outline.text_ends[element] - outline.first_text[element] == 1:
            return frozenset((text,)) if len(words.split()) <= _MOST else frozenset()
        for _ in range(2):  # the label may have an element of its own, with the name beside it
            within = outline.text_range(element)
            if element <= item.first or len(within) > _MOST:
                break
            if len(within) > 1:
                line = frozenset(within)
                whole = sum(len(outline.texts[other]) for other in within)
                return line if whole <= _LONGEST and within.start == text else frozenset()
            element = outline.parents[element]
    return frozenset()


def stands_apart(outline: Outline, item: Item, line: frozenset[int]) -> bool:
    """Tell whether such a line belongs to the head of an item or follows its words; else it opens them, and stays."""
    if not line or not item.times:
        return False
    first = min(line)
    if first < item.times[0]:
        return True
    between = (text for text in item.texts if item.times[-1] < text < first)
    return any(not is_label(outline.texts[text]) for text in between)


def answered_name(outline: Outline, line: frozenset[int]) -> str | None:
    """Return the name that such a line gives, where a link or one text holds nothing else."""
    texts = sorted(line)
    if len(texts) == 1:
        words = outline.texts[texts[0]]
        opening = _OPENING.match(words)
        name = words[opening.end() :].strip(" :@,") if opening else ""
        return name if 0 < len(name) <= _LONGEST // 4 else None
    return outline.texts[texts[1]].strip(" :@,") if texts and len(texts) == 2 else None
