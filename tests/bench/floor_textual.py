"""Hello, world in Textual: a field and a line of text. F2 pushes a screen with another.

With `orm` it asks a database something through SQLModel first, as a program cannot help that works with one.

As a program: python -m tests.bench.floor_textual [orm DATABASE]
"""

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input, Static

HELLO, PUSHED = "Hello, world", "A second screen"


class Second(Screen[None]):
    """Another field; F4 goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f4", "dismiss")]

    def compose(self) -> ComposeResult:
        yield Input()
        yield Static(PUSHED)


class Hello(App[None]):
    """The least program with a field to type in."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "second")]
    CSS = "Input { border: none; height: 1; padding: 0; }"

    def compose(self) -> ComposeResult:
        yield Input()
        yield Static(HELLO)

    def action_second(self) -> None:
        self.push_screen(Second())


def ask(database: str) -> None:
    """What a program with a database cannot start without: the import, and one answer."""
    from sqlmodel import Session, create_engine, text

    with Session(create_engine(f"sqlite:///{database}")) as session:
        session.connection().execute(text("select count(*) from user")).one()


if __name__ == "__main__":
    if sys.argv[1:]:
        ask(sys.argv[2])
    Hello().run(mouse=False)
