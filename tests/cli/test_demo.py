import pytest

from belowtheline import samples
from tests.cli.running import btl


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    return str(tmp_path_factory.mktemp("demo") / "corpus")


def test_demo_ingests_the_samples_accounts_for_all_and_answers_two_questions(capsys, demo):
    result = btl(capsys, "demo", "--output", demo)
    assert result.code == 0
    assert f"btl ingest {samples.path()} --output {demo}" in result.err
    assert "2 dead letters; all accounted for." in result.err, "the broken file, and the row without a page"
    assert result.out.count("completeness") == 1
    assert "wpdiscuz" in result.out


def test_corpus_of_the_demo_verifies(capsys, demo):
    btl(capsys, "demo", "--output", demo)
    assert btl(capsys, "verify", demo).code == 0


def test_second_demo_reads_nothing_and_shows_the_same(capsys, demo):
    first = btl(capsys, "demo", "--output", demo)
    second = btl(capsys, "demo", "--output", demo)
    assert "in the corpus already" in second.err
    assert second.out == first.out


def test_two_captures_of_one_page_are_one_thread_in_its_latest_state(capsys, demo):
    btl(capsys, "demo", "--output", demo)
    query = "SELECT count(*), sum(likes) FROM comments WHERE site = 'quarry-hill-observer.test'"
    assert btl(capsys, "sql", demo, query).out.splitlines()[1] == "6,36"
    repeats = "SELECT count(*), any_value(relation) FROM repeats WHERE site = 'quarry-hill-observer.test'"
    assert btl(capsys, "sql", demo, repeats).out.splitlines()[1] == "4,recapture"
