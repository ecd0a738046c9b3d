import json

import pytest

from belowtheline.cli import ingest
from belowtheline.errors import UsageError
from belowtheline.options import IngestOptions
from belowtheline.records import RunSummary
from tests.analytics.corpora import row
from tests.cli.running import btl

ROW = row("runs", run_id="r1", captures_read=10, captures_parsed=9, captures_refused=1, dead_letters=1, comments_kept=4)


@pytest.fixture
def calls(monkeypatch):
    """Stand in for the pipeline: calls made, and the row it returns under `row`."""
    made = {"row": ROW}

    def run_ingest(options, beam_arguments, *, quiet, verbose):
        made.update(options=options, beam=beam_arguments, quiet=quiet)
        return RunSummary(made["row"])

    monkeypatch.setattr(ingest, "run_ingest", run_ingest)
    return made


def test_inputs_options_and_beam_options_are_told_apart(capsys, calls):
    arguments = ["a.html", "--authors=drop", "--runner=X", "b/", "-o", "c", "--streaming", "--max-depth", "7"]
    assert btl(capsys, "ingest", *arguments).code == 0
    assert calls["options"] == IngestOptions(inputs=("a.html", "b/"), output="c", authors="drop", max_depth=7)
    assert calls["beam"] == ["--runner=X", "--streaming"]


def test_last_line_counts_the_dead_letters_and_stdout_stays_free(capsys, calls):
    result = btl(capsys, "ingest", "a", "-o", "c")
    assert result.out == ""
    last = result.err.splitlines()[-1]
    assert last == "10 captures read; 4 comments and 0 repeats written; 1 dead letter; all accounted for."


def test_json_is_the_run_row_alone_on_stdout(capsys, calls):
    result = btl(capsys, "ingest", "a", "-o", "c", "--json")
    assert json.loads(result.out)["comments_kept"] == 4
    assert result.err == ""
    assert calls["quiet"] is True


def test_quiet_prints_nothing(capsys, calls):
    result = btl(capsys, "ingest", "a", "-o", "c", "--quiet")
    assert (result.code, result.out, result.err) == (0, "", "")


@pytest.mark.parametrize(("limit", "code"), [("0", 1), ("1", 0), ("9%", 1), ("10%", 0)])
def test_too_many_dead_letters_make_exit_code_1(capsys, calls, limit, code):
    result = btl(capsys, "ingest", "a", "-o", "c", f"--max-dead-letters={limit}")
    assert result.code == code
    assert (f"1 dead letter, more than --max-dead-letters={limit}" in result.err) is (code == 1)


def test_run_that_does_not_reconcile_fails(capsys, calls):
    calls["row"] = ROW | {"reconciled": False}
    result = btl(capsys, "ingest", "a", "-o", "c")
    assert result.code == 1
    assert "THE COUNTS DO NOT ADD UP" in result.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "c"], "nothing to read: name at least one"),
        (["a"], "Missing option '-o' / '--output'"),
        (["a", "-o", "c", "--runner", "X"], "--runner X: write --runner=X"),
        (["a", "-o", "c", "-x"], "no such option: -x"),
        (["a", "-o", "c", "--max-dead-letters=lots"], "write a number such as 10"),
    ],
)
def test_wrong_usage_says_what_to_type(capsys, calls, arguments, message):
    result = btl(capsys, "ingest", *arguments)
    assert result.code == 2
    assert message in result.err
    assert "options" not in calls, "nothing ran"


def test_a_dash_alone_is_an_input_name():
    assert ingest.split_arguments(("-",)) == (("-",), [])


def test_no_input_is_refused_even_with_beam_options():
    with pytest.raises(UsageError, match="nothing to read"):
        ingest.split_arguments(("--runner=X",))


def test_option_that_beam_does_not_know_is_refused_with_the_nearest_name(capsys, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<p>Hello")
    result = btl(capsys, "ingest", str(page), "-o", str(tmp_path / "c"), "--runer=FnApiRunner")
    assert result.code == 2
    assert "--runner" in result.err
    assert not (tmp_path / "c").exists()
