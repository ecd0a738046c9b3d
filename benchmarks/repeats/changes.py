"""Controlled changes of a text: what capturing, re-posting and editing do to it. Each takes (random, text, writer)."""
# ruff: noqa: ARG001 - all changes are called alike

import html
import re
from collections.abc import Callable
from random import Random

from words import Writer

Change = Callable[[Random, str, Writer], str]

_LOOKS = dict(zip("aceopxyiABCEHKMOPTX", "асеорхуіАВСЕНКМОРТХ", strict=True))
_LOOKS_BACK = dict(zip("асеорхАВСЕНКМОРТХ", "aceopxABCEHKMOPTX", strict=True))


def parts(text: str, writer: Writer) -> list[str]:
    """Return the words of a text, or pairs of characters where it has no spaces."""
    if writer.joined:
        return [text[at : at + 2] for at in range(0, len(text), 2)]
    return text.split(" ")


def join(words: list[str], writer: Writer) -> str:
    return ("" if writer.joined else " ").join(words)


# ---- views: the same comment, shown otherwise


def escaped(random: Random, text: str, writer: Writer) -> str:
    return html.escape(text.replace("'", "’")).replace("’", "&#8217;") + random.choice(("", "&nbsp;"))


def spaced(random: Random, text: str, writer: Writer) -> str:
    return re.sub(" ", lambda _: random.choice((" ", "\u00a0", "  ", " \u200b")), text)


def quoted_otherwise(random: Random, text: str, writer: Writer) -> str:
    return text.replace("'", "’").replace('"', "”").replace(" - ", " — ").replace("...", "…")


def joined_lines(random: Random, text: str, writer: Writer) -> str:
    return text.replace("\n\n", random.choice((" ", ""))) if "\n" in text else text.replace(". ", ".\n\n", 1)


def misread(random: Random, text: str, writer: Writer) -> str:
    curly = text.replace("'", "’").replace(". ", "… ")
    shown = curly.encode().decode("cp1252", "replace")
    return curly.encode().decode("latin-1") if "\ufffd" in shown else shown


def debris(random: Random, text: str, writer: Writer) -> str:
    after = random.choice(
        (
            "Reply",
            "Like · Reply · 3d",
            "Report Share",
            "Reply Share ›",
            "12 0",
            "Log in to reply",
            "Antworten",
            "Responder",
            "Ответить",
            "Permalink",
        )
    )
    return text + random.choice((" ", "\n")) + after


def cut(random: Random, text: str, writer: Writer) -> str:
    keep = int(len(text) * random.uniform(0.45, 0.9))
    return text[:keep].rstrip() + random.choice(("…", "...", "… Read more", " (more)", "[...]"))


VIEWS: dict[str, Change] = {
    "escaped": escaped,
    "spaced": spaced,
    "quotes": quoted_otherwise,
    "lines": joined_lines,
    "misread": misread,
    "debris": debris,
    "cut": cut,
}


# ---- edits: the same comment, posted again with changes


def formatting(random: Random, text: str, writer: Writer) -> str:
    text = random.choice((str.upper, str.lower, str.title, str.strip))(text)
    return random.choice(
        (
            lambda t: t.rstrip(".!?。") + "!!!",
            lambda t: t.replace(",", ""),
            lambda t: t + " 😀",
            lambda t: "*" + t + "*",
            lambda t: t.replace(". ", "... "),
        )
    )(text)


def glyphs(random: Random, text: str, writer: Writer) -> str:
    def swap(letter: str, table: dict[str, str]) -> str:
        return table.get(letter, letter) if random.random() < 0.5 else letter

    kind = random.randrange(4)
    if kind == 0:
        return "".join(swap(c, _LOOKS_BACK if writer.language == "ru" else _LOOKS) for c in text)
    if kind == 1:
        return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    if kind == 2:
        return "".join(c + ("\u200b" if random.random() < 0.2 else "") for c in text)
    return "".join(c + ("\u0301" if c in "aeiou" and random.random() < 0.3 else "") for c in text)


def typos(random: Random, text: str, writer: Writer) -> str:
    letters = list(text)
    for _ in range(max(1, round(len(text) * random.uniform(0.008, 0.03)))):
        at = random.randrange(len(letters) - 1)
        kind = random.randrange(4)
        if kind == 0:
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
        elif kind == 1 and len(letters) > 10:
            del letters[at]
        elif kind == 2:
            letters.insert(at, letters[at])
        elif letters[at].isalpha():
            letters[at] = random.choice([c for c in text if c.isalpha()])
    return "".join(letters)


