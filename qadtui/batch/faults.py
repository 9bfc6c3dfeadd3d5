"""Where in which file a load stopped: `items.csv, line 7, column um: Blank not allowed`."""

from collections.abc import Iterator
from contextlib import contextmanager

from qadtui.language.messages import CELL_REASON, FILE_REASON, ROW_REASON, Refusal, said
from qadtui.language.text import Translator


class FileRefusal(Refusal):
    """A refusal with the place in the files that caused it; `line` counts from 1, the heading included."""

    def __init__(self, reason: Refusal, file: str, line: int = 0, column: str | None = None) -> None:
        message = FILE_REASON if not line else CELL_REASON if column else ROW_REASON
        super().__init__(message, column, file=file, line=line, column=column)
        self.reason = reason

    def in_words(self, translate: Translator) -> str:
        return said(self.message, translate, self.values | {"reason": self.reason.in_words(translate)})


@contextmanager
def placed(file: str, line: int = 0) -> Iterator[None]:
    """Give a refusal raised inside its place; one that has its place already keeps it."""
    try:
        yield
    except FileRefusal:
        raise
    except Refusal as refusal:
        raise FileRefusal(refusal, file, line, refusal.field) from refusal
