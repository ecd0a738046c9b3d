"""Parts that no class of their own tells: found by selector inside each comment, also inside buttons."""

from collections.abc import Callable

from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.names import name_in
from belowtheline.parsers.comments.roles import ROLES
from belowtheline.parsers.comments.thread import Draft


def found_by(**selectors: str) -> Callable[[list[Draft], Clock], None]:
    """Return a correction that takes each role's element from its selector: `found_by(author="button.name")`.

    What stands in an answer printed inside a comment is the answer's.
    """
    for role in selectors:
        if role not in ROLES:
            raise ValueError(f"{role!r} is not a role")

    def correct(drafts: list[Draft], clock: Clock) -> None:
        taken: set[int] = set()
        for draft in reversed(drafts):  # what stands inside comes later
            item = draft.item
            for role, selector in selectors.items():
                nodes = [node for node in item.node.css(selector) if node.mem_id not in taken]
                taken.update(node.mem_id for node in nodes)
                if nodes:
                    item.found[role] = [(0, rank, node) for rank, node in enumerate(nodes)]
                if role in ("edited", "author"):
                    item.skip.update(node.mem_id for node in nodes)
            if "author" in selectors:
                draft.author_node = item.first("author")
                node = draft.author_node
                draft.author = name_in(node, item.skip - {node.mem_id}) if node is not None else None
            if "date" in selectors:
                draft.date_node = item.first("date")
                draft.posted = clock.of(draft.date_node) if draft.date_node is not None else None

    return correct
