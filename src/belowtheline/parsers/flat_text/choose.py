"""Which grammar reads a dump's thread best, if it has one at all."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text.bodies import Draft, drafts_of, is_wordless, layout_of
from belowtheline.parsers.flat_text.grammars import alone, avatar, closed, inline, listed, says, stacked
from belowtheline.parsers.flat_text.marks import Layout, Marking
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.times import shape_of
from belowtheline.parsers.flat_text.window import Window, find_windows

Grammar = Callable[[Scan, Window], Marking | None]
GRAMMARS: tuple[Grammar, ...] = (
    says.mark,
    inline.mark,
    stacked.mark,
    avatar.mark,
    closed.mark,
    listed.mark,
    alone.mark,
)
WEAK = frozenset({closed.mark, listed.mark, alone.mark})
PLENTY = 13.0  # a reading this good is not beaten by a grammar of weak signs
ENOUGH = 6.0  # evidence below this is no thread


@dataclass(slots=True)
class Candidate:
    """A reading of one window by one grammar."""

    window: Window
    marking: Marking
    drafts: list[Draft]
    score: float
    reasons: tuple[str, ...] = ()


def best_reading(scan: Scan) -> tuple[Candidate | None, list[Window]]:
    """Return the best candidate with enough evidence, and the windows looked at."""
    windows = find_windows(scan)
    best: Candidate | None = None
    for window in windows:
        for grammar in GRAMMARS:
            if best is not None and best.score >= PLENTY and grammar in WEAK:
                continue
            marking = grammar(scan, window)
            if marking is None:
                continue
            candidate = weigh(scan, window, marking)
            if candidate is not None and candidate.score >= ENOUGH and (best is None or candidate.score > best.score):
                best = candidate
    return best, windows


def weigh(scan: Scan, window: Window, marking: Marking) -> Candidate | None:
    """Build a candidate's comments and weigh the evidence that they are comments."""
    marking = replace(marking, layout=layout_of(scan, window, marking))
    if window.declared is not None and window.declared.value == 0:
        return None
    drafts = [draft for draft in drafts_of(scan, window, marking) if not is_wordless(scan, draft)]
    if not any(draft.body for draft in drafts):
        return None
    spoken = len(drafts)
    if window.heading is None:
        drafts = _without_article(drafts)
    if not drafts:
        return None
    evidence = _Evidence()
    add = evidence.add
    count = len(drafts)
    add(min(count, 8) * 0.5, "comments")
    add(3.0 * _named(drafts), "names")
    add(1.5 * sum(1 for draft in drafts if draft.time) / count, "times")
    add(2.0 if marking.grammar in {"says", "avatar"} else 1.5 if _has_keyword(drafts) else 0.0, "keyword")
    add(marking.strength, "grammar")
    _add_window(evidence, scan, window, drafts)
    add(2.0 * _with_buttons(scan, drafts), "buttons")
    add(-2.5 if _words_before(scan, window, marking) else 0.0, "words before the first name")
    add(-4.0 * (1 - spoken / max(1, len(marking.marks))), "wordless")
    add(-5.0 * _times_unread(scan, marking, drafts), "times not read")
    add(-3.0 * _overlong(scan, drafts), "overlong")
    return Candidate(window, marking, drafts, evidence.total, tuple(evidence.reasons))


@dataclass(slots=True)
class _Evidence:
    """Points for and against a candidate, with their reasons."""

    total: float = 0.0
    reasons: list[str] = field(default_factory=list)

    def add(self, points: float, reason: str) -> None:
        if points:
            self.total += points
            self.reasons.append(f"{reason} {points:+.1f}")


def _add_window(evidence: _Evidence, scan: Scan, window: Window, drafts: list[Draft]) -> None:
    """Weigh what surrounds the thread: its heading, the form below it, the count; without a heading, how it reads."""
    count = len(drafts)
    if window.heading is not None:
        near = drafts[0].mark.first - window.start <= 12
        evidence.add((2.0 if near else 0.5) + (1.0 if window.declared and near else 0.0), "heading")
        evidence.add(2.0 if window.system else 0.0, "system")
    elif not _runs_to_end(scan, drafts) or window.end < len(scan.dump):
        evidence.add(-1.5, "no heading")
        evidence.add(-1.0 if not any(_is_minute(draft) for draft in drafts) else 0.0, "no clock")
    if count <= 2:
        evidence.add(_few(scan, window, drafts), "few")
    evidence.add((2.0 if window.declared else 4.0) * (_like_speech(scan, drafts) - 0.5), "sentences")
    last = _last_line(drafts)
    if any(last < at <= last + 8 and _is_form(scan.dump.key[at]) for at in scan.ends):
        evidence.add(1.5, "form")
    if window.declared is not None:
        gap = abs(window.declared.value - count)
        evidence.add(3.0 if gap == 0 else 1.5 if gap <= 0.15 * window.declared.value else 0.0, "count")


