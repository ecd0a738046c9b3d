"""The text of a comment whose template gives it no element of its own: what its other parts leave."""

from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.markup import block_text
from belowtheline.text import clean_line

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code del dfn em font i img ins kbd label mark q s samp small span"
    " strike strong sub sup "
    "time tt u var wbr".split()
)
_HEADS = frozenset(["header", "footer", "address", "dt"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_DEEPEST = 40  # levels from a comment's element down to its author


def remaining_text(item: Item, parts: list[LexborNode], roots: Sequence[LexborNode]) -> str:
    """Return the text below `roots`, elements of `item`, less the lines that hold one of `parts`."""
    holders = _holders(item, parts)
    blocks: list[str] = []
    for root in roots:
        _gather(root, holders, item.skip, blocks)
    return "\n\n".join(block for block in blocks if block)


def _holders(item: Item, parts: list[LexborNode]) -> set[int]:
    """Return the mem_ids of `parts` and of what they stand in, up to the comment's own element."""
    tops = {item.node.mem_id, *(tail.mem_id for tail in item.tails)}
    holders = set(tops)
    for part in parts:
        at: LexborNode | None = part
        for _ in range(_DEEPEST):
            if at is None or at.mem_id in holders:
                break
            holders.add(at.mem_id)
            at = at.parent
    return holders


def _gather(root: LexborNode, holders: set[int], skip: set[int], blocks: list[str]) -> None:
    """Add the lines below `root` that hold none of the parts."""
    joins = False  # the line before was kept, and one <br> stands between it and this one
    for line, broken in _lines(root, skip):
        if len(line) == 1 and not _is_inline(line[0]):
            joins = False
            node = line[0]
            if node.tag in _HEADINGS:
                continue  # a comment's own subject
            if node.mem_id not in holders:
                blocks.append(block_text(node, skip))
            elif node.tag not in _HEADS and _has_blocks(node):
                _gather(node, holders, skip, blocks)
            continue
        if any(node.mem_id in holders for node in line):
            joins = False
            continue
        pieces = [node.text_content if node.tag == "-text" else block_text(node, skip) for node in line]
        text = clean_line("".join(piece or "" for piece in pieces))
        if not text:
            continue
        if joins and broken:
            blocks[-1] += "\n" + text
        else:
            blocks.append(text)
        joins = True


def _is_inline(node: LexborNode) -> bool:
    return node.tag == "-text" or node.tag in _INLINE


def _lines(root: LexborNode, skip: set[int]) -> Iterator[tuple[list[LexborNode], bool]]:
    """Yield the lines of `root`, blocks alone and inline content as runs, with: exactly one <br> stands before it."""
    run: list[LexborNode] = []
    breaks = 0
    for node in root.iter(include_text=True):
        if node.mem_id in skip:
            continue
        if _is_inline(node):
            if run or node.tag != "-text" or (node.text_content or "").strip():
                run.append(node)
            continue
        if run:
            yield run, breaks == 1
            run, breaks = [], 0
        if node.tag == "br":
            breaks += 1
        else:
            breaks = 0
            yield [node], False
    if run:
        yield run, breaks == 1


def _has_blocks(node: LexborNode) -> bool:
    """Tell whether a line that holds a part may hold text too: it has blocks, or breaks, of its own."""
    return any(child.tag not in _INLINE for child in node.iter())
