"""What the head of a page states of itself: meta tags, title, canonical address, language."""

from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from belowtheline.parsers.page import Page
from belowtheline.parsers.tags import tag_id
from belowtheline.text import clean_line

_META, _TITLE, _SVG = map(tag_id, ("meta", "title", "svg"))


@dataclass(slots=True)
class Head:
    """Statements of the head; names in lower case, values in document order."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    title: str | None = None
    canonical: str | None = None
    language: str | None = None

    def first(self, *names: str) -> str | None:
        """Return the first value of the first of `names` that has one."""
        for name in names:
            for value in self.all(name):
                return value
        return None

    def all(self, name: str) -> list[str]:
        """Return the values of `name` that are not empty."""
        values = self.metas.get(name)
        return [value for value in map(clean_line, values) if value] if values else []


def read_head(page: Page) -> Head:
    """Read the head; when a stray tag has pushed its statements into the body, read them there."""
    found = Head()
    tree = page.tree
    head = tree.head
    nodes = head.css("meta,title,link[rel=canonical i]") if head is not None else []
    if not any(node.tag_id == _TITLE for node in nodes):
        nodes = tree.css("meta,title,link[rel=canonical i]")
    for node in nodes:
        _read(node, found)
    root = tree.root
    if root is not None:
        language = root.attributes.get("lang") or root.attributes.get("xml:lang")
        found.language = _language(language or found.first("content-language", "og:locale", "dc.language", "language"))
    return found


def _read(node: LexborNode, found: Head) -> None:
    attributes = node.attributes
    tag = node.tag_id
    if tag == _META:
        name = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv")
        name = name or attributes.get("itemprop")
        value = attributes.get("content")
        if name and value:
            found.metas.setdefault(name.strip().lower(), []).append(value)
    elif tag == _TITLE:
        parent = node.parent
        if found.title is None and (parent is None or parent.tag_id != _SVG):
            found.title = clean_line(node.text()) or None
    elif "canonical" in (attributes.get("rel") or "").lower().split() and found.canonical is None:
        found.canonical = attributes.get("href") or None


def _language(tag: str | None) -> str | None:
    """Return a BCP 47 tag in its usual case, or None for what is none."""
    parts = (tag or "").replace("_", "-").split(",")[0].strip().split("-")
    if not (2 <= len(parts[0]) <= 3 and parts[0].isascii() and parts[0].isalpha()):
        return None
    if not all(part.isascii() and part.isalnum() and len(part) <= 8 for part in parts[1:]):
        return parts[0].lower()
    rest = [part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part.lower() for part in parts[1:]]
    return "-".join([parts[0].lower(), *rest])
