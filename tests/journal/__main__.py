"""Write the screens of the scenarios as they are now, to be reviewed with `git diff`: `python -m tests.journal`.

Steps may be written by hand without screens, several to a line; this parts them and puts their places and screens in.
"""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from qadtui import surroundings
from qadtui.programs.journal.reading import read_journal
from qadtui.programs.journal.steps import text_of
from tests.journal.scenarios import SCENARIOS, come_out
from tests.working_company import make_company


def main(files: list[Path]) -> None:
    """Bring the journals up to date."""
    for journal in files or SCENARIOS:
        visits = read_journal(journal.read_text(encoding="utf-8"))
        offset = visits[0].head.begun.utcoffset()
        assert offset is not None
        with TemporaryDirectory() as folder, surroundings.time_zone(offset):
            make_company(Path(folder) / "company.db")
            written = asyncio.run(come_out(Path(folder) / "company.db", visits))
        journal.write_text(text_of(written), encoding="utf-8")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
