"""A library in Rust that panics costs what it was reading, and not the run."""

import lz4.frame

from tests.captures.dumps import captures, pages, read_all, refusals, write


def test_lz4_member_with_a_block_too_big_is_damage_and_the_next_is_read(tmp_path):
    members = [bytearray(lz4.frame.compress(record, store_size=False)) for record in pages(3)]
    members[1][7:11] = b"\xff\xff\xff\x7f"  # its first block claims two gigabytes
    found = read_all(write(tmp_path, "a.warc.lz4", b"".join(members)))
    assert len(captures(found)) == 2
    assert [reason for reason, _ in refusals(found)] == ["corrupt"]
