"""Which element of a comment plays which part: told by class, tag or itemprop, as data."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeAlias

Key: TypeAlias = tuple[int | str | None, str | None]  # an element's tag, as a number or by name, and its classes
Part: TypeAlias = tuple[str, int]  # a role and how strong the claim is: the lowest number wins

BY_PROPERTY = "[itemprop], [property], [component], [data-testid]"
GUESSED = 100  # ranks from here on are guesses from the words of a class name

_MOST_PARTS = 4096

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
    parts: dict[Key, Part | None] = field(default_factory=dict)  # those met before
    selector: str = "[class]"  # finds every element that could play a part by class or tag

    def part_of(self, key: Key, tag: str | None) -> Part | None:
        """Return the strongest part that a tag and its class names give, and keep it in `parts`: themes repeat them."""
        part = self.tags.get(tag or "")
        for name in (key[1] or "").split():
            other = self.classes.get(name)
            if other is None and self.guess is not None:
                other = self.guess(name)
            if other is not None and (part is None or other[0] == "skip" or other[1] < part[1]):
                part = other
        if len(self.parts) >= _MOST_PARTS:
            self.parts.clear()
        self.parts[key] = part
        return part


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
    return replace(made, selector=_selector_of(made))


def _selector_of(made: Roles) -> str:
    return ", ".join(("[class]", *made.tags, 'a[href^="javascript:"]'))
