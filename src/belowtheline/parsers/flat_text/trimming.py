"""Machinery taken off both ends of bodies, also what only one page shows to be machinery."""

from collections import Counter

from belowtheline.parsers.flat_text.drafts import Draft
from belowtheline.parsers.flat_text.grammars.stacked import reply_target
from belowtheline.parsers.flat_text.lines import is_number
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.vocabulary import BADGES, BUTTON_WORDS, CHROME_LINES


def trim(scan: Scan, drafts: list[Draft]) -> None:
    """Take machinery off both ends of every body."""
    usual = _usual(scan, drafts)
    for draft in drafts:
        _trim_head(scan, draft, usual)
    closers = _closers(scan, drafts)
    for draft in drafts:
        _cut_at_closer(scan, draft, closers)
        _trim_tail(scan, draft)
    for end in (-1, 0):
        for _ in range(4):
            common = _common_edge(scan, drafts, end)
            if common is None:
                break
            for draft in drafts:
                if len(draft.body) > 1 and _edge(scan, draft, end) == common:
                    draft.body.pop(end)
                    _trim_tail(scan, draft) if end else _trim_head(scan, draft, usual)
            if end:
                _cut_last(scan, drafts[-1], common)
    _drop_excerpts(scan, drafts)


def _cut_last(scan: Scan, draft: Draft, common: str) -> None:
    """End the last comment where all others end, and not with what follows the thread."""
    for index, at in enumerate(draft.body):
        if index and _phrase(scan, at) == common:
            del draft.body[index:]
            _trim_tail(scan, draft)
            return


def _drop_excerpts(scan: Scan, drafts: list[Draft]) -> None:
    """Drop the titles that a system makes of a comment's own first words."""
    titled = [draft for draft in drafts if len(draft.body) > 1 and _is_excerpt(scan, *draft.body[:2])]
    if len(titled) >= max(2, 0.5 * len(drafts)):
        for draft in titled:
            del draft.body[0]


def _is_excerpt(scan: Scan, title: int, first: int) -> bool:
    start = scan.dump.text[title].rstrip("….")
    return 6 <= len(start) < len(scan.dump.text[first]) and scan.dump.text[first].startswith(start)


def _usual(scan: Scan, drafts: list[Draft]) -> set[str]:
    """Return the machinery that comes with more than one comment."""
    seen: Counter[str] = Counter()
    for draft in drafts:
        seen.update({scan.dump.key[at] for at in draft.body if scan.chrome[at]})
    return {folded for folded, count in seen.items() if count > 1}


def _trim_head(scan: Scan, draft: Draft, usual: set[str]) -> None:
    skip = 0
    for at in draft.body:
        target = reply_target(scan.dump.text[at])
        if target is not None:
            draft.reply_to = draft.reply_to or target
        elif scan.is_bare_time(at):
            draft.time = draft.time or scan.bylines[at].time
        elif not scan.chrome[at]:
            break
        skip += 1
    if skip < len(draft.body):
        draft.body = draft.body[skip:]
    else:  # nothing but machinery, or somebody whose words look like it: “Thanks!”, “❤”
        draft.body = [at for at in draft.body if _is_words(scan, at, usual)][:1]


def _is_words(scan: Scan, at: int, usual: set[str]) -> bool:
    text, folded = scan.dump.text[at], scan.dump.key[at]
    if not text or not scan.chrome[at] or folded in usual or folded in CHROME_LINES or folded in BADGES:
        return False
    if not folded:
        return not text.isascii()
    return folded not in BUTTON_WORDS and not is_number(text)


def _closers(scan: Scan, drafts: list[Draft]) -> set[str]:
    seen: Counter[str] = Counter()
    for draft in drafts:
        seen.update({edge_key(scan, at) for at in draft.body[1:] if scan.is_machinery(at)})
    least = max(2, 0.5 * len(drafts)) if len(drafts) > 2 else 1
    return {key for key, count in seen.items() if count >= least and key}


def edge_key(scan: Scan, at: int) -> str:
    return "a time" if scan.is_bare_time(at) else scan.dump.key[at]


def _cut_at_closer(scan: Scan, draft: Draft, closers: set[str]) -> None:
    for index, at in enumerate(draft.body):
        if index and scan.is_machinery(at) and edge_key(scan, at) in closers:
            for rest in draft.body[index:]:
                if scan.is_bare_time(rest) and draft.time is None:
                    draft.time = scan.bylines[rest].time
                if draft.reply_to is None:
                    draft.reply_to = reply_target(scan.dump.text[rest])
            del draft.body[index:]
            return


def _trim_tail(scan: Scan, draft: Draft) -> None:
    body = draft.body
    while len(body) > 1 and (scan.is_machinery(body[-1]) or reply_target(scan.dump.text[body[-1]])):
        if scan.is_bare_time(body[-1]) and draft.time is None:
            draft.time = scan.bylines[body[-1]].time
        draft.reply_to = draft.reply_to or reply_target(scan.dump.text[body[-1]])
        body.pop()


def _common_edge(scan: Scan, drafts: list[Draft], end: int) -> str | None:
    edges = Counter(_edge(scan, draft, end) for draft in drafts if len(draft.body) > 1)
    edges.pop("", None)
    if not edges:
        return None
    found, count = edges.most_common(1)[0]
    return found if count >= max(3, 0.4 * len(drafts)) else None


def _edge(scan: Scan, draft: Draft, end: int) -> str:
    """Return what the first or last line of a body has in common with others': its first words, or what it is."""
    text = scan.dump.text[draft.body[end]]
    if end and text.startswith(("http://", "https://")) and " " not in text:
        return "a link to " + text.split("/", 3)[2]
    if end and draft.mark.author and text.replace("_", " ").startswith(draft.mark.author.replace("_", " ") + ": "):
        return "the words again, to be shared"
    return _phrase(scan, draft.body[end])


def _phrase(scan: Scan, at: int) -> str:
    """Return the first words of a line: what a site prints with every comment starts alike and ends in a name."""
    return " ".join(edge_key(scan, at).split(" ", 6)[:6])
