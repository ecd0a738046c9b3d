"""Counters under stable names, which alerts may rely on: namespace `belowtheline`, a name and what it counts."""

from collections.abc import Iterable

from apache_beam.metrics import Metrics

from belowtheline.records import Completeness, DataFile, Tally

NAMESPACE = "belowtheline"

COUNTERS = {
    "captures_read": "captures read, refused ones included",
    "captures_refused": "captures that became a dead letter",
    "comments_parsed": "comments found on pages",
    "comments_refused": "single comments that became a dead letter",
    **{f"pages_{value.value}": f"pages whose thread is “{value.value}”" for value in Completeness},
    "comments_kept": "rows written to comments/",
    "comments_repeats": "rows written to repeats/",
    "dead_letters": "rows written to dead_letters/",
}

_DATASETS = {"comments": "comments_kept", "repeats": "comments_repeats", "dead_letters": "dead_letters"}


def count_read(tally: Tally) -> None:
    """Count what was read: once a staged part, not once a page."""
    for source in tally.sources.values():
        _add("captures_read", source.captures)
        _add("captures_refused", source.refused)
        _add("comments_parsed", source.comments)
        _add("comments_refused", source.refused_comments)
    for value, pages in tally.completeness.items():
        _add(f"pages_{value}", pages)


def count_written(files: Iterable[DataFile]) -> None:
    """Count the rows of finished files."""
    for file in files:
        if file.dataset in _DATASETS:
            _add(_DATASETS[file.dataset], file.rows)


def _add(name: str, number: int) -> None:
    assert name in COUNTERS, name
    Metrics.counter(NAMESPACE, name).inc(number)
