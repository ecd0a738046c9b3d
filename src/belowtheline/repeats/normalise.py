"""The words of a comment as repeats are matched by: its skeleton, and whether it was cut off. For matching only.

The skeleton is the letters and digits of the text, folded, without spaces: 0.97 of all re-formatted repeats have
equal ones (shared/dedup.md 3.2). Marks that are part of the spelling (vowel signs of Indic scripts, Thai tones)
stay, accents go.
"""

import html
import re
import unicodedata
from dataclasses import dataclass

from belowtheline.identity import SIGNS
from belowtheline.repeats.lookalikes import unmix
from belowtheline.repeats.mojibake import repair

MATCH_VERSION = 1
"""Version of everything here; changes whenever any text could get another skeleton. Kept with every stored key."""

LINK_MATTERS = 60
"""With this many skeleton characters beside it a link adds nothing to what a text says; with fewer it may be all."""

_ASCII_KEEP = bytes(range(128)).lower() + bytes(128)
_ASCII_DROP = bytes(c for c in range(256) if not (c < 128 and chr(c).isalnum()))
_DROP = re.compile(r"[\W_]+")
_DROP_BUT_SIGNS = re.compile(rf"(?:[^\w{SIGNS}]|_)+")
_SIGN = re.compile(f"[{SIGNS}]")
_LETTER = re.compile("[\u00c0-\u1fff\u2c00-\u2fdf\u3005-\ud7ff\uf900-\ufdff\ufe70-\uffdc]")
_ACCENTED = re.compile("[\u00c0-\u024f\u0300-\u0373\u0386-\u03ce\u0400-\u045f\u04c1-\u04f9\u1e00-\u1fff]")
_SIGNS_ONLY = re.compile(
    "[\u00a0-\u00a9\u00ab-\u00ad\u00af-\u00b1\u00b4\u00b6\u00b7\u00bb\u00bf\u2000-\u206f\u2190-\u23ff\u2500-\u2bff"
    "\ufe00-\ufe0f\U0001f300-\U0001f5ff\U0001f600-\U0001faff]+"
)
_ACCENTS = re.compile("[\u0300-\u036f]")
_STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t"})
_HAS_STROKE = re.compile("[øłđðþæœħŧ]")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]{1,2000}", re.IGNORECASE)

WIDE = (
    "\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3041-\u30ff\u3400-\u9fff"
    "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003fffd"
)
"""Han, kana and hangul: one of these says about as much as three letters."""

_WIDE = re.compile(f"[{WIDE}]")

_MORE = (
    "read more", "see more", "show more", "view more", "read full comment", "see full comment",
    "view full comment", "show full comment", "continue reading", "more", "mehr", "mehr anzeigen",
    "weiterlesen", "lire la suite", "voir plus", "afficher plus", "leer más", "leer mas", "ver más", "ver mas",
    "ler mais", "ver mais", "leggi tutto", "altro", "mostra altro", "lees meer", "läs mer", "les mer",
    "læs mere", "czytaj więcej", "więcej", "читать далее", "показать полностью", "ещё", "еще", "devamını oku",
    "続きを読む", "もっと見る", "展开", "展開", "展开全文", "全文", "更多", "더 보기", "더보기",
)  # fmt: skip
_LAST_OF_MORE = frozenset(mark[-1] for mark in _MORE)
_DOTS = " \t\r\n\u00a0.…"


@dataclass(frozen=True, slots=True)
class Words:
    """A text as repeats are matched by."""

    bare: str  # skeleton; "\0" and the text for one without letters or digits
    cut: bool  # it ends in a mark of truncation: “…”, “(more)”, “Read more”

    @property
    def units(self) -> int:
        """Return the length in letters; a Han, kana or hangul character counts as three."""
        return unit_count(self.bare)


def unit_count(bare: str) -> int:
    """Return the length of a skeleton in letters; a Han, kana or hangul character counts as three."""
    return len(bare) if bare.isascii() else len(bare) + 2 * len(_WIDE.findall(bare))


