import dataclasses
from dataclasses import dataclass, field

import click
import pytest
from click.testing import CliRunner

from belowtheline.cli.options import build, click_options
from belowtheline.options import IngestOptions, option


@dataclass(frozen=True)
class Inner:
    most: int = option(5, "At most.", metavar="N")
    seconds: float = option(1.5, "How long.")


@dataclass(frozen=True)
class Settings:
    name: str | None = option(None, "A name.")
    mode: str = option("fast", "How.", choices=("fast", "slow"))
    loud: bool = option(False, "Shout.")
    tags: tuple[str, ...] = option((), "Labels.")
    inner: Inner = field(default_factory=Inner)


def parse(*arguments: str) -> Settings:
    seen = []
    command = click.Command("x", params=click_options(Settings), callback=lambda **v: seen.append(build(Settings, v)))
    result = CliRunner().invoke(command, arguments, standalone_mode=False)
    if result.exception:
        raise result.exception
    return seen[0]


def test_without_options_the_defaults_of_the_class_hold():
    assert parse() == Settings()


def test_every_kind_of_field_is_read():
    given = parse("--name", "n", "--mode=slow", "--loud", "--tags=a", "--tags", "b", "--most=9", "--seconds=0.5")
    assert given == Settings("n", "slow", True, ("a", "b"), Inner(9, 0.5))


def test_value_outside_the_choices_is_refused():
    with pytest.raises(click.BadParameter, match="'medium' is not one of"):
        parse("--mode=medium")


def test_help_value_name_and_default_come_from_the_declaration():
    text = CliRunner().invoke(click.Command("x", params=click_options(Settings)), ["--help"]).output
    assert "--most N" in text
    assert "At most.  [default: 5]" in text
    assert "[fast|slow]" in text


def test_every_ingest_option_is_on_the_command_line_with_its_help():
    options = {made.name: made for made in click_options(IngestOptions)}
    for declared in dataclasses.fields(IngestOptions):
        assert options[declared.name].help == declared.metadata["help"]


def test_ingest_options_survive_the_way_through_click():
    made = click_options(IngestOptions, skip=frozenset({"inputs", "output"}))
    seen = []
    command = click.Command("x", params=made, callback=lambda **values: seen.append(build(IngestOptions, values)))
    CliRunner().invoke(command, ["--max-comments=3", "--authors=drop"], catch_exceptions=False)
    assert seen == [IngestOptions(max_comments=3, authors="drop")]
