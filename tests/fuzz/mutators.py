"""Changes that keep a page a page, a JSON value JSON and a dump a dump, so that inputs get past the first bytes."""

import json
import random
import re
from typing import Any

from tests.fuzz import words

_TOKENS = re.compile(rb"<!--.*?-->|<[^<>]*>|[^<]+|<", re.DOTALL)
_SCRIPT = re.compile(rb"(<script[^>]*>)(.*?)(</script>)", re.DOTALL)
_ATTRIBUTE = re.compile(rb"([a-zA-Z:-]+)=(\"[^\"]*\"|'[^']*'|[^\s>]+)")


def html(data: bytes, most: int, seed: int) -> bytes:
    """Change a page tag by tag; the JSON in its scripts value by value."""
    rng = random.Random(seed)
    if rng.random() < 0.25 and (scripts := list(_SCRIPT.finditer(data))):
        found = rng.choice(scripts)
        inner = found[2]
        changed = json_value(inner, most, rng.getrandbits(32))
        return (data[: found.start(2)] + changed + data[found.end(2) :])[:most]
    tokens = _TOKENS.findall(data) or [b"<p>"]
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        _change_tokens(tokens, rng)
    return b"".join(tokens)[:most]


def _change_tokens(tokens: list[bytes], rng: random.Random) -> None:
    at = rng.randrange(len(tokens) + 1)
    end = min(len(tokens), at + rng.choice((1, 1, 2, 5, 20)))
    match rng.randrange(10):
        case 0:
            del tokens[at:end]
        case 1:
            tokens[at:at] = tokens[at:end] * rng.choice((1, 1, 2, 6))
        case 2:
            moved = tokens[at:end]
            del tokens[at:end]
            place = rng.randrange(len(tokens) + 1)
            tokens[place:place] = moved
        case 3:
            tokens.insert(at, rng.choice(words.TAGS))
        case 4 | 5 if at < len(tokens):
            tokens[at] = _change_tag(tokens[at], rng)
        case 6 if at < len(tokens):
            tokens[at] = flip(tokens[at], len(tokens[at]) + 8, rng.getrandbits(32))
        case 7:
            inner = rng.choice(words.TAGS)
            name = re.match(rb"<([a-z0-9]+)", inner)
            tokens[at:end] = [inner, *tokens[at:end], b"</%s>" % (name[1] if name else b"div")]
        case 8:
            tokens.insert(at, rng.choice(words.TEXTS))
        case _:
            texts = [n for n, token in enumerate(tokens) if not token.startswith(b"<")]
            if texts:
                tokens[rng.choice(texts)] = rng.choice(words.TEXTS)
    if not tokens:
        tokens.append(b"<p>")


def _change_tag(tag: bytes, rng: random.Random) -> bytes:
    attributes = list(_ATTRIBUTE.finditer(tag))
    if not tag.startswith(b"<") or not attributes or rng.random() < 0.3:
        return tag[:-1] + b" " + rng.choice(words.ATTRIBUTES) + b">" if tag.endswith(b">") else tag + b">"
    found = rng.choice(attributes)
    if rng.random() < 0.3:
        return tag[: found.start()] + rng.choice(words.ATTRIBUTES) + tag[found.end() :]
    return tag[: found.start(2)] + b'"' + rng.choice(words.TEXTS).replace(b'"', b"") + b'"' + tag[found.end(2) :]


def json_value(data: bytes, most: int, seed: int) -> bytes:
    """Change a JSON document value by value; what is none, byte by byte."""
    rng = random.Random(seed)
    start = min((at for at in (data.find(b"{"), data.find(b"[")) if at >= 0), default=-1)
    try:
        value, end = json.JSONDecoder(strict=False).raw_decode(data[max(start, 0) :].decode())
    except (ValueError, RecursionError):
        return flip(data, most, seed)
    if rng.random() < 0.1:
        return flip(data, most, seed)
    for _ in range(rng.choice((1, 1, 2, 4))):
        value = _change_value(value, rng)
    before, after = data[: max(start, 0)], data[max(start, 0) :].decode()[end:].encode()
    return (before + json.dumps(value, ensure_ascii=rng.random() < 0.5).encode("utf-8", "surrogatepass") + after)[:most]


