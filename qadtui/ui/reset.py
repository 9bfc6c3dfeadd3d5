"""What makes a terminal sane again that a program could not leave as it found it, because the line broke.

qadtui itself switches on nothing but the second screen, and switches off the wrapping of long lines. The rest is for
what other programs may have left: mouse and focus reports, the kitty keyboard, another character set, no echo.
"""

import os
import termios

from qadtui.ui.modes import CURSOR_ON, REPORTS_OFF

OTHER_KEYBOARDS_OFF = "\x1b[<99u\x1b[=0u\x1b[>4;0m"  # kitty's, whatever was pushed, and xterm's modifyOtherKeys
PLAIN_KEYS = "\x1b[?1l\x1b>"  # cursor keys and keypad
PLAIN_TEXT = "\x1b(B\x0f\x1b[m\x1b[4l\x1b[?7h\x1b[?6l\x1b[r"  # letters, looks, overstrike, wrapping, whole screen
FIRST_SCREEN = "\x1b[?2026l\x1b[?1049l"
RESET = f"\x1b\\{REPORTS_OFF}{OTHER_KEYBOARDS_OFF}{PLAIN_KEYS}{FIRST_SCREEN}{PLAIN_TEXT}{CURSOR_ON}\x1b[999;1H\r\n"

_IFLAG, _OFLAG, _LFLAG = 0, 1, 3


def reset_terminal(fileno: int) -> None:
    """Write what makes the terminal sane, and give its line back echo and editing."""
    os.write(fileno, RESET.encode())
    try:
        modes = termios.tcgetattr(fileno)
    except termios.error:  # not a terminal
        return
    modes[_IFLAG] = modes[_IFLAG] & ~(termios.INLCR | termios.IGNCR | termios.ISTRIP) | termios.ICRNL | termios.IXON
    modes[_OFLAG] |= termios.OPOST | termios.ONLCR
    modes[_LFLAG] |= termios.ECHO | termios.ECHOE | termios.ICANON | termios.IEXTEN | termios.ISIG
    termios.tcsetattr(fileno, termios.TCSADRAIN, modes)
