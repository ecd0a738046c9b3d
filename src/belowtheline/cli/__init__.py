"""`btl`: friendly defaults, progress, tables. Commands are loaded when called: importing Beam alone takes seconds."""

import difflib
import importlib
import os
import sys
from collections.abc import Sequence

import click

from belowtheline import __version__
from belowtheline.errors import BelowTheLineError, UsageError

_COMMANDS = {  # command → its line in `btl --help`; the module is cli/<command>.py
    "ingest": "Read dumps, write a corpus.",
    "watch": "Publish files as they arrive in a folder.",
    "inspect": "Show what is found on one page, and why. Writes nothing.",
    "sql": "Query a corpus with DuckDB.",
    "export": "Write the threads for ConvoKit or as TEI.",
    "report": "Write one HTML page about a corpus.",
    "repeats": "Show which comments repeat which, and why.",
    "replay": "Take up dead letters again.",
    "verify": "Check that every run adds up.",
    "doctor": "Check every invariant of a corpus.",
    "reindex": "Make anew what later runs settle repeats over.",
    "schema": "Print the columns of a dataset.",
    "demo": "Ingest the packaged samples and look at the result.",
}

_EPILOG = """\b
Examples:
  btl ingest crawl.warc.gz --output corpus      one archive
  btl ingest pages/ 'more/*.jsonl' -o corpus    folders and patterns, mixed
  btl inspect page.html                         one page, as a tree
  btl sql corpus "SELECT site, count(*) FROM comments GROUP BY 1"
  btl verify corpus                             exit code 1 if a row is unaccounted for

\b
Exit codes: 0 all accounted for, 1 the run failed or does not add up, 2 wrong usage."""


class _LazyGroup(click.Group):
    """A group that imports a command's module only when that command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"belowtheline.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        close = difflib.get_close_matches(args[0], _COMMANDS, n=1)
        if close and args[0] not in _COMMANDS:
            raise UsageError(f"no such command: {args[0]}; did you mean btl {close[0]}?")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(
    "btl",
    cls=_LazyGroup,
    epilog=_EPILOG,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="btl")
@click.pass_context
def _btl(ctx: click.Context) -> int:
    """Raw dumps of news pages in, a clean and queryable corpus of reader comments out."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
    return 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `btl` and return its exit code."""
    try:
        result = _btl.main(args=arguments, prog_name="btl", standalone_mode=False)
    except click.ClickException as error:
        context = error.ctx if isinstance(error, click.UsageError) else None
        advice = f"\nTry: {context.command_path} --help" if context else ""
        return _complain(error.format_message() + advice, 2)
    except UsageError as error:
        return _complain(str(error), 2)
    except BrokenPipeError:
        return _abandon_output()
    except OSError as error:
        return _complain(f"{error.filename}: {error.strerror}" if error.filename else str(error), 1)
    except BelowTheLineError as error:
        return _complain(str(error), 1)
    except (KeyboardInterrupt, click.Abort):
        return _complain("stopped", 130)
    return result if isinstance(result, int) else 0


def _complain(message: str, code: int) -> int:
    click.echo(f"btl: {message}", err=True)
    return code


def _abandon_output() -> int:
    """Leave without a traceback at exit: the reader of our output has gone (`btl … | head`)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