def _without_article(drafts: list[Draft]) -> list[Draft]:
    """Drop a first “comment” whose byline is written unlike the others': the article's own."""
    if len(drafts) < 2:
        return drafts
    shapes = [(draft.mark.frame, shape_of(draft.time or "")) for draft in drafts]
    common, times = Counter(shapes[1:]).most_common(1)[0]
    if shapes[0] != common and (times > 1 or len(drafts) == 2) and shapes.count(shapes[0]) == 1:
        return drafts[1:]
    lengths = sorted(len(draft.body) for draft in drafts)
    if (
        len(drafts) >= 3
        and len(drafts[0].body) > max(12, 4 * lengths[len(lengths) // 2])
        and lengths[-1] == len(drafts[0].body)
    ):
        return drafts[1:]
    return drafts


def _is_minute(draft: Draft) -> bool:
    """Tell whether a time has a clock or says “ago”; an article's own often has only the day."""
    time = draft.time or ""
    return ":" in time or "ago" in time or "vor " in time or "il y a" in time


COMMENT_BY = (
    "post by", "postby", "comment by", "comment from", "kommentar von", "commentaire de", "commentaire par", "comentario de",
    "comentário de", "commento di", "reactie van", "komentarz", "reply by", "reply from", "message by", "geschrieben von",
)  # fmt: skip


def _has_keyword(drafts: list[Draft]) -> bool:
    """Tell whether the bylines say that they are comments'."""
    return sum(1 for draft in drafts if draft.mark.frame.startswith(COMMENT_BY)) > 0.7 * len(drafts)


def _times_unread(scan: Scan, marking: Marking, drafts: list[Draft]) -> float:
    """Return the share of comments that start with a time which the grammar took for words or for a name."""
    if marking.grammar in {"inline", "stacked"}:
        return 0.0
    unread = 0
    for draft in drafts:
        lines_of = draft.body[:2] if marking.grammar == "says" else [draft.mark.first, *draft.body[:3]]
        unread += any(at in scan.bylines and scan.bylines[at].time != draft.time for at in lines_of)
    return unread / len(drafts)


def _last_line(drafts: list[Draft]) -> int:
    return max([drafts[-1].mark.last, *drafts[-1].body[-1:]])


def _few(scan: Scan, window: Window, drafts: list[Draft]) -> float:
    """Weigh a reading of one or two comments, which an article's own byline and a teaser's can look like."""
    count = len(drafts)
    if window.heading is not None and window.declared is not None and window.declared.value == count:
        return 0.0
    if window.heading is not None and drafts[0].mark.first - window.start <= 12:
        return -0.5 if count == 2 else -1.0
    first = drafts[0].mark.first
    above = sum(len(text) for text in scan.dump.text[:first] if lines.is_prose(text))
    below = sum(len(scan.dump.text[at]) for draft in drafts for at in draft.body)
    if _runs_to_end(scan, drafts) and above > max(300, below) and _is_minute(drafts[0]):
        return 0.5
    if above < 300:
        return -4.0
    return -1.0 if count == 2 else -3.0


def _runs_to_end(scan: Scan, drafts: list[Draft]) -> bool:
    """Tell whether nothing but machinery follows the last comment."""
    return all(scan.is_machinery(at) for at in range(_last_line(drafts) + 1, len(scan.dump)))


def _named(drafts: list[Draft]) -> float:
    """Return the share of comments with a name, less where few names come again and again, as sections do."""
    names = [
        draft.mark.author
        for draft in drafts
        if draft.mark.author and any(map(str.isalpha, draft.mark.author)) and _width(draft.mark.author) <= 40
    ]
    variety = min(1.0, len(set(names)) / max(1, len(names)) / 0.4) if len(names) > 3 else 1.0
    return len(names) / len(drafts) * variety


def _width(name: str) -> int:
    """Return how long a name looks: a letter of a script without alphabets weighs as two."""
    return len(name) + sum(1 for char in name if char > "\u2e80")


def _like_speech(scan: Scan, drafts: list[Draft]) -> float:
    """Return the share of comments whose words end as sentences do; teasers end in the next one's title."""
    ended = 0
    for draft in drafts:
        text = scan.dump.text[draft.body[-1] if draft.body else draft.mark.last].rstrip("\"'”’)»]* ")
        ended += not text or not (text[-1].isalnum()) or "://" in text
    return ended / len(drafts)


FORM_WORDS = (
    "comment", "reply", "kommentar", "antwort", "komment", "respuesta", "resposta", "coment", "reactie", "respond",
    "отве", "svar", "yorum", "コメント", "댓글", "评论", "e-mail", "email", "log in", "logged in", "sign in", "thoughts",
)  # fmt: skip


def _is_form(folded: str) -> bool:
    return any(word in folded for word in FORM_WORDS)


def _with_buttons(scan: Scan, drafts: list[Draft]) -> float:
    """Return the share of comments with a button such as “Reply” beside or below them."""
    found = 0
    sample = drafts[:SAMPLE]
    for draft in sample:
        around = list(range(draft.mark.first, draft.mark.last + 1))
        if draft.body:
            around += range(draft.body[-1] + 1, min(draft.body[-1] + 4, len(scan.dump)))
            around += range(draft.mark.last + 1, draft.body[0])
        if any(_has_button(scan.dump.key[at]) for at in around):
            found += 1
    return found / len(sample)


SAMPLE = 40  # comments looked at for buttons


BUTTONS = (
    "reply", "antworten", "répondre", "responder", "rispondi", "odpowiedz", "ответить", "beantwoorden", "svara", "svar",
    "yanıtla", "返信", "回复", "zitieren", "quote", "permalink", "report", "signaler", "melden", "like", "답글", "balas",
)  # fmt: skip


_BUTTON = re.compile("|".join(map(re.escape, BUTTONS)))


def _has_button(folded: str) -> bool:
    return bool(folded) and len(folded) < 90 and _BUTTON.search(folded) is not None


def _words_before(scan: Scan, window: Window, marking: Marking) -> bool:
    """Tell whether words of nobody stand between the heading and the first name."""
    if window.heading is None or marking.layout is Layout.BELOW:
        return False
    first = marking.marks[0].first - 1
    return first - window.start <= 30 and any(not scan.is_machinery(at) for at in range(window.start, first))


def _overlong(scan: Scan, drafts: list[Draft]) -> float:
    """Return the share of bodies that run over headings or ends, as no comment does."""
    bad = sum(1 for draft in drafts if any(lines.is_end(scan.dump.key[at]) for at in draft.body))
    return bad / len(drafts)
