"""Page dumps in, corpus out: the batch job with plain Beam flags, as a scheduled cloud job calls it.

python pipelines/ingest.py --inputs=dumps/,more/*.warc.gz --output=corpus [--runner=… any Beam flag]
"""

import sys

from belowtheline.errors import CorpusError, UsageError
from belowtheline.options import IngestOptions, parse_flags
from belowtheline.progress import CURRENT
from belowtheline.transforms import beam_options, ingest


def main(argv: list[str]) -> int:
    """Run the job; return its exit code."""
    try:
        options, beam_flags = parse_flags(IngestOptions, argv)
        beam_options.check(beam_flags)
        summary = ingest.run(options, beam_flags, CURRENT)
    except (UsageError, CorpusError) as error:
        print(f"ingest: {error}", file=sys.stderr)  # noqa: T201
        return 2 if isinstance(error, UsageError) else 1
    if summary.handed_over:
        print("the job was handed over, not waited for")  # noqa: T201
        return 0
    run = summary.row
    print(f"{run['run_id']}: {run['comments_kept']} comments, {run['dead_letters']} dead letters")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
