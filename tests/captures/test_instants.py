"""Capture times as dumps write them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from belowtheline.captures.instants import to_instant

AT = datetime(2021, 3, 4, 5, 6, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "2021-03-04T05:06:07Z",
        " 2021-03-04 05:06:07 ",
        "2021-03-04T06:06:07+01:00",
        "2021-03-04T05:06:07.000000000Z",
        "20210304050607",
        20210304050607,
        1614834367,
        1614834367.0,
        "1614834367",
        "1614834367.0",
        1614834367000,
        1614834367000000,
        1614834367000000000,
        AT,
        AT.replace(tzinfo=None),
        AT.astimezone(timezone(timedelta(hours=-7))),
    ],
)
def test_one_instant_in_many_spellings(written):
    assert to_instant(written) == AT
    assert to_instant(written).utcoffset() == timedelta(0)


def test_a_day_without_a_time_is_its_start():
    assert to_instant("2021-03-04") == to_instant(date(2021, 3, 4)) == datetime(2021, 3, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        None,
        "",
        "yesterday",
        "2021-03",
        "2021",
        0,
        -1,
        True,
        7,
        "0000-00-00",
        "2021-13-01",
        1e300,
        float("nan"),
        [],
        b"x",
    ],
)
def test_what_names_no_instant_is_none(written):
    assert to_instant(written) is None


def test_fractions_of_a_second_are_kept():
    assert to_instant("2021-03-04T05:06:07.25Z") == AT + timedelta(milliseconds=250)
    assert to_instant(1614834367.25) == AT + timedelta(milliseconds=250)
