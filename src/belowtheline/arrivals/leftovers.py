"""What a killed process left behind: runs that were ready are finished, the others swept away."""

import time
from uuid import uuid4

from belowtheline.storage import publish
from belowtheline.storage.layout import Corpus
from belowtheline.storage.paths import AnyPath, remove_tree

_DAY = 86_400.0


def new_area(kind: str) -> str:
    """Return a folder, below a corpus, that no other process works in; `kind` is watch or stream."""
    return f"_arrivals/{kind}-{uuid4().hex[:12]}"


def repair(corpus: Corpus, kind: str, *, older_than: float = 0.0) -> list[str]:
    """Finish or sweep away what processes of a kind left; return what was done, in words.

    Sweeping must not meet work that is under way: `btl watch` holds the corpus's lock for that, a cluster passes the
    age in seconds of what cannot be alive any more.
    """
    done = []
    areas: list[AnyPath] = list(corpus.arrivals.glob(f"{kind}-*"))
    for area in sorted(areas, key=str):
        if time.time() - area.stat().st_mtime_ns / 1e9 >= older_than:
            done += publish.repair(corpus, f"{corpus.arrivals.name}/{area.name}")
            remove_tree(area)
    return done


def repair_cluster(corpus: Corpus) -> list[str]:
    """Do so for streaming jobs, whose workers of today may be at work."""
    return repair(corpus, "stream", older_than=_DAY)
