"""Whatever is changed in a corpus behind our back, verify says so."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from belowtheline.errors import CorpusError
from belowtheline.storage import index, parquet, runs, sections
from belowtheline.storage.layout import Corpus
from belowtheline.storage.reindex import reindex
from belowtheline.storage.verify import verify

from .conftest import make_run


def problems(corpus):
    report = verify(corpus)
    assert report.ok == (not report.problems and not any(r.problems for r in report.runs))
    return [*report.problems, *(p for r in report.runs for p in r.problems)]


def rewrite(made, dataset, change):
    """Change a dataset's file and make the run's own listing agree, as a careless tool would."""
    path = made.corpus.partition(dataset, "r1") / f"{dataset}-00000.parquet"
    table = change(pq.ParquetFile(path).read())
    written = parquet.write(table, path, dataset)
    run = runs.read(made.corpus, "r1")
    for file in run["files"]:
        if file["path"].startswith(dataset + "/"):
            file.update(rows=written.rows, bytes=written.bytes, digest=written.digest)
    pq.write_table(runs.to_table(run), made.corpus.run_file("r1"), coerce_timestamps="us")


def replaced(table, column, values):
    index = table.schema.get_field_index(column)
    return table.set_column(index, table.schema.field(index), pa.array(values, table.schema.field(index).type))


def test_an_untouched_corpus_is_fine(committed):
    report = verify(committed.corpus)
    assert report.ok
    assert [(r.run_id, r.captures, r.comments) for r in report.runs] == [("r1", 3, 6)]


def test_no_corpus_is_an_error(tmp_path):
    with pytest.raises(CorpusError, match="no such corpus"):
        verify(Corpus(tmp_path / "nowhere"))
    with pytest.raises(CorpusError, match="no runs"):
        verify(Corpus(tmp_path))


def test_a_missing_file_is_found(committed):
    (committed.corpus.partition("repeats", "r1") / "repeats-00000.parquet").unlink()
    assert problems(committed.corpus) == ["repeats/run=r1/repeats-00000.parquet is missing"]


def test_a_changed_byte_is_found(committed):
    path = committed.corpus.partition("comments", "r1") / "comments-00000.parquet"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert problems(committed.corpus) == ["comments/run=r1/comments-00000.parquet is not the file the run wrote"]


def test_a_foreign_file_and_a_foreign_run_are_found(committed):
    (committed.corpus.partition("comments", "r1") / "extra.parquet").write_bytes(b"x")
    committed.corpus.partition("articles", "r9").mkdir()
    found = problems(committed.corpus)
    assert any("extra.parquet is in the run's folder" in p for p in found)
    assert "articles/run=r9 belongs to no committed run" in found


def test_a_lost_row_is_found(committed):
    rewrite(committed, "comments", lambda t: t.slice(1))
    assert any("comments kept: the run says" in p for p in problems(committed.corpus))


def test_a_doubled_row_is_found(committed):
    rewrite(committed, "comments", lambda t: pa.concat_tables([t.slice(0, 2), t.slice(0, 1)]))
    assert any("comment_id is not unique" in p for p in problems(committed.corpus))


def test_a_repeat_without_its_original_is_found(committed):
    rewrite(committed, "repeats", lambda t: replaced(t, "canonical_id", ["f" * 32] * t.num_rows))
    found = problems(committed.corpus)
    assert any("all runs: 3 rows whose canonical_id names no row that stands for a comment" in p for p in found)


def test_a_comment_without_its_article_is_found(committed):
    rewrite(committed, "comments", lambda t: replaced(t, "article_id", ["f" * 32] * t.num_rows))
    assert any("whose article_id names no article" in p for p in problems(committed.corpus))


def test_wrong_columns_are_found(committed):
    rewrite(committed, "comments", lambda t: t.drop_columns(["likes"]))
    assert any("does not have the columns of comments" in p for p in problems(committed.corpus))


def test_a_damaged_row_of_runs_is_found(committed):
    committed.corpus.run_file("r1").write_bytes(b"not parquet")
    assert any("runs/r1.parquet cannot be read" in p for p in problems(committed.corpus))


def test_a_missing_index_is_found(committed):
    committed.corpus.index("r1").unlink()
    assert problems(committed.corpus) == ["_index/run=r1 is missing; btl reindex makes it again"]


def test_a_flipped_byte_of_the_index_is_found(committed):
    path = committed.corpus.index("r1")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert problems(committed.corpus) == ["_index/run=r1 is damaged; btl reindex makes it again"]
    reindex(committed.corpus)
    assert problems(committed.corpus) == []


def test_an_index_that_says_other_than_the_rows_is_found(committed, tmp_path, pages):
    other = make_run(tmp_path / "other", pages[:2])  # a comment short
    facts = sections.read_directory(committed.corpus.index("r1")).facts
    index.assemble(other.staging.parts, committed.corpus.index("r1"), facts)
    assert problems(committed.corpus) == ["_index/run=r1 is not what the run's rows say; btl reindex makes it again"]
