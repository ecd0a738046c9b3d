import re
from pathlib import Path

import pytest

from belowtheline import schemas
from belowtheline.cli import _COMMANDS
from belowtheline.records import Completeness

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_readme_is_short():
    assert len(README.splitlines()) < 150


@pytest.mark.parametrize("command", _COMMANDS)
def test_every_command_is_in_the_readme(command):
    assert f"`btl {command}" in README


def test_no_command_in_the_readme_is_missing_from_the_program():
    assert set(re.findall(r"\bbtl ([a-z]+)", README)) <= set(_COMMANDS)


@pytest.mark.parametrize("dataset", schemas.names())
def test_every_dataset_is_in_the_readme(dataset):
    assert f"`{dataset}/`" in README


@pytest.mark.parametrize("value", [value.value for value in Completeness])
def test_every_value_of_completeness_is_in_the_readme(value):
    assert f"`{value}`" in README


def test_every_make_target_in_the_readme_exists():
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(re.findall(r"make ([a-z]+) ", README)) <= set(targets)
