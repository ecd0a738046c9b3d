"""Which comments are the same: captured again, posted again, copied. Pure; numpy columns, no Beam.

readings    what one reading of a comment contributes: 100 bytes, packed
recaptures  readings of one comment id → its newest reading, first and last seen
reposts     comments with one node key → the canonical one, exact repeats, copies
verdicts    what a stage decides for one reading, packed; applied to the rows in `storage.finish`
"""
