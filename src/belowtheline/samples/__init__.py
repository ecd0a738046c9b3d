"""Pages to try everything on. All of it is invented: names, words and sites (under .test and .example)."""

from pathlib import Path


def path() -> Path:
    """Return the folder of the sample dumps."""
    return Path(__file__).parent / "pages"


def later_path() -> Path:
    """Return the folder of a second crawl, some weeks after the first."""
    return Path(__file__).parent / "later"
