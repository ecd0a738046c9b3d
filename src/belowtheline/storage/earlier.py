"""An earlier run as a later one sees it: where its comments, their readings and their texts are."""

from dataclasses import dataclass

from belowtheline.repeats.readings import short_digest
from belowtheline.storage.paths import AnyPath


@dataclass(frozen=True, slots=True)
class Earlier:
    """A committed run whose comments take part in settling another."""

    number: int  # from 1, in the order the runs were settled in
    run_id: str
    path: AnyPath  # of its index part
    stamp: str  # of the content of the part
    buckets: int  # of articles, by which its rows are shared out to files
    files: int  # of comments, and as many of repeats; 1: its rows are looked for in all there are
    fresh: bool  # the last settling run did not know it

    @property
    def part(self) -> int:
        """Return the number under which its texts are known."""
        return short_digest(f"index\0{self.run_id}\0{self.stamp}") or 1
