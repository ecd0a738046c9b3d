"""Dead letters back through the same chain: the job with plain Beam flags.

python pipelines/replay.py --output=corpus [--reason=timeout] [--source='*/archive-*'] [--limit=N] [any Beam flag]
"""

import sys

from belowtheline.errors import CorpusError, UsageError
from belowtheline.options import ReplayOptions, parse_flags
from belowtheline.progress import CURRENT
from belowtheline.transforms import beam_options, replay


def main(argv: list[str]) -> int:
    """Run the job; return its exit code."""
    try:
        options, beam_flags = parse_flags(ReplayOptions, argv)
        beam_options.check(beam_flags)
        summary = replay.run(options, beam_flags, CURRENT)
    except (UsageError, CorpusError) as error:
        print(f"replay: {error}", file=sys.stderr)  # noqa: T201
        return 2 if isinstance(error, UsageError) else 1
    resolved = sum(known["became"] == "resolved" for known in (summary.row["replayed"] if summary else ()))
    print(f"{resolved} dead letters resolved" if summary else "no dead letters to take up")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
