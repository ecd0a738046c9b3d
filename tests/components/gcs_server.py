"""A real object store for tests: fake-gcs-server built from the Go module proxy, else gcp-storage-emulator from PyPI."""

import contextlib
import fcntl
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

VERSION = "v1.56.1"
_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "belowtheline"


@dataclass(frozen=True)
class Server:
    """A running store."""

    url: str
    creates_once: bool  # honours generations: if_generation_match on uploads, generation on downloads


@contextlib.contextmanager
def running() -> Iterator[Server]:
    """Start a store on a free port and wait until it answers; skip, saying what is missing, when there is none."""
    problems = []
    for find in (_fake_gcs_server, _pypi_emulator):
        command, creates_once, problem = find()
        if command is None:
            problems.append(problem)
            continue
        port = _free_port()
        process = subprocess.Popen(
            [part.format(port=port) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait(url, process)
            yield Server(url, creates_once)
        finally:
            process.terminate()
            process.wait()
        return
    pytest.skip("no object store to test against: " + "; ".join(problems))


def _fake_gcs_server() -> tuple[list[str] | None, bool, str]:
    binary = _CACHE / f"fake-gcs-server-{VERSION}"
    if not binary.exists():
        problem = _build(binary)
        if problem:
            return None, True, problem
    return (
        [
            str(binary),
            "-scheme",
            "http",
            "-host",
            "127.0.0.1",
            "-port",
            "{port}",
            "-backend",
            "memory",
            "-log-level",
            "error",
        ],
        True,
        "",
    )


def _build(binary: Path) -> str:
    """Build the server once for all workers and later runs; return what went wrong, or nothing."""
    if shutil.which("go") is None:
        return "Go is not installed (fake-gcs-server is a Go program)"
    _CACHE.mkdir(parents=True, exist_ok=True)
    with (_CACHE / "fake-gcs-server.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if binary.exists():
            return ""
        folder = _CACHE / f"build-{os.getpid()}"
        done = subprocess.run(
            ["go", "install", f"github.com/fsouza/fake-gcs-server@{VERSION}"],
            env={**os.environ, "GOBIN": str(folder)}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            return f"go install fake-gcs-server failed: {done.stderr.strip().splitlines()[-1:]}"
        (folder / "fake-gcs-server").replace(binary)
        folder.rmdir()
    return ""


def _pypi_emulator() -> tuple[list[str] | None, bool, str]:
    if importlib.util.find_spec("gcp_storage_emulator") is None:
        return None, False, "gcp-storage-emulator is not installed"
    return (
        [sys.executable, "-m", "gcp_storage_emulator", "start", "--host=127.0.0.1", "--port={port}", "--in-memory"],
        False,
        "",
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(url: str, process: subprocess.Popen) -> None:
    for _ in range(1_000):
        if process.poll() is not None:
            pytest.fail(f"the object store ended with {process.returncode} before it answered")
        try:
            urllib.request.urlopen(f"{url}/storage/v1/b?project=p", timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.02)
        else:
            return
    pytest.fail("the object store does not answer")
