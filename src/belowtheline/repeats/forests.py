"""What is joined already, so that pairs which could only join it again need not be compared.

Of 20,000 comments made of one template each is close to thousands of others: the first few edges say all.
"""

from collections.abc import Hashable, Iterable

from belowtheline.repeats.relations import Bond, bond_of
from belowtheline.repeats.subjects import Subject


class Forest:
    """Sets of things that edges join."""

    def __init__(self) -> None:
        """Start with every thing alone."""
        self._above: dict[Hashable, Hashable] = {}

    def root(self, thing: Hashable) -> Hashable:
        """Return what stands for the set of a thing."""
        above = self._above
        while (parent := above.get(thing, thing)) != thing:
            above[thing] = above.get(parent, parent)
            thing = parent
        return thing

    def join(self, one: Hashable, other: Hashable) -> None:
        """Make one set of two."""
        self._above[self.root(one)] = self.root(other)


class Known:
    """What the edges found so far say of further pairs.

    Near units are one comment: another near edge between them changes nothing, and which holds the other matters only
    between different comments. Nodes joined by near or copy edges are one cluster: another copy edge changes nothing.
    """

    def __init__(self) -> None:
        """Start with no edge found."""
        self._units, self._nodes = Forest(), Forest()

    def add_near(self, one: int, other: int, authors: Iterable[int]) -> None:
        """Take in near edges between nodes, by what authors have posted in both."""
        self._nodes.join(one, other)
        for author in authors:
            self._units.join((one, author), (other, author))

    def add_copy(self, one: int, other: int) -> None:
        """Take in a copy edge between nodes."""
        self._nodes.join(one, other)

    def all_of(self, one: int, first: Subject, other: int, second: Subject) -> bool:
        """Tell whether nothing that two nodes could be to one another would change what becomes of any comment."""
        match bond_of(first, second):
            case Bond.SELF:
                root = self._units.root
                return all(root((one, a)) == root((other, a)) for a in first.authors & second.authors)
            case Bond.APART:
                # A reply quotes what it answers, wherever it stands; other quotations are told on one page only.
                replies = not first.ids.isdisjoint(second.answers) or not second.ids.isdisjoint(first.answers)
                return not replies and self._nodes.root(one) == self._nodes.root(other)
            case _:
                return False
