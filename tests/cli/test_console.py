import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from belowtheline.cli.console import printable


@given(st.text())
def test_nothing_that_controls_a_terminal_is_left(text):
    shown = printable(text)
    left = {c for c in shown if unicodedata.category(c) in ("Cc", "Cf")}
    assert left <= set("\n\t\u200c\u200d")


@given(st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs"))))
def test_ordinary_text_of_any_script_is_left_alone(text):
    assert printable(text) == text


def test_an_escape_is_visible_and_a_reversal_is_gone():
    assert printable("a\x1b[31mb\u202ec") == "a\N{REPLACEMENT CHARACTER}[31mbc"
