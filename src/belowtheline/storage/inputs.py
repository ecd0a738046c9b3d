"""What a run reads, and the identity that follows from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import xxhash

from belowtheline.identity import digest
from belowtheline.storage import files
from belowtheline.storage.objects import ObjectPath, side_by_side


@dataclass(frozen=True, slots=True)
class InputFile:
    """One input file; `digest` is None when it cannot be read (its dead letter will say why)."""

    uri: str
    size: int
    digest: str | None


def survey(uris: Sequence[str]) -> list[InputFile]:
    """Return size and digest of every input file; of objects, as the store lists them: nothing is downloaded."""
    stored = {uri for uri in uris if uri.startswith("gs://")}
    listed = dict(zip(stored, side_by_side(partial(_listed, uri) for uri in stored), strict=True))
    return [listed[uri] if uri in stored else _survey(uri) for uri in uris]


def _listed(uri: str) -> InputFile:
    try:
        found = ObjectPath.of(uri).status()
    except OSError:
        return InputFile(uri, 0, None)
    return InputFile(uri, found.size, found.digest)


def _survey(uri: str) -> InputFile:
    if not files.is_regular(uri):
        return InputFile(uri, 0, None)
    state, size = xxhash.xxh3_128(), 0
    try:
        with files.open_binary(uri) as file:
            while block := file.read(1 << 20):
                state.update(block)
                size += len(block)
    except OSError:
        return InputFile(uri, 0, None)
    return InputFile(uri, size, state.hexdigest())


def run_id(inputs: Sequence[InputFile], parameters: Mapping[str, Any], versions: str, author_key: bytes) -> str:
    """Return the id of the run that reads `inputs`: the same for the same bytes in the same places, in any order."""
    fields = [f"{f.uri}\0{f.size}\0{f.digest}" for f in sorted(inputs, key=lambda f: f.uri)]
    settings = [f"{name}={value}" for name, value in sorted(parameters.items())]
    key = digest("author-key", author_key.hex()) if author_key else ""
    return digest(*fields, *settings, key, versions)[:16]
