"""Options meant for Beam: known to it, or refused with the nearest name."""

import argparse
import difflib
from collections.abc import Sequence

from apache_beam.options.pipeline_options import PipelineOptions

from belowtheline.errors import UsageError


def check(arguments: Sequence[str]) -> None:
    """Raise UsageError unless each of `arguments`, written --name or --name=value, is an option Beam knows.

    Beam itself passes over unknown options in silence, so a slip of the pen would run the job with the default.
    """
    actions = _known()
    for argument in arguments:
        flag, equals, _ = argument.partition("=")
        action = actions.get(flag)
        if action is None:
            close = difflib.get_close_matches(flag, actions, n=1)
            advice = f"; did you mean {close[0]}?" if close else ". Options: btl ingest --help"
            raise UsageError(f"no such option: {flag}{advice}")
        if not equals and action.nargs not in (0, "?"):
            raise UsageError(f"{flag} needs a value, written with an equals sign: {flag}={action.metavar or 'VALUE'}")


def _known() -> dict[str, argparse.Action]:
    parser = argparse.ArgumentParser(add_help=False, conflict_handler="resolve")
    for options in _subclasses(PipelineOptions):
        options._add_argparse_args(parser)
    return {flag: action for action in parser._actions for flag in action.option_strings}


def _subclasses(base: type) -> list[type]:
    """Return every class of options there is, in a stable order."""
    found = {}
    for child in base.__subclasses__():
        found.update(
            {
                f"{c.__module__}.{c.__qualname__}": c
                for c in [child, *_subclasses(child)]
                if "_add_argparse_args" in vars(c)
            }
        )
    return [found[name] for name in sorted(found)]
