"""One target under atheris, in this process: python -m tests.fuzz.drive TARGET FOLDER SEED [libFuzzer options].

Finds are written to FOLDER/finds and fuzzing goes on; the last line says how many inputs ran and what was found.
"""

import hashlib
import re
import sys
from pathlib import Path

import atheris

from tests.fuzz.harness import Find


def main(name: str, folder: Path, options: list[str]) -> None:
    """Fuzz one target."""
    with atheris.instrument_imports(include=["belowtheline"]):
        from tests.fuzz.targets import TARGETS  # noqa: PLC0415 – instrumented as it is imported
    from tests.fuzz.harness import try_input  # noqa: PLC0415

    target, known = TARGETS[name], set[str]()
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in target.seeds():
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed[: target.most])

    def one(data: bytes) -> None:
        found = try_input(target, data)
        if found and found.key not in known:
            known.add(found.key)
            _keep(target.name, found, folder)

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        return atheris.Mutate(data, most) if seed % 5 == 0 else target.mutate(data, most, seed)

    limits = ["-timeout=120", "-rss_limit_mb=3000", f"-max_len={target.most}", f"-artifact_prefix={folder}/"]
    atheris.Setup([sys.argv[0], *limits, *options, str(corpus)], one, custom_mutator=mutate)
    atheris.Fuzz()


def _keep(name: str, found: Find, folder: Path) -> None:
    place = folder / "finds"
    place.mkdir(exist_ok=True)
    short = re.sub(r"[^A-Za-z0-9]+", "-", found.key)[:60].strip("-")
    path = place / f"{name}-{short}-{hashlib.sha256(found.data).hexdigest()[:8]}"
    path.write_bytes(found.data)
    print(f"FIND {name}: {found.key}: {found.message} ({path})", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
