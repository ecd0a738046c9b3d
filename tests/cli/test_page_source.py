import pytest

from belowtheline import samples
from belowtheline.cli.page_source import find_capture
from belowtheline.errors import UsageError
from belowtheline.options import Limits
from belowtheline.records import Capture, Refused

SWIFTS = "https://quarry-hill-observer.test/2023/10/swifts-in-the-school-tower"


def sample(name: str) -> str:
    return str(samples.path() / name)


def find(page: str, offset: int | None = None, url: str | None = None) -> Capture | Refused:
    return find_capture(page, offset, url, Limits())


def test_a_file_of_one_page_needs_nothing_more():
    found = find(sample("drupal.html"))
    assert isinstance(found, Capture)
    assert found.url == "https://stadtacker.example/artikel/regenwasser-auf-dem-dach"


def test_a_dump_of_many_lists_what_there_is():
    with pytest.raises(UsageError, match="many pages") as error:
        find(sample("crawl.jsonl"))
    assert f"{sample('crawl.jsonl')}#0  https://example-gazette.test/2023/05/harbour-board-figures/" in str(error.value)


@pytest.mark.parametrize("name", ["crawl.jsonl", "two-captures.warc.gz"])
def test_every_listed_place_leads_to_its_page(name):
    with pytest.raises(UsageError) as error:
        find(sample(name))
    places = [line.split() for line in str(error.value).splitlines()[1:]]
    assert len(places) >= 2
    for place, url in places:
        found = find(place)
        assert found.url == url
        assert f"{sample(name)}#{found.offset}" == place


def test_offset_as_an_option_means_the_same_as_after_the_mark():
    assert find(sample("crawl.jsonl"), offset=0) == find(sample("crawl.jsonl") + "#0")


def test_address_picks_the_first_capture_of_it():
    found = find(sample("two-captures.warc.gz"), url=SWIFTS)
    assert isinstance(found, Capture)
    assert found.captured_at is not None
    assert found.captured_at.day == 2


@pytest.mark.parametrize(
    ("place", "offset", "url", "message"),
    [
        ("crawl.jsonl#5", None, None, "no page at offset 5 in it"),
        ("crawl.jsonl", None, "https://nowhere.test/", "no page with the address https://nowhere.test/ in it"),
        ("crawl.jsonl#5", 6, None, "two different places"),
        ("missing.html", None, None, "no such file"),
        (".", None, None, "files; name one"),
    ],
)
def test_what_cannot_be_found_is_named(place, offset, url, message):
    with pytest.raises(UsageError, match=message):
        find(sample(place), offset, url)


def test_a_file_with_a_mark_in_its_name_is_a_file(tmp_path):
    page = tmp_path / "page#12"
    page.write_text("<html><body><p>Hello there.</p></body></html>")
    assert find(str(page)).offset == 0


def test_a_broken_file_is_returned_as_the_refusal_it_is():
    found = find(sample("broken.html.gz"))
    assert isinstance(found, Refused)
    assert found.reason == "truncated"
