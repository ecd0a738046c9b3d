import subprocess
import sys

import pytest

from belowtheline import __version__
from belowtheline.cli import main
from belowtheline.errors import CorpusError, UsageError
from tests.cli.running import btl


def test_version_is_the_package_version(capsys):
    assert btl(capsys, "--version").out == f"btl, version {__version__}\n"


def test_help_names_every_command_with_an_example(capsys):
    text = btl(capsys, "--help").out
    for command in ("ingest", "inspect", "sql", "verify", "schema", "demo"):
        assert f"\n  {command} " in text
    assert "btl ingest crawl.warc.gz --output corpus" in text


@pytest.mark.parametrize("command", ["ingest", "inspect", "sql", "verify", "schema"])
def test_help_of_a_command_teaches_by_example(capsys, command):
    result = btl(capsys, command, "--help")
    assert result.code == 0
    assert f"\n    btl {command}" in result.out, "examples stand on lines of their own, not run together"


def test_btl_alone_prints_help_to_stderr_and_counts_as_wrong_usage(capsys):
    result = btl(capsys)
    assert (result.code, result.out) == (2, "")
    assert "Commands:" in result.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["inspct"], "no such command: inspct; did you mean btl inspect?"),
        (["xyzzy"], "No such command 'xyzzy'"),
        (["sql"], "Missing argument 'CORPUS'"),
        (["sql", "--formt", "csv", "x"], "No such option"),
    ],
)
def test_wrong_usage_is_one_message_and_exit_code_2(capsys, arguments, message):
    result = btl(capsys, *arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("btl: ")
    assert message in result.err


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (UsageError("give one"), 2, "btl: give one\n"),
        (CorpusError("torn"), 1, "btl: torn\n"),
        (OSError(28, "No space left on device"), 1, "btl: [Errno 28] No space left on device\n"),
        (KeyboardInterrupt(), 130, "\nbtl: stopped\n"),
    ],
)
def test_errors_end_the_command_with_their_exit_code(capsys, monkeypatch, error, code, message):
    def fail(_corpus: str):
        raise error

    monkeypatch.setattr("belowtheline.cli.sql.connect", fail)
    result = btl(capsys, "sql", "corpus", "SELECT 1")
    assert (result.code, result.err) == (code, message)


def test_a_bug_of_ours_is_not_dressed_up_as_a_message(monkeypatch):
    def fail(_corpus: str):
        raise ZeroDivisionError

    monkeypatch.setattr("belowtheline.cli.sql.connect", fail)
    with pytest.raises(ZeroDivisionError):
        main(["sql", "corpus", "SELECT 1"])


@pytest.mark.parametrize(
    "arguments", [["--help"], ["ingest", "--help"], ["schema"], ["sql", "nowhere"], ["inspect", "--help"]]
)
def test_beam_is_not_imported_by_commands_that_do_not_run_a_pipeline(arguments):
    script = (
        "import sys; from belowtheline.cli import main; main(sys.argv[1:]); "
        "print('beam' if 'apache_beam' in sys.modules else 'no beam')"
    )
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "no beam"


def test_a_reader_that_goes_away_costs_no_traceback():
    command = f"{sys.executable} -m belowtheline schema --as avro | head -c 20"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert done.stderr == ""
