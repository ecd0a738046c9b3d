from datetime import UTC, datetime

from belowtheline import schemas
from belowtheline.validation import to_table

GOOD = (
    "a" * 32,
    "read",
    "empty",
    "nothing in it",
    "file:///x",
    0,
    "html",
    None,
    None,
    datetime(2020, 1, 1, tzinfo=UTC),
    "1",
)


def changed(**values):
    row = dict(zip(schemas.columns("dead_letters"), GOOD, strict=True)) | values
    return tuple(row.values())


def test_rows_that_fit_become_a_table_of_the_schema():
    table, misfits = to_table("dead_letters", [GOOD, GOOD])
    assert table.schema.equals(schemas.arrow("dead_letters"))
    assert table.num_rows == 2
    assert misfits == []


def test_no_rows_are_an_empty_table():
    table, misfits = to_table("dead_letters", [])
    assert (table.num_rows, misfits) == (0, [])


def test_each_misfit_is_named_and_the_others_stay():
    rows = [
        GOOD,
        changed(source=None),
        changed(source_offset="twelve"),
        changed(stage="dance"),
        changed(message="\ud800"),
        GOOD,
    ]
    table, misfits = to_table("dead_letters", rows)
    assert table.num_rows == 2
    assert [index for index, _ in misfits] == [1, 2, 3, 4]
    said = dict(misfits)
    assert "source is missing" in said[1]
    assert "source_offset" in said[2]
    assert "stage is not one of read, parse, validate" in said[3]
    assert "message" in said[4]


def test_a_number_too_large_for_its_column_is_a_misfit():
    _, misfits = to_table("dead_letters", [changed(source_offset=2**70)])
    assert [index for index, _ in misfits] == [0]
