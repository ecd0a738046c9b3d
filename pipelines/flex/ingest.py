"""The launcher of the batch template: builds the graph from the template's parameters, hands it over, and ends.

It must not wait: Dataflow starts the job when this program has ended. Beam's own flags come from Dataflow itself, so
none is refused here as unknown.
"""

import logging
import sys

from belowtheline.errors import CorpusError, UsageError
from belowtheline.options import IngestOptions, parse_flags
from belowtheline.progress import CURRENT
from belowtheline.transforms import ingest
from belowtheline.transforms.execution import worker_flags


def main(argv: list[str]) -> int:
    """Launch the job; return its exit code."""
    logging.basicConfig(level=logging.INFO)
    try:
        options, beam_flags = parse_flags(IngestOptions, argv)
        summary = ingest.run(options, worker_flags(beam_flags), CURRENT)
    except (UsageError, CorpusError) as error:
        logging.error("ingest: %s", error)
        return 2 if isinstance(error, UsageError) else 1
    said = "handed over" if summary.handed_over else f"run {summary.row['run_id']} is in the corpus already"
    logging.info("ingest: %s", said)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
