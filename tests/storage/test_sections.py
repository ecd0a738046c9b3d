import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belowtheline.errors import CorpusError
from belowtheline.repeats.normalise import words_of
from belowtheline.repeats.sides import Source
from belowtheline.storage import frames, sections
from belowtheline.storage.sections import Section

RECORD = np.dtype([("big", "<u8"), ("small", "<u2"), ("flag", "u1")])


@pytest.mark.parametrize("count", [0, 1, 1000])
def test_records_come_back_as_they_were(count):
    records = np.zeros(count, RECORD)
    records["big"], records["small"] = np.arange(count) << 40, np.arange(count) % 999
    back = sections.unpack(sections.pack(records), RECORD, count)
    assert np.array_equal(records, back)


def test_any_flipped_byte_is_told(tmp_path):
    path = tmp_path / "file"
    kept = [Section("one", 3, 2, b"abcdef" * 9), Section("two", 0, 1, b"x")]
    sections.write(path, {"fact": [1, None]}, kept)
    directory = sections.check(path)
    assert directory.facts == {"fact": [1, None]}
    assert sections.read_section(path, directory.entries["one", 3]) == b"abcdef" * 9
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(CorpusError, match="damaged"):
            sections.check(path)
    for wrong in (whole[:-1], whole + b"?", b"", whole[:9]):
        path.write_bytes(wrong)
        with pytest.raises(CorpusError, match="damaged"):
            sections.check(path)


TEXTS = st.lists(
    st.tuples(st.text(max_size=3000), st.none() | st.text(max_size=9), st.integers(0, 2**128 - 1)), min_size=1
)


@settings(deadline=None)
@given(TEXTS, st.data())
def test_texts_are_read_back_by_place(tmp_path_factory, texts, data):
    sources = [Source(text, words_of(text).bare, name, parent) for text, name, parent in texts]
    path = tmp_path_factory.mktemp("frames") / "file"
    sections.write(
        path, {}, [Section("before", 0, 0, b"!" * 5), Section("texts", 1, len(sources), frames.pack(sources))]
    )
    wanted = sorted(data.draw(st.sets(st.integers(0, len(sources) - 1))))
    entry = sections.read_directory(path).entries["texts", 1]
    assert frames.read(path, entry, np.array(wanted, np.int64)) == [sources[at] for at in wanted]
