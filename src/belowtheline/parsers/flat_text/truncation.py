"""Signs that a dump holds only a part of a thread: pagers, “load more”, replies folded away."""

import re
from collections.abc import Iterable

from belowtheline.parsers.flat_text import lines
from belowtheline.parsers.flat_text import vocabulary as words
from belowtheline.parsers.flat_text.drafts import Draft
from belowtheline.parsers.flat_text.prefixes import Prefixes
from belowtheline.parsers.flat_text.scan import Scan
from belowtheline.parsers.flat_text.surroundings import last_line

AROUND = 12  # lines before and after a thread that may offer the rest of it
_PAGED = Prefixes(words.PAGED_PREFIXES)
_FOLDED = re.compile(
    r"(?:show|view|see|read|hide|load)? ?(?:all |the )?0 "
    r"(?:more |previous |older |weitere |weitere[nr] |autres? |más |mais )?"
    r"(?:repl(?:y|ies)|antwort(?:en)? (?:an)?zeigen|réponses?|respuestas?|respostas?|risposte)"
    r"|(?:show|view|see|load) (?:more |all |previous )?(?:repl(?:y|ies))(?: \(0\)?)?"
    r"|(?:weitere )?antworten (?:an)?zeigen(?: \(0\)?)?|(?:voir|afficher) (?:les |plus de )?(?:0 )?réponses"
    r"|(?:ver|mostrar) (?:más |mais |las |as )?(?:0 )?resp(?:uestas|ostas)|показать (?:ещё )?(?:0 )?ответ\w{0,3}"
    r"|0 repl(?:y|ies) beneath your current threshold"
)
_NEXT = frozenset(
    "next weiter nächste suivant suivante siguiente próxima próximo successiva volgende następna вперёд nästa sonraki"
    " 次へ 다음 下一页 下一頁 last letzte » › >".split()
)


def truncation(scan: Scan, drafts: list[Draft]) -> str | None:
    """Name the sign that comments are missing from the dump; None without one."""
    first = min([drafts[0].mark.first, *drafts[0].body[:1]])
    last = last_line(drafts)
    around = [*range(max(0, first - AROUND), first), *range(last + 1, min(len(scan.dump), last + 1 + AROUND))]
    folded = [scan.dump.key[at] for at in around if scan.dump.key[at]]
    if any(_PAGED.of(key) for key in folded) or _is_pager(scan, last + 1):
        return "paged"
    if any(lines.is_more(key) for key in folded):
        return "load-more"
    taken = {at for draft in drafts for at in draft.body}
    inside = (scan.dump.key[at] for at in range(first, min(len(scan.dump), last + 3)) if at not in taken)
    return "collapsed" if any(_is_folded(key) for key in inside) else None


def _is_folded(key: str) -> bool:
    return 0 < len(key) <= 60 and key not in {"0 replies", "0 reply"} and _FOLDED.fullmatch(key) is not None


def _is_pager(scan: Scan, start: int) -> bool:
    """Tell whether what follows the thread counts up pages: “1 2 3 Next”, on one line or several."""
    tokens: list[str] = []
    for at in range(start, min(start + AROUND, len(scan.dump))):
        text = (
            f"{scan.dump.marker[at]} {scan.dump.text[at]}" if scan.dump.marker[at][:1].isdigit() else scan.dump.text[at]
        )
        if len(text) > 80:
            break
        tokens += text.split()
    return _counts_up(token.strip("[]().,|…·").casefold() or token for token in tokens)


def _counts_up(tokens: Iterable[str]) -> bool:
    run, previous = 0, 0
    for token in tokens:
        if token.isdecimal() and len(token) <= 4:
            run = run + 1 if int(token) == previous + 1 else int(int(token) in {1, 2})
            previous = int(token)
        elif run >= 2 and token in _NEXT:
            return True
        elif token.isalnum():
            run, previous = 0, 0
    return False
