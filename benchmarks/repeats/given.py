"""Texts from elsewhere to start from: natural neighbours taken out, so that labels are true; some only lend sentences."""

import ast
import re
import sysconfig
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random

from words import Writer

from belowtheline.repeats.normalise import words_of

ALIKE, HELD = 0.35, 0.5
"""Share of common five-letter grams, of both texts or of the shorter one, from which on two texts are neighbours."""

HOT = 300
"""Three words in a row that stand in more texts than this propose no neighbours."""

LENT = 0.2
"""Share of the texts that only lend their sentences and words."""


def docstrings() -> list[str]:
    """Return the paragraphs of the docstrings of the running Python's standard library: real prose, on every machine."""
    found = set()
    for path in sorted(Path(sysconfig.get_paths()["stdlib"]).rglob("*.py")):
        if "site-packages" not in path.parts:
            found.update(_paragraphs(path))
    return sorted(found)


def _paragraphs(path: Path) -> Iterator[str]:
    try:
        tree = ast.parse(path.read_text())
    except (SyntaxError, UnicodeDecodeError, ValueError):
        return  # test data of the library itself
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            for paragraph in re.split(r"\n\s*\n", ast.get_docstring(node) or ""):
                text = " ".join(paragraph.split())
                if 5 <= len(text.split()) <= 260 and ">>>" not in text:
                    yield text


def without_neighbours(texts: list[str]) -> list[str]:
    """Return the texts that no other one is like. Slow and plain on purpose: it must not share a mistake with what is measured."""
    grams = [_grams(words_of(text).bare) for text in texts]
    standing: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        words = re.findall(r"\w+", text.lower())
        for shingle in {tuple(words[at : at + 3]) for at in range(max(1, len(words) - 2))}:
            standing[shingle].append(number)
    near: set[int] = set()
    asked: set[tuple[int, int]] = set()
    for numbers in standing.values():
        if 1 < len(numbers) <= HOT:
            for place, one in enumerate(numbers):
                for other in numbers[place + 1 :]:
                    if (one, other) not in asked:
                        asked.add((one, other))
                        common = len(grams[one] & grams[other])
                        held = common / min(len(grams[one]), len(grams[other]))
                        alike = common / (len(grams[one]) + len(grams[other]) - common)
                        if held >= HELD or alike >= ALIKE:
                            near |= {one, other}
    return [text for number, text in enumerate(texts) if number not in near]


def _grams(bare: str) -> frozenset[str]:
    return frozenset(bare[at : at + 5] for at in range(max(1, len(bare) - 4)))


class Lender(Writer):
    """Writes with the sentences and words of given texts."""

    def __init__(self, random: Random, texts: list[str]) -> None:
        super().__init__(random, "en")
        self._sentences = sorted(
            {s for text in texts for s in re.split(r"(?<=[.!?]) ", text) if 4 <= len(s.split()) <= 30}
        )
        self.random.shuffle(self._sentences)
        self._said = 0
        self._words = [word for text in texts for word in re.findall(r"[A-Za-z]{2,}", text)]

    def sentence(self) -> str:
        """Return a sentence; none twice, as one that two comments share would make them alike."""
        if self._said == len(self._sentences):
            raise SystemExit("too few texts to lend sentences: choose a smaller --size")
        self._said += 1
        return self._sentences[self._said - 1]

    def word(self) -> str:
        return self.random.choice(self._words)
