"""Stable identities: the same article, comment or author gets the same id in every capture, run and machine.

Ids are 128-bit BLAKE2b digests of named fields, as 32 hex digits. A comment with a native id is identified by
site, native id and author name: the id alone is not enough, because hosts with several blogs number each
of them from 1, and two strangers' comments must never be merged.
"""

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

from xxhash import xxh3_128_hexdigest

NORM_VERSION = 2
"""Version of `skeleton`; changes whenever any text could get another skeleton, and with it other ids."""

SIGNS = (
    "\u0900-\u0963\u0966-\u0df3\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    "\u0f71-\u0f84\u102b-\u103e\u17b4-\u17d3\u3099\u309a"
)
"""Vowel signs and tones: no word characters to `re`, yet different Indic or Thai words differ by them alone."""

_SIGN = re.compile(f"[{SIGNS}]")
_NOT_WORD = re.compile(r"[\W_]+")
_NOT_WORD_OR_SIGN = re.compile(rf"(?:[^\w{SIGNS}]|_)+")
_COMBINING = re.compile("[\u0300-\u036f]")

GENERIC_AUTHORS = frozenset(
    (
        "guest anonymous anon anonym anonyme anonimo anónimo anônimo аноним гость gast invité invite ospite "
        "gość user unknown deleted [deleted] visitor visitante besucher admin n/a - ? 匿名 名無しさん"
    ).split()
)
"""Names that many people share: two comments by “Guest” are not by the same author (shared/dedup.md 4.3)."""


def digest(*fields: str | None) -> str:
    """Return 32 hex digits for a sequence of fields; None and "" differ, and no field runs into the next."""
    parts: list[bytes] = []
    for field in fields:
        data = b"\x00" if field is None else b"\x01" + field.encode("utf-8", "surrogatepass")
        parts += (len(data).to_bytes(8, "big"), data)
    return blake2b(b"".join(parts), digest_size=16).hexdigest()


def content_digest(payload: bytes) -> str:
    """Return 32 hex digits for the bytes of a capture (XXH3: pages are long, and nobody gains by a collision)."""
    return xxh3_128_hexdigest(payload)


def skeleton(text: str) -> str:
    """Return the letters and digits of a text, folded: two texts with the same skeleton have the same words.

    Compatibility forms, case, diacritics, punctuation, emoji and spaces are folded away (shared/dedup.md, level
    N6 without look-alikes); the signs that spell vowels and tones of Indic and Thai words are not. A text without
    letters or digits (emoji only) keeps its characters, marked.
    """
    try:
        western = text.encode("cp1252")
    except UnicodeEncodeError:
        bare = _fold(text)
    else:
        # One table does for Western text what the Unicode functions do, fifteen times as fast.
        bare = _fold(text) if _UNEVEN.search(western) else western.translate(_KEEP, _DROP).decode("cp1252")
    return bare or "\0" + "".join(text.split())


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    bare = unicodedata.normalize("NFC", _COMBINING.sub("", folded))
    return (_NOT_WORD_OR_SIGN if _SIGN.search(bare) else _NOT_WORD).sub("", bare)


def _western_tables() -> tuple[bytes, bytes, re.Pattern[bytes]]:
    """Return (what each cp1252 byte folds to, bytes that vanish, bytes that do not fold to one byte)."""
    keep, drop, uneven = bytearray(range(256)), bytearray(), bytearray()
    for byte in range(256):
        try:
            folded = _fold(bytes([byte]).decode("cp1252")).encode("cp1252")
        except UnicodeError:
            uneven.append(byte)
            continue
        match len(folded):
            case 0:
                drop.append(byte)
            case 1:
                keep[byte] = folded[0]
            case _:
                uneven.append(byte)
    return bytes(keep), bytes(drop), re.compile(b"[" + re.escape(bytes(uneven)) + b"]")


_KEEP, _DROP, _UNEVEN = _western_tables()


@lru_cache(4096)  # the same people write again and again under one page
def author_name(author: str | None) -> str | None:
    """Return an author's name folded for comparison; None for a missing or generic name."""
    if author is None:
        return None
    name = " ".join(unicodedata.normalize("NFKC", author).casefold().split())
    return None if not name or name in GENERIC_AUTHORS else name


@lru_cache(4096)
def author_key(site: str | None, author: str | None, key: bytes = b"") -> str | None:
    """Return the key of an author on a site, keyed with `key` when given; None for a missing or generic name."""
    name = author_name(author)
    if name is None:
        return None
    state = blake2b(digest_size=16, key=key)
    state.update(f"{site or ''}\0{name}".encode("utf-8", "surrogatepass"))
    return state.hexdigest()


def article_id(canonical_url: str | None, title: str | None, body: str | None, payload_digest: str) -> str:
    """Return the identity of an article: by canonical URL, else by title and body, else by the capture's bytes."""
    if canonical_url is not None:
        return digest("article-url", canonical_url)
    if body:
        return digest("article-text", skeleton(title or ""), skeleton(body))
    return digest("article-bytes", payload_digest)


def native_comment_id(site: str, native_id: str, author: str | None) -> str:
    """Return the identity of a comment that the site numbers itself."""
    return digest("comment-native", site, native_id, author_name(author))


def content_comment_id(article: str, author: str | None, bare_text: str) -> str:
    """Return the identity of a comment without a native id, from its article, author and skeleton."""
    return digest("comment-text", article, author_name(author), bare_text)


def occurrence_id(comment: str, occurrence: int) -> str:
    """Return the identity of the nth (from 0) comment on a page that would otherwise have the id `comment`."""
    return comment if occurrence == 0 else digest("occurrence", comment, str(occurrence))
