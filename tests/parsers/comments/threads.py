"""Threads as each system prints them, built from what they are to say: for tests that break things."""

from collections.abc import Callable
from dataclasses import dataclass

from belowtheline.options import Limits
from belowtheline.parsers import parse_page
from belowtheline.records import Capture, Media, ParsedThread

DAY = "2021-05-0{}T10:00:00Z"


@dataclass(frozen=True)
class Said:
    """One comment to print: its number, the number it answers, and its parts, which may be missing."""

    number: int
    text: str
    author: str | None = "Ada"
    time: str | None = "2021-05-04T10:00:00Z"
    answers: "tuple[Said, ...]" = ()


Printer = Callable[[Said, int, int], str]  # comment, number of the one it answers (0: none), level → markup


def chain(length: int) -> Said:
    """Return a comment that is answered, the answer answered, and so on: `length` comments."""
    said = Said(length, f"Words of number {length}.")
    for number in range(length - 1, 0, -1):
        said = Said(number, f"Words of number {number}.", answers=(said,))
    return said


def _tag(name: str, attributes: str, inside: str | None) -> str:
    return f"<{name} {attributes}>{inside}</{name}>" if inside is not None else ""


def _time(said: Said, attributes: str = "") -> str:
    return f'<time {attributes} datetime="{said.time}">4 May 2021</time>' if said.time else ""


def _all(printer: Printer, said: Said, level: int) -> str:
    return "".join(printer(answer, said.number, level) for answer in said.answers)


def isso(said: Said, parent: int, level: int) -> str:
    return (
        f'<div class="isso-comment" id="isso-{said.number}"><div class="isso-text-wrapper"><div>'
        f'{_tag("span", "class=isso-author", said.author)}{_time(said)}</div><div class="isso-text">{said.text}</div>'
        f'<div class="isso-comment-footer"><a class="isso-reply">Reply</a></div></div>'
        f'<div class="isso-follow-up">{_all(isso, said, level + 1)}</div></div>'
    )


def commento(said: Said, parent: int, level: int) -> str:
    name = f"commento-comment-card-{said.number:x}f"
    when = f'<div class="commento-timeago" title="{said.time}">a year ago</div>' if said.time else ""
    return (
        f'<div id="{name}" class="commento-card"><div class="commento-header">'
        f'{_tag("div", "class=commento-name", said.author)}<div class="commento-subtitle">{when}</div></div>'
        f'<div class="commento-body"><p>{said.text}</p></div>'
        f'<div class="commento-children">{_all(commento, said, level + 1)}</div></div>'
    )


def disqus(said: Said, parent: int, level: int) -> str:
    when = f'<a class="time-ago" title="{said.time}">a year ago</a>' if said.time else ""
    return (
        f'<li class="post" id="post-{said.number}"><div class="post-content"><span class="post-byline">'
        f"{_tag('span', 'class=author publisher-anchor-color', said.author)}</span>{when}"
        f'<div class="post-message"><p>{said.text}</p></div></div>'
        f'<ul class="children">{_all(disqus, said, level + 1)}</ul></li>'
    )


def livefyre(said: Said, parent: int, level: int) -> str:
    return (
        f'<article class="fyre-comment-article" data-message-id="{said.number}"><div class="fyre-comment-head">'
        f"{_tag('span', 'class=fyre-comment-username', said.author)}{_time(said, 'class=fyre-comment-date')}</div>"
        f'<div class="fyre-comment"><p>{said.text}</p></div>{_all(livefyre, said, level + 1)}</article>'
    )


def ghost(said: Said, parent: int, level: int) -> str:
    when = f'<span title="{said.time}">1 year ago</span>' if said.time else ""
    return (
        f'<div data-testid="comment-component"><div>{_tag("h4", "class=x", said.author)}{when}</div>'
        f'<p class="gh-comment-content" data-testid="comment-content">{said.text}</p>'
        f"{_all(ghost, said, level + 1)}</div>"
    )


def cusdis(said: Said, parent: int, level: int) -> str:
    return (
        f'<div class="cusdis-padding"><div>{_tag("div", "class=cusdis-comment-nickname", said.author or "")}'
        f"{_tag('div', 'class=cusdis-comment-date', said.time)}</div>"
        f'<div class="cusdis-comment-content"><p>{said.text}</p></div>{_all(cusdis, said, level + 1)}</div>'
    )


def microformats(said: Said, parent: int, level: int) -> str:
    return (
        f'<div class="u-comment h-cite" id="c-{said.number}">{_tag("span", "class=p-author", said.author)}'
        f'{_time(said, "class=dt-published")}<div class="p-content">{said.text}</div>'
        f"{_all(microformats, said, level + 1)}</div>"
    )


