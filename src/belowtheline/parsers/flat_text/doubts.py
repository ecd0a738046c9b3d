"""Comments whose words may be those of more than one."""

from belowtheline.parsers.flat_text.drafts import Draft
from belowtheline.parsers.flat_text.scan import Scan

LONG = 12  # lines of a body that is never overlong


def doubtful(scan: Scan, drafts: list[Draft]) -> list[bool]:
    """Tell, for each comment, whether a byline, another's name or far too many lines stand in its words."""
    names = {draft.mark.author for draft in drafts if draft.mark.author}
    sizes = sorted(len(draft.body) for draft in drafts)
    most = max(LONG, 8 * sizes[len(sizes) // 2])
    return [len(draft.body) > most or any(_is_odd(scan, at, names) for at in draft.body) for draft in drafts]


def _is_odd(scan: Scan, at: int, names: set[str]) -> bool:
    return scan.dump.text[at] in names or scan.is_bare_time(at)
