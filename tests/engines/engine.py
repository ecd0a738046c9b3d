"""Engines that are no part of us: fetched once into the user's cache, by the ordinary client of their registry."""

import os
import shutil
import subprocess
from pathlib import Path

import apache_beam

BEAM = apache_beam.__version__
FETCH = "BELOWTHELINE_FETCH"
FLINK = "2.2"  # the newest that Beam 2.77 knows


class Unavailable(Exception):
    """The engine cannot be had here; the message says why, and what would bring it."""


def cache() -> Path:
    """Return the folder that holds engines between runs."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(os.environ.get("BELOWTHELINE_CACHE") or Path(home) / "belowtheline")


def prism() -> Path:
    """Return Beam's Prism runner, built from its Go module (which Go checks against the checksum database)."""
    binary = cache() / f"prism-{BEAM}"
    if not binary.exists():
        module = f"github.com/apache/beam/sdks/v2/go/cmd/prism@v{BEAM}"
        build = cache() / "prism-build"
        _fetch(
            "go",
            "install",
            module,
            what="Prism",
            target="prism",
            env={"GOBIN": str(build), "GOFLAGS": "-buildvcs=false"},
        )
        (build / "prism").replace(binary)
    return binary


def flink_job_server() -> Path:
    """Return Beam's Flink job server, from its Maven repository; a wrong checksum is an error (-C)."""
    name = f"beam-runners-flink-{FLINK}-job-server"
    jar = cache() / "jars" / f"{name}-{BEAM}.jar"
    if not jar.exists():
        _fetch(
            "mvn", "-B", "-q", "-C", f"-Dmaven.repo.local={cache() / 'm2'}", "dependency:copy",
            f"-Dartifact=org.apache.beam:{name}:{BEAM}", f"-DoutputDirectory={jar.parent}",
            what="the Flink job server", target="flink",
        )  # fmt: skip
    if shutil.which("java") is None:
        raise Unavailable("java is not installed")
    return jar


def _fetch(client: str, *arguments: str, what: str, target: str, env: dict[str, str] | None = None) -> None:
    if os.environ.get(FETCH) != "1":
        raise Unavailable(f"{what} is not in {cache()}; `make {target}` fetches it")
    if shutil.which(client) is None:
        raise Unavailable(f"{what} needs {client}, which is not installed")
    cache().mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [client, *arguments], env=os.environ | (env or {}), cwd=cache(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        blunt = next((line for line in said if "ould not" in line or "ERROR" in line), said[-1] if said else "")
        raise Unavailable(f"{what} could not be fetched ({client}: {blunt.partition(' in http')[0][:300]})")
