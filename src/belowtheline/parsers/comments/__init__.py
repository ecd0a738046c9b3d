"""Comment systems whose comments stand in the page, in order of trial: the more exact the marks, the earlier."""

from belowtheline.parsers.comments import (
    blogger,
    commento,
    coral,
    cusdis,
    discourse,
    disqus,
    drupal,
    embedded_json,
    facebook,
    ghost,
    github,
    intense_debate,
    invision,
    isso,
    jcomments,
    json_ld,
    k2,
    komento,
    linkedin,
    livefyre,
    microformats,
    movable_type,
    mybb,
    nodebb,
    openweb,
    phpbb,
    pluck,
    publishers,
    remark42,
    schema_org,
    serendipity,
    smf,
    spip,
    stack_exchange,
    substack,
    vanilla,
    vbulletin,
    viafoura,
    wordpress,
    wpdiscuz,
    xenforo,
)
from belowtheline.parsers.comments.base import Parser
from belowtheline.parsers.comments.placeholders import with_placeholders
from belowtheline.parsers.page import Page

PARSERS: tuple[Parser, ...] = tuple(
    with_placeholders(parser)
    for parser in (
        wpdiscuz.PARSER,
        disqus.PARSER,
        drupal.PARSER,
        blogger.PARSER,
        k2.PARSER,
        jcomments.PARSER,
        komento.PARSER,
        isso.PARSER,
        commento.PARSER,
        coral.PARSER,
        ghost.PARSER,
        viafoura.PARSER,
        livefyre.PARSER,
        intense_debate.PARSER,
        facebook.PARSER,
        cusdis.PARSER,
        github.GISCUS,
        github.UTTERANCES,
        linkedin.PARSER,
        *publishers.PARSERS,
        substack.PARSER,
        stack_exchange.PARSER,
        discourse.PARSER,
        xenforo.PARSER,
        mybb.PARSER,
        smf.PARSER,
        invision.PARSER,
        phpbb.PARSER,
        vbulletin.PARSER,
        nodebb.PARSER,
        vanilla.PARSER,
        serendipity.PARSER,
        spip.PARSER,
        pluck.PARSER,
        movable_type.PARSER,
        wordpress.PARSER,
        schema_org.PARSER,
        microformats.PARSER,
        remark42.PARSER,
        openweb.PARSER,
        embedded_json.PARSER,
        json_ld.PARSER,
    )
)

_BY_WORD: dict[str, list[int]] = {}
for _place, _parser in enumerate(PARSERS):
    for _word in _parser.words:
        _BY_WORD.setdefault(_word, []).append(_place)
_WORDS = frozenset(_BY_WORD)
_SIGNED = [place for place, parser in enumerate(PARSERS) if parser.signatures and parser.name != "json-ld"]


def parsers_of(page: Page) -> list[Parser]:
    """Return the parsers that match a page, in order of trial; JSON-LD, which checks the others, is none of them."""
    places = {place for word in _WORDS & page.words for place in _BY_WORD[word]}
    if page.looks_closer:
        places.update(place for place in _SIGNED if PARSERS[place].matches(page))
    return [PARSERS[place] for place in sorted(places)]
