"""Patterns match the names that pathlib's glob matches on a disk."""

import pytest

from belowtheline.storage import patterns

TREE = ("a.html", "b.htm", ".c.html", "d/a.html", "d/e/a.html", "d/.e/a.html", "d/e/f/[1].html", "ä/a b.html")


@pytest.mark.parametrize("pattern", ["*", "*.html", "**/*.html", "d/**/a.html", "d/?/*", "[!a]*", "[a-b].*", "d/e/f/[[]1].html", "d/e/f/["])  # fmt: skip
def test_as_on_a_disk(tmp_path, pattern):
    for name in TREE:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    local = {p.relative_to(tmp_path).as_posix() for p in tmp_path.glob(pattern) if p.is_file()}
    assert {name for name in TREE if patterns.compiled(pattern, hidden=True).fullmatch(name)} == local
    assert all(name.startswith(patterns.fixed_part(pattern)) for name in local)


def test_leading_dots_are_matched_only_when_asked_for():
    found = {
        hidden: [n for n in TREE if patterns.compiled("**/*.html", hidden=hidden).fullmatch(n)]
        for hidden in (True, False)
    }
    assert set(found[True]) - set(found[False]) == {".c.html", "d/.e/a.html"}
