"""Other people's readers on what we write: PySpark, ConvoKit, and the schema of TEI. `make interop` sets them up."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from docs.refresh import cookbook

from belowtheline import schemas
from belowtheline.analytics.database import connect
from belowtheline.cli import main

HERE = Path(__file__).parent
PYTHON = os.environ.get("INTEROP_PYTHON")

pytestmark = [
    pytest.mark.component,
    pytest.mark.skipif(
        PYTHON is None, reason="INTEROP_PYTHON is not set: PySpark, ConvoKit, TEI NOT CHECKED (make interop)"
    ),
]

SPARK = {
    "string": "string",
    "int64": "bigint",
    "double": "double",
    "bool": "boolean",
    "timestamp[us, tz=UTC]": "timestamp",
}


def outside(script: str, *arguments: str):
    """Run a script of this folder with the other Python and return what it prints last, as JSON."""
    command = [PYTHON, str(HERE / script), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    return cookbook.build_corpus(Path(tmp_path_factory.mktemp("interop")) / "corpus")


def test_pyspark_reads_every_dataset_with_its_columns_types_and_values(corpus):
    datasets = [name for name in schemas.names() if list(Path(corpus, name).rglob("*.parquet"))]
    found = outside("read_with_spark.py", corpus, *datasets)
    with connect(corpus) as connection:
        for name in datasets:
            (count,) = connection.execute(f"SELECT count(*) FROM {name}_rows").fetchone()
            assert found[name]["rows"] == count
            columns = [column for column, _ in found[name]["columns"]]
            assert columns == [*schemas.columns(name), *([] if name == "runs" else ["run"])]
            for (_, kind), field in zip(found[name]["columns"], schemas.arrow(name), strict=False):
                assert kind == SPARK.get(str(field.type), kind)
                assert kind.startswith("array<") == str(field.type).startswith("list<")
        first = "SELECT comment_id, run, epoch_us(last_seen) AS seen, text FROM comments_rows ORDER BY 1, run LIMIT 1"
        assert tuple(found["first"].values()) == connection.execute(first).fetchone()
        names = connection.execute("SELECT DISTINCT unnest(authors) AS name FROM articles_rows ORDER BY 1").fetchall()
        assert found["authors"] == sorted(name for (name,) in names)


def test_convokit_loads_every_thread_as_one_whole_tree(corpus, tmp_path):
    assert main(["export", corpus, str(tmp_path / "out"), "--as", "convokit"]) == 0
    found = outside("read_with_convokit.py", str(tmp_path / "out"))
    assert found["whole"]
    with connect(corpus) as connection:
        threads: dict[str, list[str]] = {}
        query = "SELECT article_id, comment_id, text FROM comments_in_tree_order ORDER BY article_id, tree_order"
        for article_id, comment_id, text in connection.execute(query).fetchall():
            threads.setdefault(article_id, [article_id]).append(comment_id)
            assert found["texts"][comment_id] == text
        named = connection.execute("SELECT DISTINCT author_key FROM posts WHERE author_key IS NOT NULL").fetchall()
    assert {key: sorted(ids) for key, ids in found["threads"].items()} == {
        key: sorted(ids) for key, ids in threads.items()
    }
    assert found["utterances"] == sum(map(len, threads.values()))
    assert {key for (key,) in named} <= {speaker for speaker, is_named in found["speakers"].items() if is_named}


def test_every_tei_document_is_valid_and_a_wrong_one_is_told(corpus, tmp_path):
    assert main(["export", corpus, str(tmp_path / "out"), "--as", "tei", "--split", "80/20"]) == 0
    found = outside("validate_tei.py", str(HERE / "tei_with_cmc.rng"), str(tmp_path / "out"))
    assert found["problems"] == []
    assert found["documents"] > 50
    wrong = tmp_path / "wrong"
    wrong.mkdir()
    document = next((tmp_path / "out").rglob("*.xml")).read_text(encoding="utf-8")
    for number, (right, not_so) in enumerate(
        (("<post ", '<post colour="red" '), ("<p>", "<para>"), ('indentLevel="0"', 'when="soon"'))
    ):
        assert right in document or number == 2
        (wrong / f"{number}.xml").write_text(
            document.replace(right, not_so).replace("</p>", "</para>" if number == 1 else "</p>")
        )
    refused = outside("validate_tei.py", str(HERE / "tei_with_cmc.rng"), str(wrong))
    assert len(refused["problems"]) >= 2
