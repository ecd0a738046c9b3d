"""The launcher of the streaming template: builds the graph from the template's parameters, hands it over, and ends."""

import logging
import sys

from belowtheline.errors import CorpusError, UsageError
from belowtheline.options import StreamOptions, parse_flags
from belowtheline.transforms import streaming
from belowtheline.transforms.execution import worker_flags


def main(argv: list[str]) -> int:
    """Launch the job; return its exit code."""
    logging.basicConfig(level=logging.INFO)
    try:
        options, beam_flags = parse_flags(StreamOptions, argv)
        streaming.run(options, worker_flags(beam_flags))
    except (UsageError, CorpusError) as error:
        logging.error("stream: %s", error)
        return 2 if isinstance(error, UsageError) else 1
    logging.info("stream: handed over")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
