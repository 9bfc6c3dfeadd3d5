"""The least a terminal program can do with a key: curses puts it where the cursor is. Ctrl+U starts again."""

import curses

CONTROL_U, WIDTH = 21, 60


def echo(window: curses.window) -> None:
    """Echo for ever."""
    column = 0
    window.addstr(1, 0, "Hello, world")
    window.move(0, 0)
    while True:
        key = window.getch()
        if key == CONTROL_U:
            column = 0
            window.move(0, 0)
            window.clrtoeol()
        else:
            window.addch(0, column, key)
            column = (column + 1) % WIDTH
        window.refresh()


if __name__ == "__main__":
    curses.wrapper(echo)
