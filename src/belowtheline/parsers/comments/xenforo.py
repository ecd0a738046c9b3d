"""XenForo 1 and 2."""

from belowtheline.parsers.comments.marks import attribute, id_digits
from belowtheline.parsers.comments.roles import roles
from belowtheline.parsers.comments.system import System, parser_of
from belowtheline.parsers.comments.thread import Layout

_SKIPPED = (
    " .js-selectToQuoteEnd .bbCodeBlock-expandLink .bbCodeBlock-shrinkLink .message-lastEdit .editDate"
    " .message-signature"
    " .signature .quoteExpand .AttributionLink"
)
_SECOND = System(
    name="xenforo",
    words="message message--post",
    items='article.message[data-content^="post-"], article.message--post, div.message[data-content^="post-"]',
    layout=Layout(
        roles=roles(
            author=".message-name .username",
            date=".u-dt time",
            body=".bbWrapper .message-body",
            likes=".reactionsBar-count",
            edited=".message-lastEdit",
            skip=_SKIPPED,
        ),
        native_id=id_digits,
        account=attribute("data-user-id"),
        nests=False,
    ),
    opens_with_article=True,
    truncated=((b"pageNav-jump--next", "paged"),),
)
_FIRST = System(
    name="xenforo",
    words="message",
    items="ol.messageList > li.message",
    layout=Layout(
        roles=roles(
            author=".username .author",
            date=".DateTime .datePermalink",
            body=".messageText .messageContent",
            skip=_SKIPPED,
        ),
        native_id=id_digits,
        nests=False,
    ),
    opens_with_article=True,
    truncated=((b"PageNav", "paged"),),
)

PARSER = parser_of(_SECOND, _FIRST)
