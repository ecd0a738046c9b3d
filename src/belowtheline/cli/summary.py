"""The closing table of a run, and its one-line verdict."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from rich.console import Console
from rich.table import Table

from belowtheline.cli.console import counted, megabytes, number, printable

Line: TypeAlias = tuple[str, str, str]  # group, name, value

_BREAKDOWNS = (  # column of `runs/` → title of its part of the closing table
    ("formats", "pages by format"),
    ("systems", "comment systems"),
    ("completeness", "completeness"),
    ("relations", "repeats"),
    ("reasons", "dead letters"),
    ("skipped", "records that are no pages"),
)
_TOTALS = (
    ("files_read", "files read"),
    ("captures_read", "captures read"),
    ("articles", "articles"),
    ("comments_parsed", "comments parsed"),
    ("comments_kept", "comments kept"),
    ("comments_repeats", "repeats set aside"),
    ("dead_letters", "dead letters"),
)


def print_summary(console: Console, row: Mapping[str, Any], corpus: str) -> None:
    """Print one row of `runs/`: a table on a terminal, plain lines elsewhere. The verdict is the last line."""
    lines = [("totals", name, number(int(row[key]))) for key, name in _TOTALS]
    for key, title in _BREAKDOWNS:
        lines += [(title, item["name"], _value(item)) for item in sorted(row.get(key) or [], key=_rank)]
    lines += _speed(row)
    if console.is_terminal:
        _print_table(console, lines, f"run {row['run_id']} → {corpus}")
    else:
        for line in lines:
            console.print(printable(": ".join(line)), soft_wrap=True)
    console.print(printable(verdict(row)), soft_wrap=True)


def verdict(row: Mapping[str, Any]) -> str:
    """Return the closing line: what was kept, what was refused, whether it adds up."""
    kept = (
        f"{counted(row['captures_read'], 'capture')} read; {counted(row['comments_kept'], 'comment')} and "
        f"{counted(row['comments_repeats'], 'repeat')} written; {counted(row['dead_letters'], 'dead letter')}"
    )
    return f"{kept}; {'all accounted for' if row['reconciled'] else 'THE COUNTS DO NOT ADD UP'}."


def _speed(row: Mapping[str, Any]) -> list[Line]:
    lines = [("seconds of the workers", item["stage"], f"{item['seconds']:,.2f}") for item in row.get("timings") or []]
    whole = (row["finished_at"] - row["started_at"]).total_seconds()
    if whole > 0:
        pages, size = row["captures_read"] / whole, row["bytes_read"] / whole
        lines.append(("throughput", "a second, over the whole run", f"{pages:,.0f} pages, {megabytes(size)}"))
    return lines


def _rank(item: Mapping[str, Any]) -> tuple[int, str]:
    return -int(item["pages"] if "pages" in item else item["count"]), str(item["name"])


def _value(item: Mapping[str, Any]) -> str:
    if "pages" in item:
        return f"{number(int(item['pages']))} pages, {number(int(item['comments']))} comments"
    return number(int(item["count"]))


def _print_table(console: Console, lines: list[Line], title: str) -> None:
    table = Table(title=printable(title), title_justify="left", box=None, pad_edge=False, show_header=False)
    table.add_column(style="dim")
    table.add_column()
    table.add_column(justify="right")
    previous = ""
    for group, name, value in lines:
        if previous and group != previous:
            table.add_row()
        table.add_row("" if group == previous else group, printable(name), value)
        previous = group
    console.print(table)
