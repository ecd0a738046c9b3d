"""Elements by number: `node.tag_id` is an integer the parser has at hand, `node.tag` a string made anew each time."""

from selectolax.lexbor import LexborHTMLParser

_PARSER = LexborHTMLParser("<p>text<!-- remark --></p>")
_CHILDREN = [child.tag_id for child in _PARSER.css("p")[0].iter(include_text=True)]

HIGHEST = 1_000
"""No element of HTML has a higher number; all others have."""

TEXT: int = _CHILDREN[0]
REMARK: int = _CHILDREN[1]


def tag_id(name: str) -> int:
    """Return the number of the elements called `name`; those HTML does not define have another in every document."""
    number = int(_PARSER.create_node(name).tag_id)
    if number > HIGHEST:
        raise ValueError(f"<{name}> is no element of HTML")
    return number


def tag_ids(names: str) -> frozenset[int]:
    """Return the numbers of the elements called one of `names`, which are separated by spaces."""
    return frozenset(map(tag_id, names.split()))
