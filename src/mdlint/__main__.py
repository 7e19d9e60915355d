"""`python -m mdlint`."""

import sys

from mdlint.cli import main

if __name__ == "__main__":
    sys.exit(main())
