import io
import subprocess
import sys
import threading
import time

import pytest
from rich.console import Console

from belowtheline import progress
from belowtheline.cli import main, progress_bar, run
from belowtheline.options import IngestOptions
from belowtheline.records import RunSummary

INTERRUPTED = """
import _thread, threading, time
from belowtheline.cli.run import _interruptible
threading.Timer(0.3, _thread.interrupt_main).start()
_interruptible(lambda: time.sleep(60))
"""


def test_what_the_work_returns_is_returned_and_what_it_raises_is_raised():
    summary = RunSummary({})
    assert run._interruptible(lambda: summary) is summary

    def fail():
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        run._interruptible(fail)


def test_ctrl_c_leaves_at_once_with_exit_code_130_and_says_how_to_go_on():
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-c", INTERRUPTED], capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 130
    assert time.monotonic() - started < 20
    assert done.stderr.strip() == "btl: stopped; run the same command again to finish"


@pytest.mark.parametrize(
    ("flags", "main_thread"),
    [
        ([], False),
        (["--runner=DirectRunner"], False),
        (["--runner=FlinkRunner"], True),
        (["--runner=PrismRunner"], True),
    ],
)
def test_runners_that_set_signal_handlers_run_in_the_main_thread(monkeypatch, flags, main_thread):
    seen = []

    def ingest(options, beam_arguments):
        seen.append(threading.current_thread() is threading.main_thread())
        return RunSummary({})

    monkeypatch.setattr(run, "_ingest", ingest)
    run.run_ingest(IngestOptions(), flags, quiet=True)
    assert seen == [main_thread]


def test_a_job_that_was_handed_over_is_no_run_to_report(monkeypatch, capsys):
    monkeypatch.setattr(run, "_ingest", lambda *_: RunSummary({}, handed_over=True))
    assert main(["ingest", __file__, "-o", "c", "--runner=DataflowRunner"]) == 0
    assert "handed over" in capsys.readouterr().err


def test_without_a_terminal_the_counters_are_plain_lines(monkeypatch):
    monkeypatch.setattr(progress_bar, "_LINE_SECONDS", 0.01)
    progress.CURRENT.reset()
    progress.expect(2_000_000)
    progress.add(bytes_done=500_000, pages=1200, comments=7, refused=2)
    progress.enter("reading")
    file = io.StringIO()
    with progress_bar.shown(Console(file=file, force_terminal=False, width=120), quiet=False):
        time.sleep(0.2)
    assert file.getvalue().splitlines()[0] == "reading: 25% 1,200 pages  0.5 MB  7 comments  2 refused"


def test_on_a_terminal_a_bar_is_drawn_and_wiped(monkeypatch):
    monkeypatch.setattr(progress_bar, "_BAR_SECONDS", 0.01)
    file = io.StringIO()
    with progress_bar.shown(Console(file=file, force_terminal=True, width=120), quiet=False):
        progress.CURRENT.reset()
        progress.enter("reading")
        progress.add(pages=3)
        time.sleep(0.3)
    assert "3 pages" in file.getvalue()
    assert "\x1b[2K" in file.getvalue()


def test_quiet_draws_nothing():
    file = io.StringIO()
    with progress_bar.shown(Console(file=file), quiet=True):
        progress.add(pages=1)
    assert file.getvalue() == ""
