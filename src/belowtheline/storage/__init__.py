"""Files: where a corpus keeps what, and how a run becomes visible whole or not at all.

files     list, open, size of files by URI
layout    paths inside a corpus
parts     staged rows, before repeats are settled
parquet   finished rows as Parquet
finish    parts + verdicts → finished files of one shard
states    what rows say of themselves in the end
amendments  what a run changes about how earlier runs' rows are read
sections, frames  files of numbered sections; texts in them
index     a run's part of what later runs settle repeats over; `reindex` makes it again, `history` lists all
publish   reconcile, write the run's row, make it visible; repair what a killed run left
runs      the rows of runs/
verify    prove a corpus from its Parquet alone
"""
