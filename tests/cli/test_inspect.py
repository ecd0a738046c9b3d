import json

from belowtheline import samples
from tests.cli.running import btl


def test_article_thread_and_evidence_are_shown_and_nothing_is_written(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = btl(capsys, "inspect", str(samples.path() / "wordpress-html5.html"))
    assert (result.code, result.err) == (0, "")
    for fact in ("Harbour town votes to keep its night ferry", "Dora Quillfeather", "wordpress"):
        assert fact in result.out
    assert list(tmp_path.iterdir()) == []


def test_json_holds_the_whole_thread(capsys):
    result = btl(capsys, "inspect", str(samples.path() / "wordpress-html5.html"), "--json")
    thread = json.loads(result.out)["thread"]
    assert [c["author"] for c in thread["comments"]][:2] == ["Dora Quillfeather", "T. Marrow"]
    assert [c["parent"] for c in thread["comments"]][:4] == [None, None, 1, 2]


def test_a_dump_that_cannot_be_read_is_explained_with_exit_code_1(capsys):
    result = btl(capsys, "inspect", str(samples.path() / "broken.html.gz"))
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("btl: refused (read: truncated): ")


def test_a_page_over_a_limit_is_explained_with_exit_code_1(capsys):
    result = btl(capsys, "inspect", str(samples.path() / "wordpress-html5.html"), "--max-page-bytes=100")
    assert result.code == 1
    assert "too-large" in result.err


def test_missing_page_is_wrong_usage(capsys):
    assert btl(capsys, "inspect", "nowhere.html").code == 2
