"""Comments printed as two elements side by side: `<dt>` and the `<dd>`s after it."""

from selectolax.lexbor import LexborNode


def with_tails(nodes: list[LexborNode]) -> tuple[list[LexborNode], list[list[LexborNode]]]:
    """Return the comments' first elements, and for each its further ones; a listed `<dd>` is joined to its `<dt>`."""
    if not any(node.tag == "dt" for node in nodes):
        return nodes, [[] for _ in nodes]
    kept: list[LexborNode] = []
    tails: list[list[LexborNode]] = []
    taken: set[int] = set()
    for node in nodes:
        if node.mem_id in taken:
            continue
        tail: list[LexborNode] = []
        after = node.next if node.tag == "dt" else None
        while after is not None and after.tag != "dt":
            if after.tag == "dd":
                tail.append(after)
                taken.add(after.mem_id)
            after = after.next
        kept.append(node)
        tails.append(tail)
    return kept, tails
