"""A chart over the screen: its pages, its captions, and the way back to the numbers."""

import asyncio
from decimal import Decimal

import pytest

from qadtui.language.text import Translator
from qadtui.terminal.bars import BarRow, Scale
from qadtui.terminal.cells import Grid
from qadtui.terminal.chart import ChartLine, ChartView
from qadtui.terminal.dialogue import Dialogue
from qadtui.terminal.keys import Function, Key
from qadtui.terminal.queue import KeyQueue

SPACE = Key(None, " ")


def bars(count: int) -> list[ChartLine]:
    rows = [BarRow(f"B{number:02}", Decimal(number), f"{number}.00") for number in range(count)]
    return [ChartLine("CNY"), *(ChartLine(bar=row, scale=Scale.of(rows)) for row in rows)]


async def screens(lines: list[ChartLine], *keys: Key | Function, series: tuple[str, ...] = ("Amount",)) -> list[str]:
    """The screen before each key, and after the last."""
    seen: list[str] = []
    queue = KeyQueue()
    dialogue = Dialogue(Grid(), queue, Translator("en"))
    dialogue.grid.put(5, 1, "the numbers")
    waiting = list(keys)

    def show() -> None:
        seen.append(dialogue.grid.screen())
        key = waiting.pop(0)
        queue.put(Key(key) if isinstance(key, Function) else key)

    dialogue.on_change = show
    await asyncio.wait_for(ChartView(dialogue, "Sales by Month", series, lines).run(), 5)
    return [*seen, dialogue.grid.screen()]


@pytest.mark.parametrize("leaving", [Function.END, Function.DELETE])
async def test_the_chart_covers_the_numbers_until_f4_or_f5(leaving: Function) -> None:
    shown, after = await screens(bars(3), leaving)
    assert "Sales by Month" in shown
    assert "CNY" in shown
    assert "B02" in shown
    assert "the numbers" not in shown
    assert "F4=End 5=Numbers" in shown
    assert after == "\n" * 4 + "the numbers" + "\n" * 19


async def test_a_chart_longer_than_the_screen_is_paged_to_its_end_and_no_further() -> None:
    first, second, last, still, _ = await screens(bars(50), SPACE, Function.PAGE_DOWN, SPACE, Function.END)
    assert "B00" in first
    assert "Page: 1 of 3" in first
    assert "B25" in second
    assert "B00" not in second
    assert "B49" in last
    assert "Page: 3 of 3" in last
    assert still == last


async def test_it_goes_by_lines_and_back_to_the_start() -> None:
    top, below, back, end, home, _ = await screens(
        bars(50), Function.NEXT, Function.PREVIOUS, Function.LINE_END, Function.HOME, Function.END
    )
    assert "B18" not in top
    assert "B18" in below
    assert back == top == home
    assert "B49" in end


async def test_two_series_are_explained() -> None:
    shown, _ = await screens(bars(2), Function.END, series=("Qty On Hand", "Safety Stock"))
    assert "█ Qty On Hand   ▒ Safety Stock" in shown


async def test_one_series_needs_no_explanation() -> None:
    shown, _ = await screens(bars(2), Function.END)
    assert "Amount" not in shown
