import json
from xml.etree import ElementTree as ET

import pytest

from belowtheline.analytics.exports import split
from belowtheline.errors import UsageError
from tests.analytics.corpora import NOON, commit, row, write
from tests.analytics.test_views import comment, ident, repeat
from tests.cli.running import btl

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"


@pytest.fixture
def corpus(tmp_path):
    """One thread with all that is awkward, and one article that nobody commented on."""
    comments = [
        comment(0, author="Ada", author_key="k1", posted_at=NOON, depth=0, text="one\nline two\n\nnext", language="en"),
        comment(1, author="Bo\x00 <b>", author_key="k2", depth=1, parent_id=ident(0), text="\x1b ]]> & é \ufffe"),
        comment(2, author="Guest", text="", language="not a language"),
        comment(3, author=None, parent_id=ident(77), depth=1),
        comment(4, parent_id=ident(5), depth=1),
        comment(5, parent_id=ident(4), depth=1),
    ]
    write(tmp_path / "c", "comments", "r1", comments)
    twice = repeat(6, author="Ada", author_key="k1", depth=0, text="one", canonical_id=ident(0), relation="near")
    write(tmp_path / "c", "repeats", "r1", [twice])
    articles = [
        row("articles", article_id="a", site="s.test", title="Title & <all>", body="Body.\n\nMore.", url="https://s.test/?a=1&b=2",
            authors=["X", "Y"], completeness="complete", published_at=NOON, language="en-GB"),
        row("articles", article_id="b", completeness="none"),
    ]  # fmt: skip
    write(tmp_path / "c", "articles", "r1", articles)
    commit(tmp_path / "c", "r1")
    return tmp_path / "c"


def convokit(folder):
    utterances = [json.loads(line) for line in (folder / "utterances.jsonl").read_text(encoding="ascii").splitlines()]
    rest = [
        json.loads((folder / f"{name}.json").read_text(encoding="ascii"))
        for name in ("conversations", "speakers", "index")
    ]
    return {u["id"]: u for u in utterances}, *rest


def test_convokit_has_the_article_at_the_root_and_every_post_once(capsys, corpus, tmp_path):
    result = btl(capsys, "export", str(corpus), str(tmp_path / "out"), "--as", "convokit")
    assert (result.code, result.out) == (0, "")
    assert "1 thread" in result.err
    utterances, conversations, speakers, index = convokit(tmp_path / "out")
    assert set(utterances) == {"a", *(ident(n) for n in range(7))}
    assert {u["conversation_id"] for u in utterances.values()} == set(conversations) == {"a"}
    assert utterances["a"]["text"] == "Title & <all>\n\nBody.\n\nMore."
    assert utterances["a"]["reply-to"] is None
    assert utterances[ident(1)]["reply-to"] == ident(0)
    assert utterances[ident(0)]["timestamp"] == int(NOON.timestamp())
    assert utterances[ident(1)]["text"] == "\x1b ]]> & é \ufffe"
    assert utterances[ident(6)]["meta"]["relation"] == "near"
    assert set(utterances[ident(0)]["meta"]) == set(index["utterances-index"])
    assert {u["speaker"] for u in utterances.values()} == set(speakers)


def test_a_parent_that_is_not_known_is_said_to_be_so(capsys, corpus, tmp_path):
    btl(capsys, "export", str(corpus), str(tmp_path / "out"), "--as", "convokit")
    utterances = convokit(tmp_path / "out")[0]
    known = {n: (utterances[ident(n)]["reply-to"], utterances[ident(n)]["meta"]["parent_known"]) for n in range(6)}
    assert known[0] == ("a", True), "a root answers the article"
    assert known[2] == ("a", False), "no dump tells"
    assert known[3] == ("a", False), "its parent is gone"
    assert known[4] == known[5] == ("a", False), "parents in a circle make no tree"


def test_a_time_that_is_not_known_is_said_to_be_so_and_keeps_the_printed_order(capsys, corpus, tmp_path):
    btl(capsys, "export", str(corpus), str(tmp_path / "out"), "--as", "convokit")
    utterances = list(convokit(tmp_path / "out")[0].values())
    noon = int(NOON.timestamp())
    assert [u["timestamp"] for u in utterances] == [noon] * 8
    assert [u["meta"]["time_known"] for u in utterances] == [True, True] + [False] * 6


