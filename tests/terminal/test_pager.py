"""A report in the pager: what an operator does in it, over lines that stand in no database."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import pytest

from qadtui.formats.width import cells
from qadtui.language import messages
from qadtui.language.text import Translator
from qadtui.terminal import legends
from qadtui.terminal.cells import Grid, Role
from qadtui.terminal.dialogue import Dialogue
from qadtui.terminal.keys import Function
from qadtui.terminal.notation import keys_of
from qadtui.terminal.pager import KnownLines, Lines, Pager
from qadtui.terminal.pager.sideways import Sideways, column_starts, cut
from qadtui.terminal.queue import KeyQueue

HEADING = ["Order    Name                 Amount", "-------- ---------------- ----------"]
BODY = 24 - 3 - 1 - len(HEADING)
"""The rows between the heading and the messages."""


def numbered(count: int) -> list[str]:
    return [f"SO{number:<6} {'Name ' + str(number):16} {number:>10}" for number in range(1, count + 1)]


class Reader:
    """Somebody who reads lines in a pager."""

    def __init__(self, lines: Lines, rows: int = 24, columns: int = 80, **options: Any) -> None:
        self.ui = Dialogue(Grid(rows, columns), KeyQueue(), Translator("en"))
        self.pager = Pager(self.ui, lines, **options)
        self.ended: bool | None = None

    def press(self, keys: str) -> None:
        for key in keys_of(keys):
            self.ui.keys.put(key)

    def read(self, keys: str = "", then: Callable[[], Awaitable[None]] | None = None) -> "Reader":
        """Press keys and see what is there when all are used up, or the pager has ended."""

        async def conversation() -> None:
            self.press(keys)
            reading = asyncio.create_task(self.pager.run())
            used_up = asyncio.create_task(self.ui.keys.used_up())
            async with asyncio.timeout(5):
                await asyncio.wait({reading, used_up}, return_when=asyncio.FIRST_COMPLETED)
                if then:
                    await then()
            self.ended = reading.result() if reading.done() else None
            reading.cancel()

        asyncio.run(conversation())
        return self

    @property
    def body(self) -> list[str]:
        """What stands between heading and messages."""
        last = self.ui.status.row - 1
        return [row.rstrip() for row in self.ui.grid.text()[1 + len(HEADING) : last]]

    @property
    def message(self) -> str:
        return self.ui.grid.text()[self.ui.status.row - 1].strip()

    def row(self, number: int) -> str:
        return self.ui.grid.text()[number - 1].rstrip()


def reader(count: int = 100, **options: Any) -> Reader:
    return Reader(KnownLines(HEADING, numbered(count)), **options)


def orders(read: Reader) -> list[str]:
    return [line.split()[0] for line in read.body if line]


def from_to(first: int, last: int) -> list[str]:
    return [f"SO{number}" for number in range(first, last + 1)]


def test_a_screenful_stands_below_its_heading() -> None:
    read = reader().read()
    assert [read.row(2), read.row(3)] == HEADING
    assert orders(read) == from_to(1, BODY)
    assert read.message == "Page: 1 of 6"
    assert read.row(24) == legends.PAGER.message


@pytest.mark.parametrize("key", ["<Space>", "<F1>", "<Return>", "<PgDn>", "<F8>"])
def test_the_next_page(key: str) -> None:
    assert orders(reader().read(key)) == from_to(BODY + 1, 2 * BODY)


@pytest.mark.parametrize(
    ("keys", "first"),
    [
        ("<Space><Space><PgUp>", BODY + 1),
        ("<Space><F7>", 1),
        ("<Down><Down>", 3),
        ("<F10><F10><Up>", 2),
        ("<F10><F9>", 1),
        ("<End>", 100 - BODY + 1),
        ("<End><Home>", 1),
        ("<F11>3<F1>", 2 * BODY + 1),
        ("<Down><PgDn>", BODY + 2),
        ("<Down><PgUp>", 1),
    ],
)
def test_through_the_lines(keys: str, first: int) -> None:
    read = reader().read(keys)
    assert orders(read)[0] == f"SO{first}"
    assert not read.ui.grid.take_bell()


@pytest.mark.parametrize("key", ["<Up>", "<PgUp>", "<End><Down>", "<End><PgDn>", "<Left>", "<Right>", "x", "<F5>"])
def test_a_key_that_leads_nowhere_beeps(key: str) -> None:
    read = reader().read(key)
    assert read.ui.grid.take_bell()
    assert read.ended is None


@pytest.mark.parametrize(("keys", "through"), [("<F4>", False), ("<Space>" * 6, True), ("<End><F1>", True)])
def test_it_is_left_with_f4_or_read_to_its_end(keys: str, through: bool) -> None:
    assert reader().read(keys).ended is through


def test_whoever_sees_the_last_line_is_on_the_last_page() -> None:
    assert reader().read("<End>").message == "Page: 6 of 6"
    assert reader().read("<End><Up>").message == "Page: 5 of 6"


def test_page_down_stays_on_the_last_page() -> None:
    assert reader().read("<PgDn>" * 20).ended is None


def test_a_report_of_nothing_but_its_end_is_one_page() -> None:
    read = Reader(KnownLines(HEADING, ["End of Report"])).read()
    assert read.message == "Page: 1 of 1"
    assert read.read("<Space>").ended is True


@pytest.mark.parametrize(("page", "said"), [("7", "There is no page 7; the last one is 6"), ("0", "Page: 1 of 6")])
def test_a_page_that_is_not_there(page: str, said: str) -> None:
    read = reader().read(f"<F11>{page}<F1>")
    assert read.message == said
    assert orders(read)[0] == "SO1"


def test_f4_in_a_question_asks_nothing() -> None:
    assert orders(reader().read("<F11>3<F4><Down>"))[0] == "SO2"
    assert orders(reader().read("<F3>SO50<F4><Down>"))[0] == "SO2"


# looking for a text


def selected(read: Reader) -> list[str]:
    """The lines that are shown as found."""
    return [
        "".join(char for char, _ in read.ui.grid.cells(row)).split()[0]
        for row in range(1, 22)
        if read.ui.grid.cells(row)[0][1] is Role.SELECTED
    ]


@pytest.mark.parametrize(("text", "found"), [("SO42", "SO42"), ("name 42", "SO42"), ("NAME 100", "SO100")])
def test_a_text_is_found_whatever_its_capitals(text: str, found: str) -> None:
    read = reader().read(f"<F3>{text}<F1>")
    assert selected(read) == [found]
    assert found in orders(read)


def test_found_where_it_can_be_seen_already_nothing_moves() -> None:
    read = reader().read("<F3>SO12<F1>")
    assert orders(read)[0] == "SO1"
    assert selected(read) == ["SO12"]


def test_f3_again_finds_the_next_place_and_once_more_begins_again() -> None:
    assert selected(reader().read("<F3>9 <F1>")) == ["SO9"]
    assert selected(reader().read("<F3>9 <F1><F3><F1>")) == ["SO19"]
    read = reader().read("<F3>SO100<F1><F3><F1>")
    assert read.message == "SO100 is not found from here on"
    assert read.ui.grid.take_bell()
    assert selected(read) == []


def test_what_is_not_there_is_said_until_the_next_key() -> None:
    assert reader().read("<F3>nobody<F1>").message == "nobody is not found from here on"
    assert reader().read("<F3>nobody<F1><Down>").message == "Page: 1 of 6"


# sideways

WIDE = ["aaaa bbbb cccc dddd eeee", "---- ---- ---- ---- ----"]


def wide(**options: Any) -> Reader:
    return Reader(KnownLines(WIDE, ["1111 2222 3333 4444 5555"]), columns=16, **options)


@pytest.mark.parametrize(
    ("keys", "frozen", "shown"),
    [
        ("", 1, "1111 2222 3333 4"),
        ("<Right>", 1, "1111 3333 4444 5"),
        ("<Right><Right>", 1, "1111 4444 5555"),
        ("<Right><Right><Right>", 1, "1111 4444 5555"),
        ("<Right><Left>", 1, "1111 2222 3333 4"),
        ("<Right>", 0, "2222 3333 4444 5"),
        ("<Right>", 2, "1111 2222 4444 5"),
        ("<Tab><Right>", 1, "1111 2222 4444 5"),
        ("<Back-Tab><Right>", 1, "2222 3333 4444 5"),
        ("<Right><Home>", 1, "1111 2222 3333 4"),
    ],
)
def test_sideways_by_columns_while_the_first_ones_stay(keys: str, frozen: int, shown: str) -> None:
    read = wide(frozen=frozen).read(keys)
    assert read.row(4) == shown
    assert read.row(2) == shown.translate({ord(str(n)): "abcde"[n - 1] for n in range(1, 6)})


@pytest.mark.parametrize(("keys", "more"), [("", True), ("<Right>", True), ("<Right><Right>", False)])
def test_an_arrow_says_that_there_is_more_to_the_right(keys: str, more: bool) -> None:
    assert ("-->" in wide(frozen=1).read(keys).message) is more


@pytest.mark.parametrize("key", ["<Back-Tab><Back-Tab>", "<Tab><Tab><Tab><Tab><Tab>"])
def test_no_more_columns_stay_than_there_are(key: str) -> None:
    assert wide(frozen=1).read(key).ui.grid.take_bell()


def test_a_page_without_columns_moves_too() -> None:
    read = Reader(KnownLines((), ["x" * 20 + "end of the line"]), columns=24).read("<Right>")
    assert read.row(2) == "xxxxend of the line"


@pytest.mark.parametrize(
    ("line", "start", "width", "seen"),
    [
        ("漢字AB", 0, 6, "漢字AB"),
        ("漢字AB", 1, 5, " 字AB"),
        ("漢字AB", 0, 3, "漢 "),
        ("漢字AB", 1, 2, "  "),
        ("A漢字", 2, 4, " 字 "),
        ("ABC", 1, 5, "BC   "),
        ("ABC", 9, 2, "  "),
        ("漢", 9, 2, "  "),
    ],
)
def test_a_chinese_character_is_never_cut_in_half(line: str, start: int, width: int, seen: str) -> None:
    assert cut(line, start, width) == seen
    assert cells(cut(line, start, width)) == width


def test_columns_begin_where_their_rules_begin() -> None:
    assert column_starts("---- -- -") == (0, 5, 8)
    assert column_starts("  -- -") == (2, 5)
    assert Sideways.over(["--- ---"], 9).frozen == 1


# pages as they are printed


def printed(pages: int, length: int = 40) -> KnownLines:
    lines = [f"page {page} line {line}" for page in range(1, pages + 1) for line in range(1, length + 1)]
    return KnownLines((), lines)


ROOM = 24 - 3 - 1


@pytest.mark.parametrize(
    ("keys", "top", "said"),
    [
        ("", "page 1 line 1", "Page: 1 of 3"),
        ("<Space>", f"page 1 line {ROOM + 1}", "Page: 1 of 3"),
        ("<Space><Space>", "page 2 line 1", "Page: 2 of 3"),
        ("<Space><Space><PgUp>", "page 1 line 1", "Page: 1 of 3"),
        ("<F11>3<F1>", "page 3 line 1", "Page: 3 of 3"),
        ("<End>", "page 3 line 1", "Page: 3 of 3"),
    ],
)
def test_a_printed_page_begins_at_the_top_of_the_screen(keys: str, top: str, said: str) -> None:
    read = Reader(printed(3), page=40).read(keys)
    assert read.row(2) == top
    assert read.message == said


def test_no_printed_page_runs_into_the_next_one() -> None:
    read = Reader(printed(2, length=30), page=30).read("<Space>")
    assert read.row(2) == f"page 1 line {ROOM + 1}"
    assert "page 2" not in read.ui.grid.screen()


def test_what_is_blank_of_a_printed_page_is_passed_over() -> None:
    lines = ["first", *[""] * 59, "second", *[""] * 59]
    read = Reader(KnownLines((), lines), page=60).read("<Space>")
    assert read.row(2) == "second"
    assert Reader(KnownLines((), lines), page=60).read("<Space><Space>").ended is True


# a terminal that changes, and one that has less room


def test_a_higher_terminal_shows_more_at_once() -> None:
    read = reader()

    async def grow() -> None:
        read.ui.grid.resize(40, 80)
        read.ui.repaint()

    read.read("<Space>", then=grow)
    assert orders(read) == from_to(BODY + 1, 2 * BODY + 16)
    assert read.row(38) == "Page: 1 of 3"


# lines that are still being made


class Making(KnownLines):
    """Lines of which some are there, and the others come when somebody says so."""

    def __init__(self, lines: Sequence[str], there: int) -> None:
        super().__init__(HEADING, lines)
        self.all, self.there = list(lines), there
        self.news = asyncio.Event()

    complete = property(lambda self: self.there >= len(self.all))
    count = property(lambda self: self.there)
    told = property(lambda self: None if self.complete else (messages.ROWS_SO_FAR, {"rows": self.there, "rate": 1}))

    async def lines(self, first: int, count: int) -> Sequence[str]:
        return self.all[first : min(first + count, self.there)]

    async def find(self, text: str, first: int) -> int | None:
        found = await super().find(text, first)
        return found if found is not None and found < self.there else None

    async def grown(self) -> None:
        await self.news.wait()
        self.news.clear()

    async def come(self, there: int) -> None:
        """So many are there now."""
        self.there = there
        self.news.set()
        for _ in range(20):
            await asyncio.sleep(0)


def test_what_comes_in_is_shown_while_the_pager_waits_for_a_key() -> None:
    making = Making(numbered(100), 3)
    read = Reader(making)
    read.read(then=lambda: making.come(10))
    assert orders(read) == from_to(1, 10)
    assert read.message == "Page: 1"
    assert read.row(23) == "10 rows, 1 a second"


def test_a_key_for_lines_that_are_not_there_yet_waits_for_them() -> None:
    making = Making(numbered(100), 3)
    read = Reader(making)

    async def come() -> None:
        await making.come(100)
        await read.ui.keys.used_up()

    async def conversation() -> None:
        read.press("<End><Up>")
        reading = asyncio.create_task(read.pager.run())
        async with asyncio.timeout(5):
            for _ in range(20):
                await asyncio.sleep(0)
            assert read.row(24) == legends.RUNNING.message
            await come()
        reading.cancel()

    asyncio.run(conversation())
    assert orders(read)[-1] == "SO99"
    assert read.message == "Page: 5 of 6"


def test_f4_ends_the_waiting_and_keys_typed_ahead_stay_in_order() -> None:
    making = Making(numbered(100), BODY)
    read = Reader(making)

    async def conversation() -> bool:
        read.press("<End><Space>")
        reading = asyncio.create_task(read.pager.run())
        async with asyncio.timeout(5):
            for _ in range(20):
                await asyncio.sleep(0)
            read.press("<F4>")  # ends the waiting for the end; the space bar then waits for the next page
            for _ in range(20):
                await asyncio.sleep(0)
            assert not reading.done()
            await making.come(2 * BODY)
            await read.ui.keys.used_up()
            assert orders(read) == from_to(BODY + 1, 2 * BODY)
            read.press("<F4>")
            return await reading

    assert asyncio.run(conversation()) is False


def test_a_text_is_looked_for_in_what_comes_in_too() -> None:
    making = Making(numbered(100), 3)
    read = Reader(making)

    async def conversation() -> None:
        read.press("<F3>SO77<F1>")
        reading = asyncio.create_task(read.pager.run())
        async with asyncio.timeout(5):
            for there in (20, 50, 80):
                for _ in range(20):
                    await asyncio.sleep(0)
                await making.come(there)
            await read.ui.keys.used_up()
        reading.cancel()

    asyncio.run(conversation())
    assert selected(read) == ["SO77"]


# what else its keys do


def test_help_tells_the_keys_of_the_pager() -> None:
    read, shown = reader(), []

    async def look() -> None:
        shown.append(read.ui.grid.screen())

    read.read("<F2>", then=look)
    assert "goes to a page" in shown[0]


def test_a_chart_is_a_key_away_only_where_there_is_one() -> None:
    drawn: list[str] = []

    async def draw() -> None:
        drawn.append("chart")

    read = Reader(KnownLines(HEADING, numbered(3)), actions={Function.DELETE: draw}).read("<F5>")
    assert drawn == ["chart"]
    assert read.row(24) == legends.PAGER_CHART.message
    assert "Chart" not in reader().read().row(24)
