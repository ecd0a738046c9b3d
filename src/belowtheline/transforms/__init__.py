"""The only code that imports apache_beam: composites of the pure functions below.

read      PlanReads: files → ranges; StageRanges: ranges → staged parts, packed readings, tallies (one fused step)
repeats   SettleRepeats: packed readings → packed verdicts
write     FinishShards: parts + verdicts → Parquet; PublishRun: reconcile and make visible
ingest    the whole job
execution a graph run to its end, on whichever runner
metrics   counters under stable names
"""