def test_strangers_without_a_name_are_not_one_speaker(capsys, corpus, tmp_path):
    btl(capsys, "export", str(corpus), str(tmp_path / "out"), "--as", "convokit")
    utterances, _, speakers, _ = convokit(tmp_path / "out")
    assert utterances[ident(0)]["speaker"] == utterances[ident(6)]["speaker"] == "k1"
    assert utterances[ident(2)]["speaker"] != utterances[ident(3)]["speaker"]
    assert speakers[utterances[ident(2)]["speaker"]]["meta"] == {"name": "Guest", "site": "s.test", "named": False}


def test_tei_says_who_when_and_to_whom(capsys, corpus, tmp_path):
    btl(capsys, "export", str(corpus), str(tmp_path / "out"), "--as", "tei")
    (path,) = (tmp_path / "out").rglob("*.xml")
    root = ET.parse(path).getroot()
    posts = {post.get(f"{XML}id"): post for post in root.iter(f"{TEI}post")}
    assert list(posts) == [f"c-{ident(n)}" for n in (0, 1, 2, 3, 4, 5, 6)]
    first, second = posts[f"c-{ident(0)}"], posts[f"c-{ident(1)}"]
    assert (first.get("who"), first.get("when"), first.get("indentLevel")) == ("#p-k1", "2024-03-01T12:00:00Z", "0")
    assert [p.text for p in first.iter(f"{TEI}p")] == ["one", "next"]
    assert first.find(f"{TEI}p/{TEI}lb").tail == "line two"
    assert second.get("replyTo") == f"#c-{ident(0)}"
    assert second.find(f"{TEI}p").text == "\ufffd ]]> & é \ufffd"
    assert posts[f"c-{ident(2)}"].find(f"{TEI}signed").text == "Guest"
    assert posts[f"c-{ident(2)}"].get(f"{XML}lang") is None
    assert posts[f"c-{ident(3)}"].get("replyTo") is None
    assert posts[f"c-{ident(6)}"].get("subtype") == "near"
    assert [name.text for name in root.iter(f"{TEI}persName")] == ["Ada", "Bo\ufffd <b>"]
    assert root.find(f".//{TEI}idno").text == "https://s.test/?a=1&b=2"


def _bytes(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("form", ["convokit", "tei"])
def test_the_same_corpus_gives_the_same_bytes_and_the_parts_make_the_whole(capsys, samples_corpus, tmp_path, form):
    for name, arguments in (("one/x", ()), ("two/x", ()), ("parts/x", ("--split", "60/20/20"))):
        assert btl(capsys, "export", samples_corpus, str(tmp_path / name), "--as", form, *arguments).code == 0
    assert _bytes(tmp_path / "one") == _bytes(tmp_path / "two")
    parts = [tmp_path / "parts" / "x" / part for part in ("train", "dev", "test")]
    if form == "tei":
        held = [{path.name for path in part.rglob("*.xml")} for part in parts]
        assert sorted(n for names in held for n in names) == sorted(p.name for p in (tmp_path / "one").rglob("*.xml"))
    else:
        held = [set(convokit(part)[1]) for part in parts]
        assert sorted(n for names in held for n in names) == sorted(convokit(tmp_path / "one" / "x")[1])
    assert all(held)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "parts", "two"], "nothing unfinished is left"


def test_shares_of_a_split_are_what_was_asked_for():
    parts = split.parse("80/10/10")
    drawn = [parts.part_of(ident(n)) for n in range(5_000)]
    shares = {name: drawn.count(name) / 50 for name in ("train", "dev", "test")}
    assert shares["train"] == pytest.approx(80, abs=2)
    assert shares["dev"] == pytest.approx(10, abs=2)


def test_a_thread_never_changes_sides_from_one_version_to_the_next():
    pinned = ["test", "train", "train", "test", "train", "train"]
    assert [split.parse("50/50").part_of(name) for name in "abcdef"] == pinned


@pytest.mark.parametrize("text", ["80", "80/30", "100/0", "80/-10/30", "a/b", "50/30/10/10", "", "٨٠/20", "33.3/66.7"])
def test_a_split_that_is_none_is_wrong_usage(text):
    with pytest.raises(UsageError, match="add up to 100"):
        split.parse(text)


def test_a_folder_that_is_there_is_left_alone(capsys, corpus, tmp_path):
    (tmp_path / "mine").mkdir()
    assert btl(capsys, "export", str(corpus), str(tmp_path / "mine"), "--as", "tei").code == 2
    assert list((tmp_path / "mine").iterdir()) == []
