import click
import pytest

from belowtheline.cli.threshold import Threshold, read_threshold


def read(text: str) -> Threshold:
    command = click.Command("x")
    found = read_threshold(click.Context(command), click.Option(["--max"]), text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "dead", "captures", "exceeded"),
    [
        ("0", 0, 10, False),
        ("0", 1, 10, True),
        ("3", 3, 10, False),
        ("3", 4, 10, True),
        ("10%", 1, 10, False),
        ("10%", 2, 10, True),
        ("2.5%", 25, 1000, False),
        ("2.5%", 26, 1000, True),
        ("100%", 10, 10, False),
        ("50%", 0, 0, False),
        ("50%", 1, 0, True),
    ],
)
def test_limit_is_the_last_number_allowed(text, dead, captures, exceeded):
    assert read(text).exceeded_by(dead, captures) is exceeded


@pytest.mark.parametrize("text", ["", "many", "-1", "-1%", "101%", "1.5", "nan%", "inf%", "%"])
def test_what_is_neither_number_nor_share_is_explained(text):
    with pytest.raises(click.BadParameter, match=r"write a number such as 10, or a share such as 2\.5%"):
        read(text)


@pytest.mark.parametrize("text", ["10", "2.5%"])
def test_threshold_prints_as_it_was_typed(text):
    assert str(read(text)) == text
