"""A PDF can be read, searched and copied: each text where the grid has it, Chinese, too, and it says what it is."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PageObject, PdfReader

from qadtui.language.messages import Refusal
from qadtui.reports.outputs.pdf import Paper, chinese_font, write_pages
from qadtui.reports.outputs.pdf.drawing import MARGIN
from qadtui.reports.page import Line
from tests.reports.sheets import printed, sheet, written

PAPER = Paper(80, 60, "Papers", "anna", "en", datetime(2026, 4, 1, tzinfo=UTC))
CELL = (595.28 - 2 * MARGIN) / 80


def drawn(*lines: Line, paper: Paper = PAPER) -> PdfReader:
    stream = BytesIO()
    write_pages([list(lines)], paper, stream)
    return PdfReader(stream)


def text_of(page: PageObject) -> str:
    """The text; this reader takes the font's two bytes for two characters, of which the first is nothing."""
    return page.extract_text().replace("\0", "")


def places(page: PageObject) -> dict[str, tuple[float, float]]:
    """Where each text begins, in points from the left and from the bottom."""
    found: dict[str, tuple[float, float]] = {}

    def visit(text: str, _: Any, matrix: list[float], *__: Any) -> None:
        found.setdefault(text.replace("\0", "").strip(), (matrix[4], matrix[5]))

    page.extract_text(visitor_text=visit)
    return found


def lines_of(page: PageObject) -> int:
    """How many lines are drawn."""
    return page.get_contents().get_data().count(b" l S")  # type: ignore[union-attr]


@pytest.mark.parametrize("columns", [80, 132])
def test_a_report_in_chinese(columns: int) -> None:
    pages = PdfReader(BytesIO(written("pdf", printed("zh_CN", columns)))).pages
    first, last = text_of(pages[0]), text_of(pages[-1])
    assert "发货报表查询" in first
    assert "乙产品" in first
    assert "生效日期" in first
    assert "报表结束" in first
    assert "1,800,179.00" in first
    assert "anna" in last


def test_it_says_what_it_is() -> None:
    read = PdfReader(BytesIO(written("pdf", printed("zh_CN", 80))))
    assert read.metadata is not None
    assert read.metadata.title == "7.1.20.13 发货报表查询"
    assert read.metadata.author == "anna"
    assert read.metadata.creation_date == datetime(2026, 4, 1, 9, 30, tzinfo=UTC)
    assert str(read.root_object["/Lang"]) == "zh-CN"


@pytest.mark.parametrize(("columns", "size"), [(80, (595.28, 841.89)), (132, (841.89, 595.28))])
def test_80_columns_stand_upright_and_132_lie_across(columns: int, size: tuple[float, float]) -> None:
    page = PdfReader(BytesIO(written("pdf", printed("en", columns)))).pages[0]
    assert (page.mediabox.width, page.mediabox.height) == pytest.approx(size, abs=0.01)


def test_each_text_stands_in_its_cell() -> None:
    found = places(drawn(Line("AB 乙产品 C"), Line("        D")).pages[0])
    assert found["AB"][0] == pytest.approx(MARGIN, abs=0.01)
    assert found["乙产品"][0] == pytest.approx(MARGIN + 3 * CELL, abs=0.01)
    assert found["C"][0] == pytest.approx(MARGIN + 10 * CELL, abs=0.01)
    assert found["D"][0] == pytest.approx(MARGIN + 8 * CELL, abs=0.01)
    assert found["D"][1] < found["C"][1]


def test_the_widest_line_and_the_longest_page_fit() -> None:
    long = drawn(*[Line("M" * 79 + "W")] * 72, paper=Paper(80, 72, "", "", "en", PAPER.made)).pages[0]
    assert min(y for text, (_, y) in places(long).items() if text) > MARGIN
    assert len(text_of(long).splitlines()) == 72


def test_rules_and_boxes_are_lines() -> None:
    page = drawn(Line("--- ----- ==="), Line("┌─┐")).pages[0]
    assert lines_of(page) == 3 + 2 + 2 + 2
    assert text_of(page).strip() == ""


def test_dashes_in_a_text_stay_dashes() -> None:
    page = drawn(Line("A - B")).pages[0]
    assert (lines_of(page), text_of(page).strip()) == (0, "A - B")


def test_what_no_font_has_is_a_question_mark() -> None:
    assert text_of(drawn(Line("Emoji \U0001f37a!")).pages[0]).strip() == "Emoji ?!"


def test_the_font_is_embedded_as_far_as_it_is_used() -> None:
    report = written("pdf", printed("zh_CN", 80))
    assert b"/FontFile3" in report
    assert len(report) < 100_000


def test_english_needs_no_chinese_font(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chinese_font, "find_spec", lambda name: None)
    monkeypatch.setattr(chinese_font, "FOLDERS", ())
    assert "End of Report" in text_of(PdfReader(BytesIO(written("pdf", sheet([])))).pages[0])
    with pytest.raises(Refusal, match="install pylopdf-fonts-zh-cn"):
        written("pdf", sheet([], language="zh_CN"))


def test_a_font_of_the_system_will_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    brought = chinese_font.chinese_font()
    (tmp_path / "noto").mkdir()
    (tmp_path / "noto" / "NotoSansSC-Regular.otf").write_bytes(brought.read_bytes())
    monkeypatch.setattr(chinese_font, "find_spec", lambda name: None)
    monkeypatch.setattr(chinese_font, "FOLDERS", (str(tmp_path),))
    assert chinese_font.chinese_font() == tmp_path / "noto" / "NotoSansSC-Regular.otf"
    assert "报表结束" in text_of(PdfReader(BytesIO(written("pdf", sheet([], language="zh_CN")))).pages[0])
