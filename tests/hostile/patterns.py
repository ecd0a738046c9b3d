"""Every regular expression of the package, and strings to make it slow, drawn from its own letters."""

import importlib
import itertools
import pkgutil
import re
import re._constants as constants
import re._parser as parser
from collections.abc import Iterator
from typing import Any

import belowtheline

_COMMON = (
    " ",
    "a",
    "1",
    "<",
    "\n",
    "-",
    "a ",
    "1 ",
    "1,",
    "<a ",
    "a=",
    "(",
    "[",
    "&",
    "/",
    ". ",
    "a\n",
    " \n",
    "é",
    "A",
    "\t",
    '"',
    "='",
    "::",
)


def patterns() -> dict[str, re.Pattern[Any]]:
    """Return every pattern that a module holds, alone or in a tuple, list or table, by where it stands."""
    found: dict[str, re.Pattern[Any]] = {}
    for module in pkgutil.walk_packages(belowtheline.__path__, "belowtheline."):
        if module.name.startswith(("belowtheline._", "belowtheline.__")) or module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for number, pattern in enumerate(_in(value, 3)):
                found.setdefault(f"{module.name.removeprefix('belowtheline.')}.{name}.{number}", pattern)
    return {name: pattern for name, pattern in found.items() if _is_first(name, pattern, found)}


def _is_first(name: str, pattern: re.Pattern[Any], found: dict[str, re.Pattern[Any]]) -> bool:
    return next(other for other, same in found.items() if same is pattern) == name


def _in(value: Any, depth: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, tuple | list | frozenset | set):
        for item in value:
            yield from _in(item, depth - 1)
    elif depth and isinstance(value, dict):
        for item in value.values():
            yield from _in(item, depth - 1)
    elif depth and type(value).__module__.startswith("belowtheline") and hasattr(type(value), "__slots__"):
        for slot in type(value).__slots__:
            yield from _in(getattr(value, slot, None), depth - 1)


def pumps(pattern: re.Pattern[Any]) -> list[str]:
    """Return strings to repeat: common ones, the pattern's own words, and each of its repeated parts."""
    own: list[str] = []
    _collect(parser.parse(pattern.pattern, pattern.flags), own)
    pieces = list(dict.fromkeys(piece for piece in own if piece))[:40]
    pairs = [a + b for a, b in itertools.pairwise(pieces)][:20]
    return list(dict.fromkeys((*_COMMON, *pieces, *pairs)))


def _collect(parsed: Any, own: list[str]) -> str:
    """Return one string that the parsed pattern might match; what stands inside repetitions goes to `own`."""
    text = ""
    for op, argument in parsed:
        if op is constants.LITERAL:
            text += chr(argument)
        elif op is constants.IN:
            text += _one_of(argument)
        elif op is constants.ANY:
            text += "x"
        elif op in (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT):
            inner = _collect(argument[2], own)
            own.append(inner)
            text += inner
        elif op is constants.SUBPATTERN:
            text += _collect(argument[3], own)
        elif op is constants.BRANCH:
            branches = [_collect(branch, own) for branch in argument[1]]
            own.extend(branches[:4])
            text += branches[0]
        elif op is constants.ATOMIC_GROUP:
            text += _collect(argument, own)
    own.append(text)
    return text


_CATEGORIES = {constants.CATEGORY_DIGIT: "1", constants.CATEGORY_SPACE: " ", constants.CATEGORY_WORD: "a"}


def _one_of(items: Any) -> str:
    if items[0][0] is constants.NEGATE:
        return "x"
    for op, argument in items:
        if op is constants.LITERAL:
            return chr(argument)
        if op is constants.RANGE:
            return chr(argument[0])
        if op is constants.CATEGORY:
            return _CATEGORIES.get(argument, "-")
    return "x"
