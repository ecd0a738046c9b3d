"""New files are found, whole ones only, each state of them once."""

import os

import pytest

from belowtheline.arrivals.folder import Folders
from belowtheline.arrivals.objects import Arrival

from .watching import touch


def names(found):
    return sorted(item.uri.rsplit("/", 1)[1] for item in found)


@pytest.fixture
def folders(tmp_path):
    return Folders([tmp_path], lambda uri, version: False)


def test_a_file_is_taken_when_two_looks_find_it_the_same(folders, tmp_path):
    (tmp_path / "a.html").write_text("a")
    assert folders.poll() == []
    assert folders.waiting == 1
    assert names(folders.poll()) == ["a.html"]
    assert folders.poll() == []
    assert folders.waiting == 0


def test_a_file_that_grows_is_waited_for(folders, tmp_path):
    path = tmp_path / "a.html"
    for size in range(1, 5):
        path.write_text("a" * size)
        assert folders.poll() == []
    (found,) = folders.poll()
    assert isinstance(found, Arrival)
    assert found.size == 4


def test_a_file_rewritten_with_the_same_size_is_waited_for_and_taken_again(folders, tmp_path):
    path = tmp_path / "a.html"
    path.write_text("a")
    folders.poll()
    touch(path, 1_700_000_000_000_000_000)
    assert folders.poll() == []
    assert len(folders.poll()) == 1
    touch(path, 1_700_000_001_000_000_000)
    assert folders.poll() == []
    assert len(folders.poll()) == 1


def test_drafts_and_hidden_files_are_left_alone_until_they_are_renamed(folders, tmp_path):
    for name in (".a.html", "b.html.part", "c.tmp", "d.html~"):
        (tmp_path / name).write_text("x")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "e.html").write_text("x")
    folders.poll()
    assert folders.poll() == []
    (tmp_path / "b.html.part").rename(tmp_path / "b.html")
    folders.poll()
    assert names(folders.poll()) == ["b.html"]


def test_folders_in_folders_are_watched_and_a_link_in_a_circle_ends(folders, tmp_path):
    (tmp_path / "x" / "y").mkdir(parents=True)
    (tmp_path / "x" / "y" / "deep.html").write_text("x")
    (tmp_path / "x" / "loop").symlink_to(tmp_path / "x")
    folders.poll()
    found = folders.poll()
    assert "deep.html" in names(found)
    assert len(found) <= 2


def test_a_pipe_and_a_dead_link_hold_nothing_up(folders, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "dead.html").symlink_to(tmp_path / "nowhere")
    (tmp_path / "z.html").write_text("x")
    folders.poll()
    assert names(folders.poll()) == ["z.html"]


def test_what_is_known_is_passed_over(tmp_path):
    (tmp_path / "a.html").write_text("a")
    folders = Folders([tmp_path], lambda uri, version: uri.endswith("a.html"))
    folders.poll()
    assert folders.poll() == []
    assert folders.waiting == 0


def test_a_name_with_any_bytes_arrives(folders, tmp_path):
    (tmp_path / "naïve 100%.html").write_text("x")
    (tmp_path / os.fsdecode(b"caf\xe9.html")).write_text("x")
    folders.poll()
    assert names(folders.poll()) == ["caf%E9.html", "na%C3%AFve%20100%25.html"]


def test_a_sidecar_waits_for_its_page_and_comes_with_it(folders, tmp_path):
    (tmp_path / "a.html.json").write_text("{}")
    (tmp_path / "pages.json").write_text("[]")
    folders.poll()
    assert names(folders.poll()) == ["pages.json"]
    assert folders.waiting == 0
    (tmp_path / "a.html").write_text("x")
    folders.poll()
    assert names(folders.poll()) == ["a.html", "a.html.json"]
