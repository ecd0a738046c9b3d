"""Counts in JSON-LD and microdata."""

import re
from typing import Any

from belowtheline.parsers.page import Page
from belowtheline.records import DeclaredCount

_MICRODATA = re.compile(
    rb"itemprop=[\"']?commentCount[\"']?(?:[^>]{0,200}?content=[\"']?(\d{1,7})(?!\d)|[^>]{0,200}>\s{0,20}(\d{1,7})(?![\d.,kKmM]))"
)
_NO_ARTICLES = ("Comment", "Person", "Organization", "UserComments", "ItemList")


def in_json_ld(page: Page) -> list[DeclaredCount]:
    """Return the count of the page's JSON-LD, when all its objects agree."""
    return _agreed([value for item in page.json_ld if (value := _of_object(item)) is not None], "json-ld")


def in_microdata(page: Page) -> list[DeclaredCount]:
    """Return the count of the page's microdata, when all its properties agree."""
    if any(attributes["itemprop"] == "commentCount" for _, attributes in page.stated.properties):
        return _agreed([int(match[1] or match[2]) for match in _MICRODATA.finditer(page.raw)], "microdata")
    return []


def _agreed(values: list[int], source: str) -> list[DeclaredCount]:
    return [DeclaredCount(values[0], source)] if len(set(values)) == 1 else []


def _of_object(item: dict[str, Any]) -> int | None:
    kinds = item.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if any(kind in _NO_ARTICLES for kind in kinds):
        return None
    value = _number(item.get("commentCount"))
    if value is not None:
        return value
    statistics = item.get("interactionStatistic")
    for statistic in statistics if isinstance(statistics, list) else [statistics]:
        if isinstance(statistic, dict) and "Comment" in str(statistic.get("interactionType")):
            return _number(statistic.get("userInteractionCount", statistic.get("interactionCount")))
    printed = str(item.get("interactionCount", ""))
    return _number(printed.partition("UserComments:")[2].strip()) if "UserComments:" in printed else None


def _number(value: Any) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value if 0 <= value < 10**9 else None
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 8 else None
