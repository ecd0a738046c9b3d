import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from belowtheline.repeats import blocks

PAIR = np.dtype([("node", "<u8"), ("time", "<i8"), ("kind", "<u1")])
NUMBERS = st.lists(
    st.tuples(
        st.integers(0, 2**64 - 1),
        st.one_of(st.integers(-(2**63), 2**63 - 1), st.integers(1_700_000_000_000_000, 1_700_000_900_000_000)),
        st.integers(0, 255),
    )
)


@given(NUMBERS, NUMBERS)
def test_what_is_packed_is_unpacked(one, other):
    packed = [np.array(rows, PAIR) for rows in (one, other)]
    assert blocks.unpack(map(blocks.pack, packed), PAIR).tolist() == one + other


@given(st.lists(st.integers(0, 2**64 - 1)))
def test_plain_numbers_are_packed_too(numbers):
    assert blocks.unpack([blocks.pack(np.array(numbers, np.uint64))], np.dtype(np.uint64)).tolist() == numbers


def test_numbers_that_repeat_and_times_that_are_near_each_other_both_take_little_room():
    rng = np.random.default_rng(7)
    repeated = np.repeat(rng.integers(0, 2**63, 500, np.int64), 20)
    times = 1_700_000_000_000_000 + rng.integers(0, 2**24, 10_000, np.int64)
    assert len(blocks.pack(repeated)) < repeated.nbytes / 8
    assert len(blocks.pack(times)) < times.nbytes / 2
