"""What pages of a site yield: so that a site's new layout shows as a number from one run to the next."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from belowtheline.records import ParsedComment

Drift = Counter[tuple[str, str, str]]


def of_page(site: str | None, system: str, comments: Sequence[ParsedComment]) -> Drift:
    """Return what one page yields, as counts by (site, system, what); sums of these are what many pages yield."""
    found = {
        "pages": 1,
        "comments": len(comments),
        "with_author": sum(c.author is not None for c in comments),
        "with_time": sum(c.posted.at is not None for c in comments),
        "with_parent": sum(c.parent is not None for c in comments),
        "with_votes": sum(c.likes is not None or c.dislikes is not None or c.score is not None for c in comments),
        "confidence": sum(round(c.confidence * 1000) for c in comments),  # thousandths: sums of integers have no order
    }
    return Counter({(site or "", system, name): count for name, count in found.items() if count})


def rows(drift: Drift) -> list[dict[str, Any]]:
    """Return one row a site and system, as the column `drift` of `runs/` holds it."""
    built = []
    for site, system in sorted({(site, system) for site, system, _ in drift}):
        row: dict[str, Any] = {"site": site, "system": system}
        for name in ("pages", "comments", "with_author", "with_time", "with_parent", "with_votes"):
            row[name] = drift[site, system, name]
        total = drift[site, system, "confidence"]
        row["confidence"] = round(total / 1000 / row["comments"], 4) if row["comments"] else None
        built.append(row)
    return built
