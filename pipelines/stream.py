"""Files as they arrive, corpus out: the streaming job with plain Beam flags.

python pipelines/stream.py --subscription=projects/P/subscriptions/S --output=corpus [--runner=… any Beam flag]
python pipelines/stream.py --watch='gs://bucket/dumps/**' --output=gs://bucket/corpus --runner=DataflowRunner …
"""

import sys

from belowtheline.errors import CorpusError, UsageError
from belowtheline.options import StreamOptions, parse_flags
from belowtheline.transforms import beam_options, streaming


def main(argv: list[str]) -> int:
    """Run the job; return its exit code."""
    try:
        options, beam_flags = parse_flags(StreamOptions, argv)
        beam_options.check(beam_flags)
        streaming.run(options, beam_flags)
    except (UsageError, CorpusError) as error:
        print(f"stream: {error}", file=sys.stderr)  # noqa: T201
        return 2 if isinstance(error, UsageError) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
