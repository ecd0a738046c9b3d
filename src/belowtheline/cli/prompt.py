"""The SQL prompt: lines until a semicolon, history in the user's state folder, Tab, and four dot commands."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from belowtheline.cli.console import people
from belowtheline.errors import UsageError

_DOT_COMMANDS = {
    ".tables": """
        SELECT view_name AS view, column_count AS columns FROM duckdb_views() WHERE NOT internal ORDER BY ALL
    """,
    ".schema": """
        SELECT table_name AS view, column_name AS column, data_type AS type FROM duckdb_columns()
        WHERE NOT internal AND table_name NOT LIKE '%_rows' ORDER BY table_name, column_index
    """,
}
_WELCOME = "SQL ends with a semicolon, Tab completes. .tables and .schema list what there is, .quit leaves."
_HISTORY_LINES = 1_000


def expand(line: str) -> str:
    """Return the query behind a dot command, or the line itself."""
    return _DOT_COMMANDS.get(line.strip().rstrip(";"), line)


def converse(
    answer: Callable[[str], None],
    read: Callable[[str], str] = input,
    complete: Callable[[str, int], str | None] | None = None,
) -> None:
    """Read queries and answer them until .quit or the end of input; a wrong query is explained, no more.

    `complete` is what Tab asks, in readline's way.
    """
    console = people()
    console.print(_WELCOME)
    with _line_editing(complete):
        for query in _queries(read):
            try:
                answer(expand(query))
            except UsageError as error:
                console.print(str(error))
            except KeyboardInterrupt:
                console.print("stopped")


def _queries(read: Callable[[str], str]) -> Iterator[str]:
    lines: list[str] = []
    while True:
        try:
            line = read("   … " if lines else "btl> ")
        except EOFError:
            return
        except KeyboardInterrupt:  # as in a shell: forget what was typed
            lines = []
            print()  # noqa: T201 - ends the line of the prompt
            continue
        word = line.strip().rstrip(";")
        if not lines and word in (".quit", ".exit", "quit", "exit"):
            return
        if not lines and not word:
            continue
        lines.append(line)
        if line.rstrip().endswith(";") or lines[0].startswith("."):
            yield "\n".join(lines)
            lines = []


@contextmanager
def _line_editing(complete: Callable[[str, int], str | None] | None) -> Iterator[None]:
    """Complete words and keep what was typed across sessions; without the readline module the prompt works, plainly."""
    try:
        import readline  # noqa: PLC0415 - missing in some builds of Python
    except ImportError:
        yield
        return
    state = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    path = state / "belowtheline" / "sql_history"
    try:
        readline.read_history_file(path)
    except OSError:
        readline.clear_history()
    readline.set_completer(complete)
    readline.set_completer_delims(" \t\n()[]{}=<>+-*/%,;'\"|")
    # The readline of macOS is another library in disguise, and has its own words.
    libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if libedit else "tab: complete")
    try:
        yield
    finally:
        readline.set_completer(None)
        readline.set_history_length(_HISTORY_LINES)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            readline.write_history_file(path)
        except OSError:
            return  # a home that cannot be written to costs the history, nothing else
