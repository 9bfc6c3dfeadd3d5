"""Write the next migration from the difference between the tables and the migrations so far.

    python -m qadtui.models.migrations.revise "Shelf life of lots"      the next file in versions/
    python -m qadtui.models.migrations.revise --again                   the newest file once more, while unreleased

The result is a proposal to read and tidy: Alembic sees a new column, but not that it is an old one with another name.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command

from qadtui.models.engines import database_url, sqlite_engine
from qadtui.models.migrate import alembic_config, upgrade
from qadtui.models.versions import VERSIONS, known_versions


def revise(message: str) -> Path:
    """Write the migration that follows the ones there are, and say where."""
    known = known_versions()
    number = f"{len(known) + 1:04}"
    with TemporaryDirectory() as folder:
        engine = sqlite_engine(database_url(Path(folder) / "revise.db"))
        if known:
            upgrade(engine, known[-1])
        with engine.begin() as connection:
            command.revision(alembic_config(connection), message, autogenerate=True, rev_id=number)
        engine.dispose()
    written = next(VERSIONS.glob(f"{number}_*.py"))
    lines = [line for line in written.read_text("utf-8").splitlines() if "# ###" not in line]
    written.write_text("\n".join(lines) + "\n", "utf-8")
    return written


def main(arguments: list[str]) -> None:
    """The command line."""
    message = " ".join(arguments)
    if message == "--again":
        newest = sorted(VERSIONS.glob("[0-9]*.py"))[-1]
        message = newest.read_text("utf-8").split('"""')[1].rstrip(".")
        newest.unlink()
    written = revise(message)
    subprocess.run([sys.executable, "-m", "ruff", "format", "--line-length=120", str(written)], check=True)
    print(written)


if __name__ == "__main__":
    main(sys.argv[1:])
