"""The registry, the import contract and the modules name the same systems."""

import tomllib
from pathlib import Path

from belowtheline.parsers import comments
from belowtheline.parsers.comments import PARSERS

ROOT = Path(__file__).parents[3]


def test_every_registered_system_is_under_the_contract_that_keeps_systems_apart():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    (independent,) = (c["modules"] for c in contracts if c["type"] == "independence")
    systems = {
        f"{comments.__name__}.{path.stem}"
        for path in Path(comments.__file__).parent.glob("[a-z]*.py")
        if "\nPARSER" in path.read_text() or "\nGISCUS" in path.read_text()
    }
    assert systems == set(independent)


def test_no_two_systems_share_a_name():
    names = [parser.name for parser in PARSERS]
    assert len(names) == len(set(names))
