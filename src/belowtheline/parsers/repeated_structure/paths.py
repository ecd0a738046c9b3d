"""Where things stand in an item, as numbers: the same number in another item means the same place."""

from belowtheline.parsers.repeated_structure.outline import Outline

TRANSPARENT = frozenset(["a", "bdi", "font", "u", "wbr"])  # around a name or a word, on some items only
NOWHERE = 0  # the place of what stands directly in the element around an item
ITEM = 1  # of the item's own element, whatever its class says of this one comment: odd, new, by the author

Path = int


class Paths:
    """A tree of places; a place is made after the one around it, so its number is higher."""

    def __init__(self) -> None:
        """Start with the two places that every run has."""
        self.parents: list[Path] = [-1, NOWHERE]
        self.depths: list[int] = [0, 1]
        self.tags: list[str] = ["", "*"]
        self._steps: dict[tuple[Path, str, str], Path] = {}

    def step(self, path: Path, tag: str, name: str) -> Path:
        """Return the place of elements called `tag`, of the class `name`, within `path`."""
        key = (path, tag, name)
        found = self._steps.get(key)
        if found is None:
            found = self._steps[key] = len(self.parents)
            self.parents.append(path)
            self.depths.append(self.depths[path] + 1)
            self.tags.append(tag)
        return found

    def around(self, path: Path) -> list[Path]:
        """Return `path` and the places around it, innermost first, `NOWHERE` aside."""
        found = []
        while path > NOWHERE:
            found.append(path)
            path = self.parents[path]
        return found

    def below(self, path: Path) -> frozenset[Path]:
        """Return `path` and every place in it."""
        found = {path}
        parents = self.parents
        for other in range(path + 1, len(parents)):
            if parents[other] in found:
                found.add(other)
        return frozenset(found)

    def frame(self, outline: Outline, element: int, path: Path, depth: int) -> int:
        """Return the element `depth` places deep around `element`, which stands at `path`."""
        climb = self.depths[path] - depth
        tags, parents = outline.tags, outline.parents
        while True:
            if tags[element] not in TRANSPARENT:
                if climb == 0:
                    return element
                climb -= 1
            element = parents[element]