def _change_value(value: Any, rng: random.Random) -> Any:
    if isinstance(value, dict) and value and rng.random() < 0.8:
        key = rng.choice(list(value))
        match rng.randrange(8):
            case 0:
                return {name: item for name, item in value.items() if name != key}
            case 1:
                return {**value, rng.choice(words.KEYS): value[key]}
            case 2:
                return {**value, rng.choice(words.KEYS): rng.choice(words.VALUES)}
            case _:
                return {**value, key: _change_value(value[key], rng)}
    if isinstance(value, list) and value and rng.random() < 0.8:
        at = rng.randrange(len(value))
        match rng.randrange(6):
            case 0:
                return value[:at] + value[at + 1 :]
            case 1:
                return value[:at] + [value[at]] * rng.choice((2, 2, 5)) + value[at:]
            case 2:
                return rng.sample(value, len(value))
            case _:
                return [*value[:at], _change_value(value[at], rng), *value[at + 1 :]]
    match rng.randrange(6):
        case 0:
            return [value]
        case 1:
            return {rng.choice(words.KEYS): value}
        case 2 if isinstance(value, int):
            return rng.choice((value + 1, -value, value * 10**18, float(value), str(value), 2**63, 1e400))
        case _:
            return rng.choice(words.VALUES)


def text(data: bytes, most: int, seed: int) -> bytes:
    """Change a text line by line."""
    rng = random.Random(seed)
    lines = data.split(b"\n")
    for _ in range(rng.choice((1, 1, 2, 4))):
        at = rng.randrange(len(lines) + 1)
        end = min(len(lines), at + rng.choice((1, 1, 2, 6)))
        match rng.randrange(7):
            case 0:
                del lines[at:end]
            case 1:
                lines[at:at] = lines[at:end] * rng.choice((1, 3))
            case 2:
                lines[at:at] = [rng.choice(words.LINES)]
            case 3 if at < len(lines):
                lines[at] = flip(lines[at], len(lines[at]) + 8, rng.getrandbits(32))
            case 4 if at < len(lines):
                lines[at] = rng.choice(words.LINES) + b" " + lines[at]
            case 5 if at < len(lines):
                lines[at] += b" " + rng.choice(words.LINES + words.TEXTS)
            case _:
                moved = lines[at:end]
                del lines[at:end]
                place = rng.randrange(len(lines) + 1)
                lines[place:place] = moved
        lines = lines or [b""]
    return b"\n".join(lines)[:most]


def printed(data: bytes, most: int, seed: int) -> bytes:
    """Change a short printed thing – a time, a count, an address – word by word."""
    rng = random.Random(seed)
    parts = re.findall(rb"[A-Za-z]+|\d+|[\x80-\xff]+|\s+|.", data, re.DOTALL) or [b"1"]
    for _ in range(rng.choice((1, 1, 2, 4))):
        at = rng.randrange(len(parts))
        match rng.randrange(5):
            case 0:
                del parts[at]
            case 1:
                parts.insert(at, rng.choice(words.PRINTED))
            case 2:
                parts[at] = rng.choice(words.PRINTED)
            case 3:
                parts[at] = flip(parts[at], len(parts[at]) + 4, rng.getrandbits(32))
            case _:
                other = rng.randrange(len(parts))
                parts[at], parts[other] = parts[other], parts[at]
        parts = parts or [b"1"]
    return b"".join(parts)[:most]


def flip(data: bytes, most: int, seed: int) -> bytes:
    """Change some bytes: flipped, copied, cut, or numbers that lie."""
    rng = random.Random(seed)
    changed = bytearray(data or b"\0")
    for _ in range(rng.choice((1, 1, 2, 4, 8))):
        at, size = rng.randrange(len(changed) + 1), rng.choice((1, 1, 2, 4, 8, 32, 256))
        match rng.randrange(6):
            case 0 if at < len(changed):
                changed[at] ^= 1 << rng.randrange(8)
            case 1:
                changed[at : at + size] = b""
            case 2:
                changed[at:at] = changed[at : at + size]
            case 3:
                changed[at : at + size] = rng.randbytes(size)
            case 4:
                changed[at : at + rng.choice((0, size))] = rng.choice(words.BYTES)
            case _:
                place = rng.randrange(len(changed) + 1)
                changed[place:place] = changed[at : at + size]
        changed = changed or bytearray(b"\0")
    return bytes(changed[:most])
