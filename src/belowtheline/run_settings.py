"""What a run needs to know, worked out from its options before it starts."""

from pathlib import Path
from typing import Any

from belowtheline.assembly import Authors
from belowtheline.errors import UsageError
from belowtheline.options import RunOptions
from belowtheline.repeats import recorded
from belowtheline.staging import StageSettings
from belowtheline.storage.paths import AnyPath


def author_key(options: RunOptions) -> bytes:
    """Return the key of author_key, b"" for none. Raises UsageError."""
    if not options.author_key_file:
        if options.authors == "pseudonymise":
            raise UsageError(
                "--authors=pseudonymise needs --author-key-file: without a secret, trying names would find them out"
            )
        return b""
    try:
        key = Path(options.author_key_file).read_bytes().strip()
    except OSError as error:
        raise UsageError(f"--author-key-file={options.author_key_file}: {error.strerror}") from error
    if not 8 <= len(key) <= 64:
        raise UsageError(f"--author-key-file={options.author_key_file}: holds {len(key)} bytes, 8 to 64 are needed")
    return key


def shaping(options: RunOptions) -> dict[str, Any]:
    """Return all that shapes the output beside the input's bytes: options, and the rules by which repeats are told."""
    return options.parameters() | {"repeat_rules": recorded.rules()}


def stage_settings(options: RunOptions, folder: AnyPath, key: bytes) -> StageSettings:
    """Return how a run of `options` stages its rows into `folder`."""
    return StageSettings(
        folder, options.buckets, options.limits(), Authors(options.authors, key), near=options.repeats == "near"
    )
