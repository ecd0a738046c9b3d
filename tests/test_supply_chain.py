"""What we run is what is locked, and nothing that we read can make us run anything."""

import ast
import re
from pathlib import Path

import pytest

from belowtheline.errors import UsageError
from belowtheline.storage.layout import checked_run_id
from tests import audit

ROOT = Path(__file__).parents[1]
SOURCES = sorted(p for folder in ("src", "pipelines") for p in (ROOT / folder).rglob("*.py"))
MODULES = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "subprocess", "yaml", "ctypes"}
CALLS = {"eval", "exec", "compile", "__import__"}
ATTRIBUTES = {("os", "system"), ("os", "popen"), ("np", "load"), ("numpy", "load"), ("tempfile", "mktemp")} | {
    (owner, name)
    for owner in ("ElementTree", "ET", "etree", "minidom")
    for name in ("parse", "iterparse", "fromstring", "XML")
}  # entities that swell


def dangers(tree):
    """Yield what in a module could run what it reads: unpickling, evaluating, shells."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names if alias.name.split(".")[0] in MODULES)
            case ast.ImportFrom(module=str(module)) if module.split(".")[0] in MODULES:
                yield module
            case ast.Call(func=ast.Name(id=name)) if name in CALLS:
                yield name
            case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=name)) if (owner, name) in ATTRIBUTES:
                yield f"{owner}.{name}"
            case ast.keyword(arg="shell" | "allow_pickle"):
                yield str(node.arg)


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_module_can_run_what_it_reads(path):
    assert list(dangers(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "code",
    [
        "import pickle", "from marshal import loads", "import yaml", "import subprocess", "eval('1')", "exec(x)",
        "os.system(x)", "np.load(p, allow_pickle=True)", "run(x, shell=True)", "ElementTree.fromstring(x)",
    ],
)  # fmt: skip
def test_the_scan_sees_each_danger(code):
    assert list(dangers(ast.parse(code)))


def test_every_locked_library_has_hashes_and_no_index_is_named():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[A-Za-z0-9])", re.sub(r"^#.*\n", "", lock, flags=re.MULTILINE).strip())
    assert len(entries) > 30
    for entry in entries:
        first = entry.partition("\n")[0]
        assert re.match(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==\S+", first), first
        assert "--hash=sha256:" in entry, first
    assert "://" not in lock
    assert "--index-url" not in lock
    assert "--trusted-host" not in lock


@pytest.mark.parametrize("name", ["../up", "a/b", "a\\b", "", ".hidden", "a\0b", "a" * 101, "a b", "a\nb", "-x", "é"])
def test_a_name_that_becomes_a_folder_is_checked(name):
    with pytest.raises(UsageError, match="--run-id"):
        checked_run_id(name)


@pytest.mark.parametrize(
    ("output", "code", "words"),
    [
        ("", 0, "AUDIT SKIPPED"),
        ("[]", 0, "AUDIT SKIPPED"),
        ('{"dependencies": [{"name": "a", "version": "1", "vulns": []}]}', 0, "no known vulnerability in 1"),
        ('{"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "PYSEC-1"}]}]}', 1, "a 1: PYSEC-1"),
    ],
)
def test_an_audit_fails_for_what_it_finds_and_says_loudly_when_it_could_not_look(output, code, words):
    got, said = audit.verdict(output)
    assert got == code
    assert words in said