def jcomments(said: Said, parent: int, level: int) -> str:
    answers = f'<div class="comments-list" id="comments-list-{said.number}">{_all(jcomments, said, level + 1)}</div>'
    return (
        f'<div class="even" id="comment-item-{said.number}"><div class="rbox">'
        f'<a class="comment-anchor" id="comment-{said.number}">#1</a>'
        f"{_tag('span', 'class=comment-author', said.author)}{_tag('span', 'class=comment-date', said.time)}"
        f'<div class="comment-body" id="comment-body-{said.number}">{said.text}</div></div></div>{answers}'
    )


def komento(said: Said, parent: int, level: int) -> str:
    return (
        f'<li id="kmt-{said.number}" parentid="kmt-{parent}" depth="{level}"><div class="kmt-wrap">'
        f"{_tag('span', 'class=kmt-author', said.author)}{_time(said)}"
        f'<div class="kmt-body"><div class="commentText">{said.text}</div></div></div></li>{_all(komento, said, level + 1)}'
    )


def remark42(said: Said, parent: int, level: int) -> str:
    up = f'<a class="comment__link-to-parent" href="#remark42__comment-x{parent}"></a>' if parent else ""
    when = f'<a class="comment__time" href="#remark42__comment-x{said.number}">{said.time}</a>' if said.time else ""
    return (
        f'<div class="thread"><article class="comment" id="remark42__comment-x{said.number}">'
        f"{_tag('span', 'class=comment__username', said.author)}{up}{when}"
        f'<div class="raw-content">{said.text}</div></article>{_all(remark42, said, level + 1)}</div>'
    )


def coral(said: Said, parent: int, level: int) -> str:
    return (
        f'<div class="coral-indent coral-indent-{level}"><div class="coral-comment" id="comment-{said.number}">'
        f"{_tag('button', 'class=coral-comment-username', said.author)}{_time(said)}"
        f'<div class="coral-comment-content">{said.text}</div></div></div>{_all(coral, said, level + 1)}'
    )


def viafoura(said: Said, parent: int, level: int) -> str:
    when = f'<span class="vf-date" title="{said.time}">a year ago</span>' if said.time else ""
    return (
        f'<div class="vf-comment-thread"><div class="vf-comment-container" data-id="n{said.number}">'
        f"{_tag('button', 'class=vf-comment-username', said.author)}{when}"
        f'<div class="vf-comment-html-content"><p>{said.text}</p></div></div>'
        f'<div class="vf-child-comments">{_all(viafoura, said, level + 1)}</div></div>'
    )


def openweb(said: Said, parent: int, level: int) -> str:
    when = f'<time data-spot-im-class="message-timestamp" title="{said.time}">x</time>' if said.time else ""
    return (
        f'<li class="spcv_list-item"><div data-message-id="m{said.number}">'
        f"{_tag('span', 'data-spot-im-class=message-username', said.author)}{when}"
        f'<div data-spot-im-class="message-text">{said.text}</div></div>'
        f'<ul class="spcv_children-list">{_all(openweb, said, level + 1)}</ul></li>'
    )


def guardian(said: Said, parent: int, level: int) -> str:
    return (
        f'<li class="d-comment" id="comment-{said.number}">{_tag("span", "class=d-comment__author", said.author)}'
        f'<div class="d-comment__timestamp">{_time(said)}</div><div class="d-comment__body"><p>{said.text}</p></div>'
        f"<ul>{_all(guardian, said, level + 1)}</ul></li>"
    )


SYSTEMS: dict[str, Printer] = {
    "isso": isso,
    "commento": commento,
    "disqus": disqus,
    "livefyre": livefyre,
    "ghost": ghost,
    "cusdis": cusdis,
    "microformats": microformats,
    "jcomments": jcomments,
    "komento": komento,
    "remark42": remark42,
    "coral": coral,
    "viafoura": viafoura,
    "openweb": openweb,
    "guardian": guardian,
}
_AROUND = {
    "jcomments": '<div id="jc"><div id="comments-list-0">{}</div></div>',
    "komento": '<ul class="kmt-list">{}</ul>',
}


def page_of(system: str, thread: tuple[Said, ...]) -> ParsedThread:
    """Print a thread as `system` does and parse the page."""
    inside = "".join(SYSTEMS[system](said, 0, 0) for said in thread)
    return parsed(_AROUND.get(system, "<section>{}</section>").format(inside))


def parsed(body: str) -> ParsedThread:
    """Parse a page with this body."""
    html = f"<!DOCTYPE html><html lang=en><head><title>A bench</title></head><body>{body}</body></html>"
    return parse_page(Capture("page.html", 0, "html", Media.HTML, html.encode()), Limits()).thread
