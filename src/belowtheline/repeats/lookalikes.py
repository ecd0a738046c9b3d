"""Letters that look like others, and which of them a text means. Tables; used by `normalise`."""

import re

_CYRILLIC = "АаВЕеЁёІіЇїЈјКкМмНОоРрСсТтУуХхЅѕԀԁԚԛԜԝҺһ"
_CYRILLIC_AS = "AaBEeEeIiIiJjKkMmHOoPpCcTtYyXxSsDdQqWwHh"
_GREEK = "ΑαΒβΕεΖΗηΙιΚκΜΝνΟοΡρΤτΥυΧχωγ"
_GREEK_AS = "AaBBEeZHnIiKkMNvOoPpTtYuXxwy"
_OTHERS = "ɑɡɩɪɴᴀʙᴄᴅᴇꜰɢʜᴊᴋʟᴍᴏᴘʀꜱᴛᴜᴠᴡʏᴢɐəıȷօոսհ"
_OTHERS_AS = "agiinabcdefghjklmoprstuvwyzaeijonuh"

_TO_LATIN = dict(zip(map(ord, _CYRILLIC + _GREEK + _OTHERS), _CYRILLIC_AS + _GREEK_AS + _OTHERS_AS, strict=True))
_TO_CYRILLIC = {
    ord(latin): cyrillic for cyrillic, latin in zip(_CYRILLIC, _CYRILLIC_AS, strict=True) if ord(cyrillic) < 0x460
}
_TO_CYRILLIC |= {ord(a): b for a, b in zip("eEiIaocpxyk", "еЕіІаосрхук", strict=True)}
_TO_GREEK = {ord(latin): greek for greek, latin in zip(_GREEK, _GREEK_AS, strict=True)}

_FOREIGN = re.compile("[\u0131\u0237\u0250-\u02af\u0370-\u052f\u055f-\u058f\u1d00-\u1d7f\ua730-\ua7ff]")
_LIKE = "".join(map(chr, _TO_LATIN))
_MIXED = re.compile(f"[A-Za-z](?:(?=[{_LIKE}])|(?<=[{_LIKE}][A-Za-z]))")
_WORD = re.compile(r"[^\W\d_]+")
_NATIVE_CYRILLIC = re.compile("[\u0400-\u052f]")
_NATIVE_GREEK = re.compile("[\u0370-\u03ff]")
_LATIN = re.compile("[A-Za-z]")


def is_mixed(text: str) -> bool:
    """Tell whether some word of a text mixes look-alike letters of two scripts."""
    return _FOREIGN.search(text) is not None and _MIXED.search(text) is not None


def unmix(text: str) -> str:
    """Return `text` with look-alikes of another script put back, if some word of it mixes scripts.

    A word that mixes is never honest spelling, a share of letters says little (recall 0.997 against 0.92). A text that
    is mostly Latin becomes Latin throughout; in a mostly Cyrillic or Greek one only the mixed words change, because
    whole Latin words are at home there.
    """
    if not is_mixed(text):
        return text
    latin = len(_LATIN.findall(text))
    for native, table in ((_NATIVE_CYRILLIC, _TO_CYRILLIC), (_NATIVE_GREEK, _TO_GREEK)):
        if len(native.findall(text)) > latin:
            return _WORD.sub(lambda word: _native(word[0], native, table), text)  # noqa: B023 - called at once
    return text.translate(_TO_LATIN)


def _native(word: str, native: re.Pattern[str], table: dict[int, str]) -> str:
    return word.translate(table) if native.search(word) and _LATIN.search(word) else word
