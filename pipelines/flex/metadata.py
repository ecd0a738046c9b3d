"""Writes metadata*.json beside this file: the parameters of the templates, made from options.py and nothing else.

python pipelines/flex/metadata.py
"""

import json
from pathlib import Path
from typing import Any

from belowtheline import options

TEMPLATES = (
    (
        "metadata.json",
        "IngestOptions",
        False,
        "belowtheline ingest",
        "Dumps of news pages in, a corpus of comments out.",
    ),
    ("metadata-stream.json", "StreamOptions", True, "belowtheline stream", "Page dumps as they arrive, comments out."),
)
"""File, options class, whether it streams, name, description. A class that does not exist (yet) has no template."""

NEEDED = frozenset({"inputs", "output"})

_PLACE = r"gs://[a-z0-9][a-z0-9._-]{1,61}[a-z0-9](/[^,]*)?"
_PATTERNS = {
    "inputs": rf"^{_PLACE}(,{_PLACE})*$",
    "output": rf"^{_PLACE}$",
    "author_key_file": rf"^({_PLACE})?$",
    "run_id": r"^([A-Za-z0-9][A-Za-z0-9._-]{0,99})?$",
}
"""What a worker in the cloud can reach is narrower than what a path may be."""


def metadata(settings: type, name: str, description: str, *, streaming: bool) -> dict[str, Any]:
    """Return the metadata of a template with one parameter for each option of a settings class."""
    parameters = [_parameter(spec) for spec in options.fields_of(settings)]
    parameters.sort(key=lambda parameter: parameter["isOptional"])  # what is needed first
    return {"name": name, "description": description, "streaming": streaming, "parameters": parameters}


def _parameter(spec: Any) -> dict[str, Any]:
    text = spec.metadata["help"]
    if spec.name not in NEEDED and spec.default not in ("", ()):
        text += f" Default: {str(spec.default).lower() if isinstance(spec.default, bool) else spec.default}."
    return {
        "name": spec.name,
        "label": spec.name.replace("_", " ").capitalize(),
        "helpText": text,
        "isOptional": spec.name not in NEEDED,
        "regexes": [_PATTERNS.get(spec.name) or _pattern(spec)],
    }


def _pattern(spec: Any) -> str:
    match spec.default:
        case bool():
            return "^(true|false)$"
        case int():
            return "^[0-9]+$"
        case float():
            return r"^[0-9]+(\.[0-9]+)?$"
        case tuple():
            return "^[^,]+(,[^,]+)*$"
        case _ if spec.metadata["choices"]:
            return f"^({'|'.join(spec.metadata['choices'])})$"
        case _:
            return "^.*$"


def files() -> dict[str, str]:
    """Return the text of every metadata file by name."""
    made = {}
    for file, settings, streaming, name, description in TEMPLATES:
        if hasattr(options, settings):
            made[file] = metadata(getattr(options, settings), name, description, streaming=streaming)
    return {file: json.dumps(content, indent=2) + "\n" for file, content in made.items()}


if __name__ == "__main__":
    for file, text in files().items():
        Path(__file__).with_name(file).write_text(text, encoding="utf-8")
