"""Whether a thread is whole: what was read, against the count the page declares."""

from collections.abc import Sequence

from belowtheline.records import Completeness, DeclaredCount, Kind, ParsedComment


def judge(
    comments: Sequence[ParsedComment], declared: DeclaredCount | None, truncation: str | None
) -> tuple[Completeness, str | None]:
    """Compare what was read with what the page declares, which may leave out links from other sites."""
    if declared is None:
        return Completeness.UNDECLARED, truncation
    count = len(comments)
    if declared.value == count:
        return Completeness.COMPLETE, None
    if declared.value == sum(comment.kind is not Kind.PINGBACK for comment in comments):
        return Completeness.COMPLETE, "pingbacks"
    if declared.value > count:
        return Completeness.PARTIAL, truncation or "fewer than declared"
    return Completeness.OVER, "more than declared"
