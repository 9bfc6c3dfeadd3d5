"""A program that fails takes nobody's session with it: its traceback goes to a file, the operator back to the menu."""

import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path

from qadtui import surroundings

NAME = "qadtui-failures.log"


def noted(failure: Exception) -> Path:
    """Append the traceback to the log in the user's data folder (without one, the temporary folder); where it is."""
    file = (surroundings.data_folder() or Path(tempfile.gettempdir())) / NAME
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as log:
        log.write(f"{datetime.now(UTC).isoformat()}\n{''.join(traceback.format_exception(failure))}\n")
    return file
