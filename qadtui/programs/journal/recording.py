"""`--journal FILE`: what an operator types goes to the end of a file, each step as soon as it is over."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TextIO
from uuid import uuid4

from qadtui.programs.journal.recorder import Recorder
from qadtui.programs.journal.steps import ASCII, LINES, Head, Step, head_lines, ids_from
from qadtui.programs.session import OperatorSession
from qadtui.settings import Settings


class Recording:
    """The journal of one session, to be closed when it is over."""

    def __init__(self, file: TextIO, recorder: Recorder) -> None:
        self._file, self._recorder = file, recorder

    def close(self) -> None:
        """Write the last step."""
        self._recorder.end()
        self._file.close()


def recorded(settings: Settings, file: Path) -> tuple[OperatorSession, Recording]:
    """A session that writes its journal. Raises OSError where the file cannot be written."""
    descriptor = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)  # it holds what was on the screen
    journal = os.fdopen(descriptor, "a", encoding="utf-8")
    ids = uuid4().hex[:24]
    session = OperatorSession(replace(settings, ids=ids_from(ids)))
    begun = _now()

    def head() -> Head:
        ui, screen = session.dialogue, session.screen
        return Head(
            user=settings.user,
            begun=begun,
            date=screen.today,
            terminal=settings.terminal,
            language=ui.translate.language,
            dates=ui.dates.value,
            company=screen.company,
            boxes=LINES if settings.lines else ASCII,
            ids=ids,
        )

    recorder = Recorder(session.grid, head, _writer(journal), _now)
    session.keys.witness = recorder
    return session, Recording(journal, recorder)


def _writer(journal: TextIO) -> Callable[[Head | Step], None]:
    def write(told: Head | Step) -> None:
        lines = told.lines() if isinstance(told, Step) else head_lines(told)
        if isinstance(told, Head) and journal.tell():
            journal.write("\n")
        with suppress(OSError):  # a full disk must not stop the operator
            journal.write("\n".join(lines) + "\n")
            journal.flush()

    return write


def _now() -> datetime:
    return datetime.now().astimezone().replace(microsecond=0)
