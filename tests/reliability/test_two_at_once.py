"""Two real processes writing into one corpus at the same time: each lands whole or refuses, and the corpus is sound."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from belowtheline.analytics.doctor import examine
from belowtheline.storage import runs
from belowtheline.storage.layout import Corpus
from tests.reliability.killing import run
from tests.transforms.pages import dump, talk


@pytest.mark.parametrize("same", [False, True], ids=["two inputs", "one input"])
def test_two_at_once_each_land_whole_or_refuse(tmp_path, same):
    inputs = {"one": dump(tmp_path / "one"), "two": dump(tmp_path / "two") if same else talk(tmp_path / "two")}
    corpus = tmp_path / "c"
    names = ["one", "one"] if same else ["one", "two"]
    commands = [["ingest", str(inputs[name]), "--quiet", f"--run-id={name}", "-o", str(corpus)] for name in names]
    with ThreadPoolExecutor(2) as pool:
        codes = [ended.code for ended in pool.map(lambda command: run(command, []), commands)]
    assert sorted(set(codes)) in ([0], [0, 1])
    landed = {name for name, code in zip(names, codes, strict=True) if code == 0}
    assert set(runs.committed(Corpus(corpus))) == landed
    assert [run(command, []).code for command in commands] == [0, 0]
    assert set(runs.committed(Corpus(corpus))) == set(names)
    assert [check.name for check in examine(Corpus(corpus)) if check.wrong] == []
    assert [path.name for path in (corpus / "_staging").iterdir()] == [".lock"]
