"""What the terminal is told at the beginning, at the end, and about its cursor."""

CURSOR_ON, CURSOR_OFF = "\x1b[?12l\x1b[?25h", "\x1b[?25l"  # a shown cursor is steady
REPORTS_OFF = "\x1b[?1000;1002;1003;1004;1006;2004l"  # mouse, focus, bracketed paste
START = f"\x1b[?1049h{REPORTS_OFF}\x1b[?7l{CURSOR_OFF}"
STOP = f"\x1b[m\x1b[?7h\x1b[?1049l{CURSOR_ON}"
