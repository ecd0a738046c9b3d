"""The cookbook, the notebook and the generated files say what the samples really answer."""

import json

import pytest
from docs.refresh import bigquery_views, cookbook, notebook

from belowtheline import samples
from belowtheline.analytics.database import connect
from belowtheline.samples import build_later

COOKBOOK = cookbook.PATH.read_text(encoding="utf-8")
NOTEBOOK = notebook.PATH.read_text(encoding="utf-8")


def test_there_are_fifteen_questions_each_with_a_query():
    sections = COOKBOOK.split("\n## ")[1:]
    assert [section.split(".")[0] for section in sections] == [str(n) for n in range(1, 16)]
    assert all("```sql" in section for section in sections)


@pytest.mark.parametrize("query", cookbook.queries(COOKBOOK))
def test_every_query_has_an_answer(query, samples_corpus):
    with connect(samples_corpus) as connection:
        assert connection.execute(query).fetchall(), query


def test_every_answer_in_the_cookbook_is_the_real_one(samples_corpus):
    assert cookbook.answered(COOKBOOK, samples_corpus) == COOKBOOK, "run: make docs"


def test_a_changed_answer_would_be_told(samples_corpus):
    stale = COOKBOOK.replace("| Rowan Teasel | 2 |", "| Rowan Teasel | 3 |", 1)
    assert stale != COOKBOOK
    assert cookbook.answered(stale, samples_corpus) == COOKBOOK


def test_the_notebook_runs_and_its_outputs_are_the_real_ones(samples_corpus):
    assert notebook.run(NOTEBOOK, samples_corpus) == NOTEBOOK, "run: make docs"


def test_the_notebook_is_one_that_jupyter_opens():
    parsed = json.loads(NOTEBOOK)
    assert (parsed["nbformat"], parsed["nbformat_minor"]) == (4, 5)
    assert len({cell["id"] for cell in parsed["cells"]}) == len(parsed["cells"])
    assert all(cell["outputs"] for cell in parsed["cells"][2:] if cell["cell_type"] == "code")
    assert samples.path().as_posix() not in NOTEBOOK


def test_no_view_is_left_over_from_an_older_generation():
    assert {path.stem for path in bigquery_views.FOLDER.glob("*.sql")} == set(bigquery_views.catalog.VIEWS)


def test_the_later_crawl_is_what_its_builder_makes():
    crawl = samples.later_path() / "crawl.jsonl"
    assert crawl.read_bytes() == build_later.build(samples.path().parent / "warc")


def test_every_site_of_the_later_crawl_is_invented():
    rows = [
        json.loads(line) for line in (samples.later_path() / "crawl.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert len(rows) == 6
    assert all(row["url"].split("/")[2].endswith((".test", ".example")) for row in rows)