def _reworded(random: Random, text: str, writer: Writer, low: float, high: float) -> str:
    words = parts(text, writer)
    for _ in range(max(1, round(len(words) * random.uniform(low, high)))):
        at, kind = random.randrange(len(words)), random.random()
        if kind < 0.6:
            words[at] = writer.word()
        elif kind < 0.8 and len(words) > 4:
            del words[at]
        else:
            words.insert(at, writer.word())
    return join(words, writer)


def few_words(random: Random, text: str, writer: Writer) -> str:
    return _reworded(random, text, writer, 0.05, 0.10)


def many_words(random: Random, text: str, writer: Writer) -> str:
    return _reworded(random, text, writer, 0.15, 0.25)


EDITS: dict[str, Change] = {
    "formatting": formatting,
    "glyphs": glyphs,
    "typos": typos,
    "words 5-10%": few_words,
    "words 15-25%": many_words,
    "cut": cut,
    "debris": debris,
}


# ---- extensions


def append(random: Random, text: str, writer: Writer) -> str:
    return text + random.choice((" ", "\n\n")) + writer.sentence()


def append_two(random: Random, text: str, writer: Writer) -> str:
    return append(random, append(random, text, writer), writer)


def prepend(random: Random, text: str, writer: Writer) -> str:
    return writer.sentence() + random.choice((" ", "\n\n")) + text


def both_ends(random: Random, text: str, writer: Writer) -> str:
    return append(random, prepend(random, text, writer), writer)


def both_and_typos(random: Random, text: str, writer: Writer) -> str:
    return append(random, prepend(random, typos(random, text, writer), writer), writer)


EXTENSIONS: dict[str, Change] = {
    "append": append,
    "append two": append_two,
    "prepend": prepend,
    "both ends": both_ends,
    "both + typos": both_and_typos,
}


# ---- copies


def copied(random: Random, text: str, writer: Writer) -> str:
    return text


def copied_formatted(random: Random, text: str, writer: Writer) -> str:
    return formatting(random, text, writer)


def copied_introduced(random: Random, text: str, writer: Writer) -> str:
    return random.choice(("Please share: ", "Hello everybody, ", "Copied: ", "Important!! ", "@all ")) + text


def copied_reworded(random: Random, text: str, writer: Writer) -> str:
    return _reworded(random, text, writer, 0.03, 0.08)


COPIES: dict[str, Change] = {
    "equal": copied,
    "formatted": copied_formatted,
    "introduced": copied_introduced,
    "words 3-8%": copied_reworded,
}


# ---- quotations (made with the quoted author's name)


def quotation(random: Random, text: str, writer: Writer, name: str) -> tuple[str, str]:
    """Return (kind, comment) of somebody else who quotes a text."""
    answer = writer.sentence()
    kind = random.choice((">", "marks", "nested marks", "[quote]", "wrote", "unmarked @", "partial"))
    if random.random() < 0.04:  # nearly all are marked (shared/dedup.md 3.5)
        kind = "unmarked"
    part = text
    if kind == "partial":
        words = parts(text, writer)
        part = join(words[: max(4, len(words) // 2)], writer)
    return kind, {
        ">": "\n".join("> " + line for line in part.split("\n") if line) + "\n" + answer,
        "marks": f"“{part}” {answer}",
        "nested marks": f'"{_nest(part, writer)}" {answer}',
        "[quote]": f"[quote={name}]{part}[/quote]\n{answer}",
        "wrote": f'{name} wrote: "{part}"\n\n{answer}',
        "unmarked @": f"@{name} {part} {answer}",
        "partial": f'"{part}" {answer}',
        "unmarked": f"{part}\n\n{answer}",
    }[kind]


def _nest(text: str, writer: Writer) -> str:
    words = parts(text, writer)
    middle = len(words) // 2
    words[middle] = f'"{words[middle]}"'
    return join(words, writer)


# ---- hard negatives: alike, and something else


def reversal(random: Random, text: str, writer: Writer) -> str | None:
    """Return the text with one adjective turned into its opposite, None when it holds none."""
    words = text if writer.joined else None
    for one, other in random.sample(
        [*writer.opposed, *(pair[::-1] for pair in writer.opposed)], 2 * len(writer.opposed)
    ):
        if words is None:
            found, count = re.subn(rf"(?<!\w){re.escape(one)}(?!\w)", other, text, count=1)
        else:
            found, count = text.replace(one, other, 1), text.count(one)
        if count:
            return found
    return None


def other_number(random: Random, text: str, writer: Writer) -> str | None:
    found, count = re.subn(r"\d+", lambda m: str(int(m[0]) + random.randint(1, 60)), text, count=1)
    return found if count else None
