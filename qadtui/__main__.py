"""`python -m qadtui` is the command `qadtui`."""

import sys

from qadtui.cli import main

sys.exit(main())
