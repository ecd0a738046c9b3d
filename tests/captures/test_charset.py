"""Character sets as the web has them."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belowtheline.captures import to_utf8
from belowtheline.captures.charset import is_utf8

RUSSIAN = "Привет, тихая гавань! Сегодня у нас много новостей и комментариев. "
GERMAN = "Schöne Grüße aus dem Hafen, wo es heute größere Stürme gab. "
JAPANESE = "静かな港からこんにちは。今日はたくさんのニュースがあります。"
KOREAN = "국회는 오늘 본회의를 열고 예산안을 처리했다. 시민들은 댓글로 다양한 의견을 남겼다. "


@pytest.mark.parametrize("text", ["plain words", GERMAN, RUSSIAN, JAPANESE, "🎉 " + GERMAN])
@pytest.mark.parametrize("declared", [None, "utf-8", "latin-1", "windows-1251", "shift_jis", "nonsense"])
def test_valid_utf8_is_returned_as_the_same_object_whatever_is_declared(text, declared):
    payload = text.encode()
    got, name = to_utf8(payload, declared)
    assert got is payload
    assert name == "utf-8"


@pytest.mark.parametrize(
    ("text", "codec", "label"),
    [
        (GERMAN, "cp1252", "ISO-8859-1"),
        (GERMAN, "cp1252", "latin1"),
        ("“quoted” – " + GERMAN, "cp1252", "iso-8859-1"),  # browsers read Latin-1 as Windows-1252
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "KOI8_R"),
        (JAPANESE, "cp932", "x-sjis"),
        (JAPANESE, "euc_jp", "euc-jp"),
        (JAPANESE, "iso2022_jp", "iso-2022-jp"),
        (KOREAN, "cp949", "ks_c_5601-1987"),
        ("安静的港口今天有很多新闻。", "gb18030", "gb2312"),
        ("安靜的港口今天有很多新聞。", "big5hkscs", "big5"),
        ("İstanbul’da çok güzel bir gün", "cp1254", "iso-8859-9"),
    ],
)
def test_a_declared_set_is_used_whether_beside_the_payload_or_in_the_markup(text, codec, label):
    assert to_utf8(text.encode(codec), label)[0].decode() == text
    for meta in (
        f'<html><head><meta charset="{label}">',
        f"<meta http-equiv=Content-Type content='text/html; charset={label}'>",
        f'<?xml version="1.0" encoding="{label}"?><html>',
        "<!--" + "x" * 1500 + f'--><META CHARSET = "{label}">',
    ):
        assert to_utf8((meta + text).encode(codec), None)[0].decode() == meta + text


def test_what_is_declared_beside_the_payload_beats_the_markup():
    page = '<meta charset="koi8-r">' + RUSSIAN
    assert to_utf8(page.encode("cp1251"), "windows-1251")[0].decode() == page


def test_the_markup_is_used_where_the_declaration_beside_cannot_be_right():
    page = '<meta charset="euc-jp">' + JAPANESE * 5
    assert to_utf8(page.encode("euc_jp"), "shift_jis")[0].decode() == page
    page = '<meta charset="windows-1251">' + RUSSIAN
    assert to_utf8(page.encode("cp1251"), "utf-8")[0].decode() == page


@pytest.mark.parametrize(
    ("text", "codec"),
    [(RUSSIAN * 4, "cp1251"), (GERMAN * 4, "cp1252"), (JAPANESE * 4, "cp932"), (KOREAN, "cp949"), (JAPANESE, "euc_jp")],
)
@pytest.mark.parametrize("declared", [None, "utf-8", "nonsense"])
def test_an_undeclared_or_misdeclared_set_is_detected(text, codec, declared):
    assert to_utf8(text.encode(codec), declared)[0].decode() == text


@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1"])
def test_utf8_with_a_few_broken_places_stays_utf8(declared):
    payload = (RUSSIAN * 20).encode()
    broken = payload[:100] + b"\xff" + payload[100:301]  # a stray byte, and cut in the middle of a letter
    text = to_utf8(broken, declared)[0].decode()
    assert text.count("\ufffd") <= 3
    assert RUSSIAN[:40] in text


@pytest.mark.parametrize("mark", [True, False])
@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["<html><p>A quiet harbour</p>\n" * 5, "<p>" + RUSSIAN * 9 + "</p>\n"])
def test_wide_encodings_are_read_with_or_without_their_mark(mark, name, text):
    if name.startswith("utf-32") and not mark and "П" in text:
        pytest.skip("a third of the pattern is missing; nobody stores pages so")
    bom = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
    bom |= {"utf-32-le": codecs.BOM_UTF32_LE, "utf-32-be": codecs.BOM_UTF32_BE}
    assert to_utf8((bom[name] if mark else b"") + text.encode(name), "utf-8") == (text.encode(), name)


def test_a_byte_order_mark_is_dropped_and_beats_every_declaration():
    assert to_utf8(codecs.BOM_UTF8 + GERMAN.encode(), "windows-1251") == (GERMAN.encode(), "utf-8")


def test_stray_nuls_are_dropped():
    assert to_utf8(b"a\0quiet" + GERMAN.encode() + b"\0") == (b"aquiet" + GERMAN.encode(), "utf-8")


@given(
    st.binary(max_size=400),
    st.sampled_from([None, "utf-8", "latin-1", "utf-16", "hex", "idna", "x" * 50, "", "euc-kr"]),
)
def test_any_bytes_under_any_declaration_become_utf8(payload, declared):
    got, name = to_utf8(payload, declared)
    got.decode("utf-8")
    codecs.lookup(name)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), max_size=300))
def test_text_in_utf8_comes_back_as_it_was(text):
    assert to_utf8(text.encode()) == (text.encode(), "utf-8")


@given(st.binary(max_size=200))
def test_validity_is_what_python_says_it_is(payload):
    try:
        payload.decode()
        valid = True
    except UnicodeDecodeError:
        valid = False
    assert is_utf8(payload) is valid
