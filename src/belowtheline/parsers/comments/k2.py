"""K2 for Joomla: a flat list, the name behind “posted by” in the site's language."""

from belowtheline.parsers.comments.clock import Clock
from belowtheline.parsers.comments.fields import tail_number
from belowtheline.parsers.comments.head import names_from_labels
from belowtheline.parsers.comments.items import Item
from belowtheline.parsers.comments.names import strip_before, tidy_name
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Draft, Layout
from belowtheline.parsers.markup import inline_text

_POSTED_BY = (
    "posted by ", "publicado por ", "postado por ", "enviado por ", "gepostet von ", "geschrieben von ", "posté par ",
    "publié par ", "postato da ", "inviato da ", "pubblicato da ", "geplaatst door ", "gepost door ", "wysłane przez ",
    "napisane przez ", "опубликовано ", "написал ", "автор: ", "gönderen ", "δημοσιεύθηκε από ", "postad av ",
)  # fmt: skip


def _names(drafts: list[Draft], _clock: Clock) -> None:
    """Free the names from the words before them: known ones, else what the words of all comments share."""
    lines = [inline_text(draft.author_node) if draft.author_node is not None else "" for draft in drafts]
    shared = names_from_labels(list(lines))
    for draft, line, rest in zip(drafts, lines, shared, strict=True):
        if draft.author_node is None:
            continue
        link = draft.author_node.css_first("a[href]")
        if link is not None:
            draft.author = tidy_name(inline_text(link))
            continue
        known = next((words for words in _POSTED_BY if line.lower().startswith(words)), None)
        bare = line[len(known) :] if known else strip_before(line)
        draft.author = tidy_name(bare if bare != line else rest or line)


def _native_id(item: Item) -> str | None:
    anchor = item.node.css_first('a[id^="comment"]')
    return tail_number(anchor.attributes.get("id")) if anchor is not None else None


PARSER = parser_of(
    System(
        name="k2",
        words="itemCommentsList",
        items="ul.itemCommentsList > li",
        layout=Layout(
            roles=roles(
                author=".commentAuthorName",
                date=".commentDate",
                avatar=".avatar",
                skip=".commentToolbar .commentLink .clr",
            ),
            native_id=_native_id,
            nests=False,
        ),
        correct=_names,
        declared=((".itemCommentsCounter span", ""),),
        truncated=((b'class="itemCommentsPagination"><ul', "paged"),),
    )
)
