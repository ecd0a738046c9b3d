"""`python -m belowtheline` is `btl`."""

import sys

from belowtheline.cli import main

if __name__ == "__main__":
    sys.exit(main())
