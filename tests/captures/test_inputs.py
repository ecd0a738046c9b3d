"""Which files an input names: nothing that cannot be read is passed over in silence."""

import os

import pytest

from belowtheline.captures import plan
from belowtheline.errors import UsageError
from belowtheline.storage.files import expand
from tests.captures.dumps import LIMITS, write


def names(found, root):
    return [uri.removeprefix(root.as_uri() + "/") for uri in found]


def test_files_folders_and_patterns_mix_and_each_file_comes_once(tmp_path):
    for name in ("b.html", "a.html", "sub/c.html", "sub/.hidden", ".git/d.html"):
        write(tmp_path, name, b"x")
    found = expand([str(tmp_path), str(tmp_path / "*.html"), str(tmp_path / "a.html")])
    assert names(found, tmp_path) == ["a.html", "b.html", "sub/c.html"]


def test_links_are_followed_and_each_folder_read_once(tmp_path):
    write(tmp_path, "real/a.html", b"x")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "linked").symlink_to(tmp_path / "real")
    (tmp_path / "in" / "again").symlink_to(tmp_path / "in")  # a circle
    assert len(expand([str(tmp_path / "in")])) == 1


def test_what_cannot_be_read_is_listed_so_that_it_is_refused_by_name(tmp_path):
    write(tmp_path, "a.html", b"<p>x</p>")
    (tmp_path / "dead.html").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop.html").symlink_to(tmp_path / "loop.html")
    os.mkfifo(tmp_path / "pipe.html")
    found = expand([str(tmp_path)])
    assert names(found, tmp_path) == ["a.html", "dead.html", "loop.html", "pipe.html"]
    assert [plan(uri, LIMITS)[0].reason for uri in found[1:]] == ["unreadable"] * 3


def test_an_input_that_names_nothing_is_wrong_usage(tmp_path):
    for text in (tmp_path, tmp_path / "no.html", tmp_path / "*.warc"):
        with pytest.raises(UsageError):
            expand([str(text)])
