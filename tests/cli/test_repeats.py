"""`btl repeats` on a whole run: clusters listed, one verdict explained."""

import pyarrow.dataset as ds
import pytest

from belowtheline.cli.repeats import marked
from belowtheline.options import IngestOptions
from belowtheline.progress import Progress
from belowtheline.transforms import ingest
from tests.cli.running import btl
from tests.transforms.pages import talk


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("repeats")
    ingest.run(IngestOptions(inputs=(str(talk(folder / "in")),), output=str(folder / "c")), [], Progress())
    return folder / "c"


def id_of(corpus, dataset, native_id):
    (row,) = ds.dataset(corpus / dataset).to_table(filter=ds.field("native_id") == native_id).to_pylist()
    return row["comment_id"]


def test_the_largest_clusters_are_listed_by_their_original(capsys, corpus):
    result = btl(capsys, "repeats", str(corpus))
    assert result.code == 0
    lines = result.out.splitlines()
    assert len(lines) == 2  # a heading, and one cluster
    assert lines[1].split()[:3] == ["4", "2", "2"]
    assert "contained, near" in lines[1]
    assert id_of(corpus, "comments", "5105").startswith(lines[1].split()[5])


def test_a_repeat_is_explained_by_rule_similarity_and_both_texts(capsys, corpus):
    repeat, canonical = id_of(corpus, "repeats", "5201"), id_of(corpus, "comments", "5105")
    result = btl(capsys, "repeats", str(corpus), "--comment", repeat[:12])
    assert result.code == 0
    assert f"{repeat} repeats {canonical}: near, rule “author" in result.out
    assert "[-concil-]" in result.out
    assert "{+council+}" in result.out


def test_of_a_canonical_comment_all_that_repeats_copies_or_quotes_it_is_shown(capsys, corpus):
    canonical = id_of(corpus, "comments", "5105")
    out = btl(capsys, "repeats", str(corpus), "--comment", canonical).out
    assert [f" {how} {canonical}: " in out for how in ("repeats", "copies", "quotes")] == [True] * 3


def test_an_unknown_comment_is_wrong_usage_and_one_of_its_own_repeats_nothing(capsys, corpus):
    unknown = btl(capsys, "repeats", str(corpus), "--comment", "xyz")
    assert (unknown.code, "no such comment" in unknown.err) == (2, True)
    alone = btl(capsys, "repeats", str(corpus), "--comment", id_of(corpus, "comments", "5102"))
    assert (alone.code, "repeats nothing" in alone.err) == (0, True)


def test_words_of_one_side_stand_in_marks():
    assert marked("a b c", "a c d") == ("a [-b-] c", "a c {+d+}")