def words_of(text: str) -> Words:
    """Return the words of a text."""
    kept, cut = without_mark(text)
    bare = fold(kept)
    if "://" in kept or "www." in kept:
        beside = fold(_LINK.sub(" ", kept))
        if len(beside) >= LINK_MATTERS:
            bare = beside
    return Words(bare or "\0" + "".join(text.split()), cut)


def fold(text: str) -> str:
    """Return the letters and digits of a text, folded."""
    if "&" in text:
        text = html.unescape(html.unescape(text))  # twice: “&amp;quot;” is common in exports
    # Curly quotes, dashes and emoji are the whole difference between most English texts and ASCII: 3 µs instead of 17.
    plain = text if text.isascii() or _LETTER.search(text) else _SIGNS_ONLY.sub("", text)
    if plain.isascii():
        return plain.encode().translate(_ASCII_KEEP, _ASCII_DROP).decode()
    folded = "".join(_letters(text).split())
    return (_DROP_BUT_SIGNS if _SIGN.search(folded) else _DROP).sub("", folded)


def tokens(text: str) -> list[str]:
    """Return the words of a text, folded, in order; an apostrophe does not part a word, a wide character is one."""
    if "&" in text:
        text = html.unescape(html.unescape(text))
    text = text.lower() if text.isascii() else _letters(text)
    return _TOKEN.findall(_APOSTROPHE.sub("", text))


_TOKEN = re.compile(rf"[{WIDE}]|(?:(?![{WIDE}_])[\w{SIGNS}])+")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ`´](?=\w)")


def _letters(text: str) -> str:
    """Return a text with compatibility forms, case, accents, strokes and look-alikes folded; words stay apart."""
    text = unmix(unicodedata.normalize("NFKC", repair(text))).casefold()
    if _HAS_STROKE.search(text):
        text = text.translate(_STROKES)
    if _ACCENTED.search(text):
        text = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", text)))
    return text


def without_mark(text: str) -> tuple[str, bool]:
    """Return (text without a mark of truncation at its end, whether there was one). Looks at the last 40 characters."""
    last = text[-1:] or " "
    if last in ".…)]»›>" or last.lower() in _LAST_OF_MORE:
        return _without_mark(text)
    return text, False


def _without_mark(text: str) -> tuple[str, bool]:
    head, tail, cut = text[:-40], text[-40:].rstrip(), False
    for _ in range(3):
        bare = tail.rstrip(_DOTS)
        dots = tail[len(bare) :]
        dotted = "…" in dots or "..." in dots
        cut = cut or dotted
        inner = bare.rstrip(")]»›>")
        closed = inner != bare
        mark = _mark_at_end(inner)
        if mark is None:
            if closed and inner.endswith(("...", "…")) and inner.rstrip(_DOTS).endswith(("[", "(")):
                tail, cut = inner.rstrip(_DOTS)[:-1], True
                continue
            tail = bare if dotted else tail
            break
        before = inner[: len(inner) - len(mark)]
        if not _stands_alone(before, mark, inner, closed=closed):
            tail = bare if dotted else tail
            break
        tail, cut = before.rstrip(" \t([<"), True
    return (head + tail, True) if cut else (text, False)


def _mark_at_end(text: str) -> str | None:
    lower = text[-24:].lower()
    if not lower.endswith(_MORE):
        return None
    found = [mark for mark in _MORE if lower.endswith(mark)]
    return max(found, key=len)


def _stands_alone(before: str, mark: str, inner: str, *, closed: bool) -> bool:
    """Tell whether a phrase at the end is a button, no end of a sentence: in brackets, on its own line, after dots."""
    stripped = before.rstrip(" \t")
    if closed:
        return stripped.endswith(("(", "[", "<", "…", "..."))
    if stripped.endswith(("…", "...", "\n")):
        return True
    # “… the whole thing Read more”: a capital after a word that does not end a sentence
    return len(mark) > 4 and inner[len(before)].isupper() and stripped[-1:].isalnum()
