"""A real browser for tests: headless Chromium, driven by its command line alone."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--enable-logging=stderr", "--log-level=0",
)  # fmt: skip


@dataclass(frozen=True)
class Visit:
    """What a browser made of a page."""

    dom: str
    console: tuple[str, ...]  # messages of the page: errors, refusals of its content policy


def visit(page: Path, *, width: int = 1280) -> Visit:
    """Open a page in Chromium, wait until it is loaded, and return its tree as HTML; skips when there is none."""
    browser = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if browser is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    profile = page.parent / "profile"
    done = subprocess.run(
        [browser, *_QUIET, f"--user-data-dir={profile}", f"--window-size={width},2000", "--dump-dom", page.as_uri()],
        capture_output=True,
        text=True,
        check=True,
    )
    return Visit(done.stdout, tuple(line for line in done.stderr.splitlines() if ":CONSOLE" in line))
