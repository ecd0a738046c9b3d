"""The only code that imports apache_beam: composites of the pure functions below.

read      PlanReads: files → ranges; StageRanges: ranges → staged parts, packed readings, tallies (one fused step)
repeats   SettleRepeats: packed readings → packed verdicts
write     FinishShards: parts + verdicts → Parquet; PublishRun: reconcile and make visible
ingest    the whole job, and how it is run locally
replay    the same job, over dead letters
stream    files as they arrive: gathered in batches, each published as a run (belowtheline.arrivals)
streaming the streaming job, run
"""
