import json

import pytest

from belowtheline.cli import verify
from belowtheline.storage.verify import RunCheck, VerifyReport
from tests.cli.running import btl

GOOD = VerifyReport((RunCheck("r1", 3, 20, ()), RunCheck("r2", 1, 5, ())), ())
BAD = VerifyReport((RunCheck("r1", 3, 20, ("comments: 19 rows, 20 promised",)),), ("articles/run=x is a stray",))


@pytest.fixture
def report(monkeypatch):
    def set_report(value):
        monkeypatch.setattr(verify, "verify", lambda _corpus: value)

    return set_report


def test_a_corpus_that_adds_up_is_exit_code_0(capsys, report):
    report(GOOD)
    result = btl(capsys, "verify", "c")
    assert (result.code, result.out) == (0, "")
    assert result.err == "c: 2 runs, 4 captures, 25 comments: all accounted for\n"


def test_every_problem_is_named_and_the_exit_code_is_1(capsys, report):
    report(BAD)
    result = btl(capsys, "verify", "c")
    assert result.code == 1
    assert result.err.splitlines() == [
        "articles/run=x is a stray",
        "run r1: comments: 19 rows, 20 promised",
        "c: 2 problems",
    ]


def test_json_holds_the_runs(capsys, report):
    report(BAD)
    printed = json.loads(btl(capsys, "verify", "c", "--json").out)
    assert printed["ok"] is False
    assert printed["runs"][0]["run_id"] == "r1"


def test_quiet_tells_by_exit_code_alone(capsys, report):
    report(BAD)
    result = btl(capsys, "verify", "c", "--quiet")
    assert (result.code, result.out, result.err) == (1, "", "")


def test_missing_corpus_is_exit_code_1(capsys, tmp_path):
    result = btl(capsys, "verify", str(tmp_path / "none"))
    assert result.code == 1
    assert result.err.startswith("btl: ")
