"""Text pasted into a real terminal is typed text: Return and Tab go on, and Chinese takes two cells a character."""

from pathlib import Path

import pytest

from tests.typist import Typist
from tests.working_company import company_file, company_pattern

__all__ = ["company_file", "company_pattern"]

ITEM = "BEER\rEA\t瓶装啤酒 500ml\t12 瓶"
LEFT, RIGHT, HOME, DELETE, BACK, INSERT = "\x1b[D", "\x1b[C", "\x1b[H", "\x1b[3~", "\x15", "\x14"


@pytest.mark.parametrize("sent", ["{}", "\x1b[200~{}\x1b[201~"], ids=["plain", "bracketed"])
def test_a_pasted_block_fills_field_after_field(company_file: Path, sent: str) -> None:
    with Typist.at(company_file) as typist:
        typist.run("1.4.1", "key")
        typist.type(sent.format(ITEM), "description")
        assert "Item Number: BEER" in typist.row(3)
        assert "瓶装啤酒 500ml" in typist.row(6)
        assert "12 瓶" in typist.row(7)


@pytest.mark.parametrize(
    ("keys", "text", "cell"),
    [
        ("", "瓶装啤酒 500ml", 0),
        (RIGHT, "瓶装啤酒 500ml", 2),
        (RIGHT + "X", "瓶X啤酒 500ml", 3),
        (RIGHT + "罐", "瓶罐啤酒 500ml", 4),
        (RIGHT + DELETE, "瓶啤酒 500ml", 2),
        (RIGHT * 4 + "\x7f", "瓶装啤 500ml", 6),
        (RIGHT * 4 + LEFT + HOME + INSERT + "大", "大瓶装啤酒 500ml", 2),
    ],
    ids=["replace", "right", "narrow over wide", "wide over wide", "delete", "backspace", "insert"],
)
def test_wide_characters_are_edited_like_any_other(company_file: Path, keys: str, text: str, cell: int) -> None:
    with Typist.at(company_file) as typist:
        typist.run("1.4.1", "key")
        typist.type(ITEM, "description")
        typist.type(BACK + keys, "description")
        row, column = typist.terminal.cursor
        assert f" {text} " in typist.row(row)
        assert column == typist.row(row).index(text) + 1 + cell
