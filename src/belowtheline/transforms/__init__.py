"""The only code that imports apache_beam: composites of the pure functions below.

read      PlanReads: files → ranges; StageRanges: ranges → staged parts, packed readings, tallies (one fused step)
repeats   SettleRepeats: packed readings → packed verdicts
write     FinishShards: parts + verdicts → Parquet; PublishRun: reconcile and make visible
ingest    the whole job
replay    the same job, over dead letters
stream    files as they arrive: gathered in batches, each published as a run (belowtheline.arrivals)
streaming the streaming job, run
execution a graph run to its end, on whichever runner
metrics   counters under stable names
"""

import os

if os.environ.get("STORAGE_EMULATOR_HOST"):
    # Beam looks for Google's credentials on the first gs:// access of every process, for 20 s where there are none, and
    # an emulator asks for none (shared/beam.md 3). Here, because workers import this package too.
    try:
        from apache_beam.internal.gcp import auth
    except ImportError:  # without the gcp extra Beam knows no gs://
        pass
    else:
        auth._Credentials._credentials_init = True
