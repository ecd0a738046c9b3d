"""The corpus of the cookbook, made once for all tests here that read it."""

from pathlib import Path

import pytest
from docs.refresh import cookbook


@pytest.fixture(scope="session")
def samples_corpus(tmp_path_factory: pytest.TempPathFactory) -> str:
    return cookbook.build_corpus(Path(tmp_path_factory.mktemp("cookbook")) / "corpus")
