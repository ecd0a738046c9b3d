"""docs/reliability.md names tests that exist, and every long proof is run by the target it names."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", TEXT)))


def test_the_document_names_tests():
    assert sum(bool(name) for _, name in NAMED) > 10


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_every_test_that_is_named_exists(path, name):
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    assert not name or name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_row_of_promises_has_a_proof():
    rows = [line for line in TEXT.splitlines() if line.startswith("| **")]
    assert len(rows) >= 10
    for row in rows:
        assert "tests/" in row, row


def test_both_targets_are_in_the_makefile():
    rules = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^test: ", rules, re.MULTILINE)
    assert re.search(r"^reliability: .*\n.*-m reliability", rules, re.MULTILINE)
