"""Threads of invented pages of every comment system, flattened by extractors of today, come back out of the text."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.quality import flattening

FLOORS = json.loads((Path(__file__).parent / "flattened.json").read_text())


@pytest.mark.parametrize("extractor", flattening.EXTRACTORS)
def test_no_extractor_yields_less_than_it_did(extractor):
    if (reason := flattening.missing(extractor)) is not None:
        pytest.skip(reason)
    by_page = flattening.measure(extractor)
    total = sum(by_page.values(), Counter[str]())
    floors = FLOORS[extractor]
    assert len(by_page) >= floors["pages"]
    assert round(flattening.f1(total), 4) >= floors["record_f1"]
    assert round(flattening.f1(total, "text"), 4) >= floors["text_f1"]
    assert round(total["text"] / total["found"], 4) >= floors["precision"]


def test_every_extractor_has_floors():
    assert set(FLOORS) == set(flattening.EXTRACTORS)
