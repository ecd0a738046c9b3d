"""What stands around a thread, weighed: its heading, the form below it, its place in the dump."""

from collections import Counter

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text import vocabulary as words
from belowtheline.parsers.flat_text.drafts import Draft
from belowtheline.parsers.flat_text.evidence import Evidence, has_keyword, like_speech, with_buttons
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.window import Window

LEAST_ABOVE = 200  # characters of prose above a thread that nothing announces; lists of items have none

MANY = 6  # comments that are a thread even so, where many people wrote them


def add_window(evidence: Evidence, scan: Scan, window: Window, drafts: list[Draft], below: bool) -> None:
    """Weigh what surrounds the thread: its heading, the form below it, the count; without a heading, how it reads."""
    count = len(drafts)
    if window.heading is not None:
        near = drafts[0].mark.first - window.start <= 12
        evidence.add((2.0 if near else 0.5) + (1.0 if window.declared and near else 0.0), "heading")
        evidence.add(2.0 if window.system else 0.0, "system")
    else:
        _add_unannounced(evidence, scan, drafts, below)
    if count <= 2:
        evidence.add(_few(scan, window, drafts), "few")
    weight = (2.0 if window.declared else 4.0) * min(1.0, count / 3)  # one comment's last line tells little
    evidence.add(weight * (like_speech(scan, drafts) - 0.5), "sentences")
    sizes = sorted(len(draft.body) for draft in drafts)
    if count > 2 and len(drafts[0].body) > max(30, 10 * sizes[count // 2]):
        evidence.add(-2.5, "the first holds what precedes the thread")
    last = last_line(drafts)
    if any(last < at <= last + 8 and _is_form(scan.dump.key[at]) for at in scan.ends):
        evidence.add(1.5, "form")
    if window.declared is not None:
        gap = abs(window.declared.value - count)
        evidence.add(3.0 if gap == 0 else 1.5 if gap <= 0.15 * window.declared.value else 0.0, "count")


def _add_unannounced(evidence: Evidence, scan: Scan, drafts: list[Draft], below: bool) -> None:
    """Weigh a thread without a heading: lists of articles have names and dates, too."""
    if not _runs_to_end(scan, drafts) or _swallows(drafts):
        evidence.add(-1.5, "no heading")
        evidence.add(-1.5 if below and not has_keyword(drafts) else 0.0, "closed by a name and no word for it")
        evidence.add(-2.0 if _is_one_name(drafts) else 0.0, "one name again and again")
        evidence.add(-1.0 if not any(is_minute(draft) for draft in drafts) else 0.0, "no clock")
    buttons = with_buttons(scan, drafts) or has_keyword(drafts) or scan.is_forum
    if not buttons and _prose_above(scan, drafts) < LEAST_ABOVE:
        names = {draft.mark.author for draft in drafts}
        is_list = len(drafts) < MANY or len(names) < 0.5 * len(drafts)
        evidence.add(-3.0 if is_list else 0.0, "no article above")
    evidence.add(
        -3.0 if like_speech(scan, drafts) < 0.3 and len(drafts) > 2 and not scan.is_forum else 0.0, "titles for words"
    )


def _is_one_name(drafts: list[Draft]) -> bool:
    """Tell whether half of the “names” are the same one, as those of a list's sections are."""
    names = Counter(draft.mark.author for draft in drafts if draft.mark.author)
    return len(drafts) >= 4 and max(names.values(), default=0) > 0.5 * len(drafts)


def _swallows(drafts: list[Draft]) -> bool:
    """Tell whether the last comment is so long that it holds what follows the thread."""
    sizes = sorted(len(draft.body) for draft in drafts)
    return len(drafts) > 2 and len(drafts[-1].body) > 5 + 4 * sizes[len(sizes) // 2]


def _few(scan: Scan, window: Window, drafts: list[Draft]) -> float:
    """Weigh a reading of one or two comments, which an article's own byline and a teaser's can look like."""
    count = len(drafts)
    if window.heading is not None and window.declared is not None and window.declared.value == count:
        return 0.0
    if window.heading is not None and drafts[0].mark.first - window.start <= 12:
        return -0.5 if count == 2 else -1.0
    above = _prose_above(scan, drafts)
    below = sum(len(scan.dump.text[at]) for draft in drafts for at in draft.body)
    if _runs_to_end(scan, drafts) and above > max(300, below) and is_minute(drafts[0]):
        return 0.5
    if above < 300:
        return -4.0
    return -1.0 if count == 2 else -3.0


def _prose_above(scan: Scan, drafts: list[Draft]) -> int:
    """Count the characters of prose above a thread: its article."""
    first = min([drafts[0].mark.first, *drafts[0].body[:1]])
    return sum(len(text) for text in scan.dump.text[:first] if lines.is_prose(text))


def _runs_to_end(scan: Scan, drafts: list[Draft]) -> bool:
    """Tell whether nothing but machinery follows the last comment."""
    return all(scan.is_machinery(at) for at in range(last_line(drafts) + 1, len(scan.dump)))


def last_line(drafts: list[Draft]) -> int:
    return max([drafts[-1].mark.last, *drafts[-1].body[-1:]])


def is_minute(draft: Draft) -> bool:
    """Tell whether a time has a clock or says “ago”; an article's own often has only the day."""
    time = draft.time or ""
    return ":" in time or "ago" in time or "vor " in time or "il y a" in time


def _is_form(folded: str) -> bool:
    return any(word in folded for word in words.FORM_WORDS)
