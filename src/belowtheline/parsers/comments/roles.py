"""Which element of a comment plays which part: told by class, tag or itemprop, as data."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

Part: TypeAlias = tuple[str, int]  # a role and how strong the claim is: the lowest number wins

GUESSED = 100  # ranks from here on are guesses from the words of a class name

# A wrapper of several parts, never read itself; its position tells where the head of a comment ends.
ROLES = (
    "author",
    "date",
    "body",
    "skip",
    "meta",
    "likes",
    "dislikes",
    "score",
    "answers",
    "link",
    "edited",
    "avatar",
    "action",
)


@dataclass(frozen=True, slots=True)
class Roles:
    """The parts of one system's comments. Build with `roles()`."""

    classes: dict[str, Part] = field(default_factory=dict)
    tags: dict[str, Part] = field(default_factory=dict)
    properties: dict[str, Part] = field(default_factory=dict)
    guess: Callable[[str], Part | None] | None = None  # for classes not listed


def roles(guess: Callable[[str], Part | None] | None = None, **keys: str) -> Roles:
    """Make Roles from `role="key key …"`, the most telling key first: `.class`, `tag` or
    `@name` (of an itemprop, RDFa property, `component` or `data-testid`).

    `roles(author=".fn cite", date="time", body=".comment-content", skip=".says")`
    """
    made = Roles(guess=guess)
    for role, text in keys.items():
        if role not in ROLES:
            raise ValueError(f"{role!r} is not a role")
        for rank, key in enumerate(text.split()):
            table = {".": made.classes, "@": made.properties}.get(key[0], made.tags)
            table.setdefault(key.lstrip(".@"), (role, rank))
    return made
