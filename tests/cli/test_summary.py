import io
from datetime import timedelta

from rich.console import Console

from belowtheline.cli.summary import print_summary, verdict
from tests.analytics.corpora import NOON, row

ROW = row(
    "runs",
    run_id="r1",
    files_read=2,
    bytes_read=3_000_000,
    captures_read=1200,
    captures_parsed=1199,
    comments_parsed=31,
    comments_kept=30,
    comments_repeats=1,
    dead_letters=1,
    formats=[{"name": "html", "count": 1000}, {"name": "warc", "count": 200}],
    systems=[{"name": "disqus", "pages": 5, "comments": 0}, {"name": "wpdiscuz", "pages": 90, "comments": 31}],
    completeness=[{"name": "complete", "count": 3}],
    relations=[{"name": "recapture", "count": 1}],
    reasons=[{"name": "read/truncated", "count": 1}],
    skipped=[{"name": "warc:request", "count": 4}],
    timings=[{"stage": "parse", "seconds": 1.5}],
    started_at=NOON,
    finished_at=NOON + timedelta(seconds=2),
)


def printed(*, terminal: bool, values=ROW) -> str:
    file = io.StringIO()
    print_summary(Console(file=file, force_terminal=terminal, width=100, markup=False, color_system=None), values, "c")
    return file.getvalue()


def test_elsewhere_than_a_terminal_each_fact_is_a_plain_line():
    lines = printed(terminal=False).splitlines()
    for line in (
        "totals: captures read: 1,200",
        "pages by format: html: 1,000",
        "comment systems: wpdiscuz: 90 pages, 31 comments",
        "completeness: complete: 3",
        "repeats: recapture: 1",
        "dead letters: read/truncated: 1",
        "records that are no pages: warc:request: 4",
        "throughput: a second, over the whole run: 600 pages, 1.5 MB",
    ):
        assert line in lines


def test_the_largest_part_comes_first():
    text = printed(terminal=False)
    assert text.index("wpdiscuz") < text.index("disqus:")


def test_the_table_holds_the_same_facts():
    text = printed(terminal=True)
    for fact in ("run r1 → c", "captures read", "1,200", "wpdiscuz", "90 pages, 31 comments", "read/truncated"):
        assert fact in text


def test_the_verdict_is_the_last_line_in_both():
    for terminal in (True, False):
        assert printed(terminal=terminal).splitlines()[-1] == verdict(ROW)


def test_names_taken_from_input_cannot_drive_the_terminal_or_the_markup():
    nasty = ROW | {"skipped": [{"name": "type:\x1b[2J[red]x[/nope]", "count": 1}]}
    text = printed(terminal=True, values=nasty)
    assert "\x1b[2J" not in text
    assert "[red]x[/nope]" in text
