"""Pages to try everything on. All of it is invented: names, words and sites (under .test and .example)."""

from pathlib import Path


def path() -> Path:
    """Return the folder of the sample dumps."""
    return Path(__file__).parent / "pages"
