"""What terminals send for the keys that have no character, as data: sequence -> the key's name in the key table.

One table serves xterm, VTE, Konsole, tmux, screen, rxvt, the Linux console, the VT220 and PuTTY's usual modes, for they
nowhere contradict each other. What is not in it means nothing: it rings the bell and never types.
"""

ESC = "\x1b"

_VT_NUMBERS = {"f1": 11, "f2": 12, "f3": 13, "f4": 14, "f5": 15, "f6": 17, "f7": 18, "f8": 19, "f9": 20, "f10": 21}
_EDIT_NUMBERS = {"home": (1, 7), "insert": (2,), "delete": (3,), "end": (4, 8), "pageup": (5,), "pagedown": (6,)}
_LETTERS = {"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F"}
_KEYPAD = "*+,-./0123456789"  # in application mode sent as ESC O and the letter 64 places on: j k l ... y

SEQUENCES: dict[str, str] = {
    **{f"{ESC}O{letter}": f"f{number}" for number, letter in enumerate("PQRS", 1)},
    **{f"{ESC}[[{letter}": f"f{number}" for number, letter in enumerate("ABCDE", 1)},
    **{f"{ESC}[{number}~": name for name, number in _VT_NUMBERS.items()},
    **{f"{ESC}[{number}~": f"f{key}" for key, number in enumerate((23, 24), 11)},
    **{f"{ESC}[{number}~": name for name, numbers in _EDIT_NUMBERS.items() for number in numbers},
    **{f"{ESC}{kind}{letter}": name for name, letter in _LETTERS.items() for kind in "[O"},
    **{f"{ESC}{digit}": f"f{digit}" for digit in range(1, 10)},
    f"{ESC}0": "f10",
    f"{ESC}[Z": "shift+tab",
    f"{ESC}OM": "enter",
    **{f"{ESC}O{chr(ord(char) + 64)}": char for char in _KEYPAD},
}
"""Every escape sequence that is a key. Esc and a digit in one read are a function key, for terminals without any."""

CONTROLS: dict[str, str] = {
    **{chr(code): f"ctrl+{chr(code + 96)}" for code in range(1, 27)},
    "\b": "backspace",
    "\t": "tab",
    "\r": "enter",
    "\x7f": "backspace",
}
"""Control characters that are keys. A line feed is Ctrl+J unless a carriage return stands right before it."""
