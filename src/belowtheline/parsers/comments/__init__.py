"""Comment systems whose comments stand in the page, in order of trial: the more exact the marks, the earlier."""

from belowtheline.parsers.comments import (
    blogger,
    discourse,
    disqus,
    drupal,
    json_ld,
    movable_type,
    nodebb,
    phpbb,
    pluck,
    schema_org,
    spip,
    stack_exchange,
    substack,
    vanilla,
    vbulletin,
    wordpress,
    wpdiscuz,
    xenforo,
)
from belowtheline.parsers.comments.base import Parser

PARSERS: tuple[Parser, ...] = (
    wpdiscuz.PARSER,
    disqus.PARSER,
    drupal.PARSER,
    blogger.PARSER,
    substack.PARSER,
    stack_exchange.PARSER,
    discourse.PARSER,
    xenforo.PARSER,
    phpbb.PARSER,
    vbulletin.PARSER,
    nodebb.PARSER,
    vanilla.PARSER,
    spip.PARSER,
    pluck.PARSER,
    movable_type.PARSER,
    wordpress.PARSER,
    schema_org.PARSER,
    json_ld.PARSER,
)
