"""Threads as TEI P5 documents, with the `post` of its chapter on computer-mediated communication (TEI 4.8 and later).

`indentLevel` and `replyTo` are given only where the page tells what answers what: TEI reserves `replyTo` for replies
that the source itself states. `subtype` names the relation of a post that repeats another one.
"""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

from belowtheline import __version__
from belowtheline.analytics.exports.documents import Document, Row

_TEI = "http://www.tei-c.org/ns/1.0"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_UNSPEAKABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 cannot hold
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_SPACE = re.compile(r"\s")

ET.register_namespace("", _TEI)


class TeiWriter:
    """Writes one file a thread: FOLDER/<two first digits>/<article_id>.xml."""

    def __init__(self, folder: Path) -> None:
        """Make `folder`, which must not exist."""
        folder.mkdir(parents=True)
        self._folder = folder

    def write(self, document: Document) -> None:
        """Write one thread."""
        path = self._folder / document.article_id[:2] / f"{document.article_id}.xml"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(to_xml(document))


def to_xml(document: Document) -> bytes:
    """Return a thread as a TEI document."""
    root = ET.Element(f"{{{_TEI}}}TEI", {_ID: f"a-{document.article_id}"})
    header = _add(root, "teiHeader")
    _describe(header, document.article)
    people = {post["author_key"]: post["author"] for post in reversed(document.posts) if post["author_key"]}
    if people:
        listed = _add(_add(_add(header, "profileDesc"), "particDesc"), "listPerson")
        for key in sorted(people):
            person = _add(listed, "person", {_ID: f"p-{key}"})
            _add(person, "persName", text=people[key] or key)
    text = _add(root, "text", _language(document.article))
    body = _add(text, "body")
    _article(_add(body, "div", {"type": "article"}), document.article)
    thread = _add(body, "div", {"type": "comments"})
    for post in document.posts:
        _post(thread, post)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _describe(header: ET.Element, article: Row) -> None:
    described = _add(header, "fileDesc")
    titles = _add(described, "titleStmt")
    _add(titles, "title", text=article["title"] or article["url"] or article["article_id"])
    for author in article["authors"] or ():
        _add(titles, "author", text=author)
    _add(_add(described, "publicationStmt"), "p", text=f"Exported from a corpus by belowtheline {__version__}.")
    source = _add(_add(described, "sourceDesc"), "bibl")
    if article["site"]:
        _add(source, "publisher", text=article["site"])
    if article["published_at"]:
        _add(source, "date", {"when": _moment(article["published_at"])})
    if article["url"]:
        _add(source, "idno", {"type": "URL"}, article["url"])


def _article(div: ET.Element, article: Row) -> None:
    if article["title"]:
        _add(div, "head", text=article["title"])
    _paragraphs(div, article["body"] or "")


def _post(thread: ET.Element, post: Row) -> None:
    attributes = {_ID: f"c-{post['comment_id']}", "type": post["kind"], **_language(post)}
    if post["relation"]:
        attributes["subtype"] = post["relation"]
    if post["author_key"]:
        attributes["who"] = f"#p-{post['author_key']}"
    if post["posted_at"]:
        attributes["when"] = _moment(post["posted_at"])
    if post["depth"] is not None:
        attributes["indentLevel"] = str(post["depth"])
    if post["tree_level"] > 0:
        attributes["replyTo"] = f"#c-{post['parent_id']}"
    element = _add(thread, "post", attributes)
    _paragraphs(element, post["text"])
    if post["author"] and not post["author_key"]:
        _add(element, "signed", text=post["author"])  # a name that tells nobody apart: Guest, Anonymous


def _paragraphs(parent: ET.Element, text: str) -> None:
    for paragraph in text.split("\n\n"):
        first, *rest = paragraph.split("\n")
        element = _add(parent, "p", text=first)
        for line in rest:
            _add(element, "lb").tail = _clean(line)


def _language(row: Row) -> dict[str, str]:
    language = row["language"]
    return {_LANG: language} if language and _LANGUAGE.fullmatch(language) else {}


def _moment(moment: object) -> str:
    return _SPACE.sub("T", str(moment)).replace("+00:00", "Z")


def _add(parent: ET.Element, tag: str, attributes: dict[str, str] | None = None, text: str | None = None) -> ET.Element:
    cleaned = {name: _clean(value) for name, value in (attributes or {}).items()}
    element = ET.SubElement(parent, f"{{{_TEI}}}{tag}", cleaned)
    element.text = None if text is None else _clean(text)
    return element


def _clean(text: str) -> str:
    return _UNSPEAKABLE.sub("\N{REPLACEMENT CHARACTER}", text)
