"""Flags of Beam itself: told apart from slips of the keyboard."""

import argparse
import difflib
from collections.abc import Sequence
from typing import Any

from apache_beam.options.pipeline_options import PipelineOptions

from belowtheline.errors import UsageError
from belowtheline.options import IngestOptions, fields_of


def check(flags: Sequence[str]) -> None:
    """Raise UsageError when Beam does not know one of `flags` (each written --name or --name=value)."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    for options in _all_options(PipelineOptions):
        add = vars(options).get("_add_argparse_args")
        if add is not None:
            add.__func__(options, parser)
    known = set(parser._option_string_actions)
    ours = [f"--{field.name.replace('_', '-')}" for field in fields_of(IngestOptions)]
    for flag in flags:
        name = flag.partition("=")[0]
        if name not in known and name.replace("-", "_").replace("__", "--", 1) not in known:
            near = difflib.get_close_matches(name, [*ours, *known], 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise UsageError(f"no such option: {name}{hint} (see btl ingest --help)")


def _all_options(root: Any) -> list[Any]:
    found: list[Any] = []
    for options in root.__subclasses__():
        found += [options, *_all_options(options)]
    return found
