"""UTF-8 that was once read as Windows-1252 is read rightly again, where nothing else can be meant."""

import re

_HIGH = bytes(range(0x80, 0xC0)).decode("cp1252", "replace")
_FOLLOWS = {ord(char): 0x80 + index for index, char in enumerate(_HIGH) if char != "\ufffd"}
_FOLLOWS |= {0x80 + index: 0x80 + index for index in range(0x40)}  # read as Latin-1 instead
_FOLLOW = "".join(re.escape(chr(code)) for code in _FOLLOWS)
_SEQUENCE = re.compile(f"[\u00c2-\u00df][{_FOLLOW}]|[\u00e0-\u00ef][{_FOLLOW}]{{2}}|[\u00f0-\u00f4][{_FOLLOW}]{{3}}")
_SUSPECT = re.compile(f"[\u00c2-\u00f4][{_FOLLOW}]")
"""Without any of these nothing was misread: a fast look, as nearly all texts need none other."""

_REMAINS = (("\u00e2\u20ac", '"'), ("\u00c3 ", "\u00e0"), ("\u00c2 ", " "))
"""What is left where clean text has lost a control character (” ends in 0x9D) or a no-break space."""


def repair(text: str) -> str:
    """Return `text` with mis-read sequences decoded; a text without any comes back as it is.

    An accented capital followed by a sign such as © or ™ is no spelling of any language, so one sequence is proof.
    """
    if not _SUSPECT.search(text):
        return text
    repaired, found = _SEQUENCE.subn(_decode, text)
    if not found and "\u00e2\u20ac" not in text:
        return text
    for remains, meant in _REMAINS:
        repaired = repaired.replace(remains, meant)
    return repaired


def _decode(sequence: re.Match[str]) -> str:
    lead, rest = sequence[0][0], sequence[0][1:]
    try:
        return bytes([ord(lead), *(_FOLLOWS[ord(char)] for char in rest)]).decode()
    except UnicodeDecodeError:
        return sequence[0]
