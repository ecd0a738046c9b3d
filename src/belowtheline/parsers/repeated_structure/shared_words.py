"""Words that stand beside every name of a thread: “by” and “wrote”, in languages nobody listed."""

import re
from collections import Counter

_FEWEST = 4  # names that tell what they share
_MOST = 3  # words at each end
_EDGES = " \t|·•,;/–—-@#:()[]<>»«›‹*~"
_LETTER = re.compile(r"[^\W\d_]")


def without_shared_words(names: list[str]) -> list[str]:
    """Take off the words that nearly all names open or end with."""
    for end in (0, -1):
        for _ in range(_MOST):
            split = [name.split() for name in names]
            ends = Counter(parts[end] for parts in split if len(parts) > 1)
            word, times = ends.most_common(1)[0] if ends else ("", 0)
            if times < _FEWEST or times * 10 < 8 * len(split) or len(set(names)) < _FEWEST:
                break
            names = [_shortened(name, word, end) for name in names]
    return names


def _shortened(name: str, word: str, end: int) -> str:
    parts = name.split()
    if len(parts) == 1 or parts[end] != word:
        return name
    left = " ".join(parts[1:] if end == 0 else parts[:-1]).strip(_EDGES)
    return left if _LETTER.search(left) else name
