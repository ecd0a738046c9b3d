"""Command-line options made from a settings class: one generic function, so an option is declared once."""

import dataclasses
import types
import typing
from collections.abc import Mapping
from typing import Any

import click

_TYPES: dict[Any, Any] = {int: click.INT, float: click.FLOAT, str: click.STRING}


def click_options(settings: type, *, skip: frozenset[str] = frozenset()) -> list[click.Option]:
    """Return a click option for each field of a settings class, and of the settings classes it holds."""
    options: list[click.Option] = []
    kinds = typing.get_type_hints(settings)
    for field in dataclasses.fields(settings):
        if field.name in skip:
            continue
        if dataclasses.is_dataclass(kinds[field.name]):
            options.extend(click_options(kinds[field.name]))
        else:
            options.append(_option(field, kinds[field.name]))
    return options


def build(settings: type, values: Mapping[str, Any]) -> Any:
    """Return a settings object from click's values: the inverse of `click_options`."""
    kinds = typing.get_type_hints(settings)
    arguments: dict[str, Any] = {}
    for field in dataclasses.fields(settings):
        if dataclasses.is_dataclass(kinds[field.name]):
            arguments[field.name] = build(kinds[field.name], values)
        elif field.name in values:
            arguments[field.name] = values[field.name]
    return settings(**arguments)


def _option(field: "dataclasses.Field[Any]", kind: Any) -> click.Option:
    flag = "--" + field.name.replace("_", "-")
    default = field.default if field.default is not dataclasses.MISSING else None
    help_text = field.metadata.get("help", "")
    if kind is bool:
        return click.Option([flag, field.name], is_flag=True, default=bool(default), help=help_text)
    choices = field.metadata.get("choices", ())
    multiple = typing.get_origin(kind) is tuple
    return click.Option(
        [flag, field.name],
        type=click.Choice(choices) if choices else _TYPES[_plain(kind)],
        default=default,
        show_default=default not in (None, (), ""),
        metavar=field.metadata.get("metavar"),
        multiple=multiple,
        help=help_text,
    )


def _plain(kind: Any) -> Any:
    """Return T for T, `T | None` and `tuple[T, ...]`."""
    if typing.get_origin(kind) in (types.UnionType, typing.Union, tuple):
        return next(part for part in typing.get_args(kind) if part not in (type(None), Ellipsis))
    return kind
