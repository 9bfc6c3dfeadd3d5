"""A browse over the whole screen: what an operator does in it, over rows that stand in no database."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from qadtui.formats import make_format
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.language.text import Text, Translator
from qadtui.terminal.browser import Browse, BrowseColumn, Browser, View, Wanted
from qadtui.terminal.cells import Grid, Role
from qadtui.terminal.dialogue import Dialogue
from qadtui.terminal.frames import Values
from qadtui.terminal.keys import Function
from qadtui.terminal.notation import keys_of
from qadtui.terminal.queue import KeyQueue

RECORDS: list[Values] = [
    {
        "order": f"SO{n:04}",
        "customer": f"C{n % 7}",
        "name": f"Customer {n % 7}",
        "remarks": f"Remark {999 - n}",
        "total": Decimal(n * 10),
        "share": Decimal(n),
    }
    for n in range(100)
]


def text_column(name: str, width: int, **more: Any) -> BrowseColumn:
    return BrowseColumn(name, Text(name.capitalize()), make_format(f"x({width})"), lambda text: True, **more)


def is_number(text: str) -> bool:
    return text.removeprefix(">").removeprefix("<").replace(".", "", 1).isdigit()


TOTAL = BrowseColumn("total", Text("Total"), make_format("->>,>>9.99", Decimal), is_number, help=Text("What it costs."))
SHARE = BrowseColumn("share", Text("Share"), make_format(">>9", Decimal), None, sortable=False)
COLUMNS = (
    text_column("order", 8),
    text_column("customer", 8),
    text_column("name", 24),
    text_column("remarks", 40),
    TOTAL,
    SHARE,
)
VIEW = View(("order", "customer", "name", "remarks", "total", "share"), "order")


class Things:
    """A table of records, and what was asked of it."""

    def __init__(self, records: Sequence[Values] = RECORDS) -> None:
        self.records = list(records)
        self.asked: list[Wanted] = []

    async def rows(self, wanted: Wanted) -> Sequence[Values]:
        self.asked.append(wanted)
        await asyncio.sleep(0)
        ordered = sorted(filter(lambda record: has(record, wanted.view), self.records), key=order(wanted.view))
        ordered = ordered[::-1] if wanted.view.descending else ordered
        first, last, key = 0, len(ordered), order(wanted.view)
        places = [key(record) for record in ordered]
        if wanted.beyond is not None:
            at = places.index(key(wanted.beyond))
            first, last = (at + 1, last) if wanted.forward else (0, at)
        elif wanted.at is not None:
            at_, back = key(wanted.at), wanted.view.descending
            first = next((i for i, place in enumerate(places) if (place <= at_ if back else place >= at_)), last)
        found = ordered[first:last]
        return (found if wanted.forward else found[::-1])[: wanted.count]

    @property
    def browse(self) -> Browse:
        return Browse(COLUMNS, VIEW, self.rows, lambda row: row["order"])


def order(view: View) -> Callable[[Values], Any]:
    return lambda record: (record[view.sort], record["order"])


def has(record: Values, view: View) -> bool:
    return all(matches(record[name], text) for name, text in view.filters.items())


def matches(value: Any, text: str) -> bool:
    if isinstance(value, str):
        return value.casefold().startswith(text.casefold())
    if text[0] in "<>":
        return bool(value > Decimal(text[1:]) if text[0] == ">" else value < Decimal(text[1:]))
    return bool(value == Decimal(text))


class Desk:
    """A dialogue with a browse on it."""

    def __init__(self, things: Things | None = None, rows: int = 24, columns: int = 80, **actions: Any) -> None:
        self.things = things or Things()
        self.ui = Dialogue(Grid(rows, columns), KeyQueue(), Translator("en"))
        made = {Function(name): action for name, action in actions.items()}
        self.browser = Browser(self.ui, self.things.browse, VIEW, made)

    def press(self, keys: str) -> None:
        for key in keys_of(keys):
            self.ui.keys.put(key)

    def at_work(self, conversation: Callable[[], Awaitable[Any]]) -> None:
        """Browse while the conversation lasts."""

        async def bounded() -> None:
            async with asyncio.timeout(30):
                browsing = asyncio.create_task(self.browser.run())
                await self.ui.keys.used_up()
                await conversation()
                browsing.cancel()

        asyncio.run(bounded())

    async def type(self, keys: str) -> None:
        self.press(keys)
        await self.ui.keys.used_up()

    def after(self, keys: str) -> list[str]:
        """The screen after these keys, all of them typed ahead."""
        self.press(keys)
        screen: list[str] = []

        async def look() -> None:
            screen.extend(self.ui.grid.text())

        self.at_work(look)
        return screen

    @property
    def on(self) -> str:
        """The order the operator is on."""
        return str(self.browser.row["order"]) if self.browser.row else ""

    @property
    def selected(self) -> list[str]:
        """The rows that are marked."""
        rows = range(5, self.ui.grid.rows - 3)
        return [self.ui.grid.text()[row - 1] for row in rows if self.ui.grid.cells(row)[0][1] is Role.SELECTED]


def test_the_screen_has_headings_filters_a_rule_a_screenful_and_the_position() -> None:
    rows = Desk().after("")
    assert rows[1].split() == ["Order", "Customer", "Name"]
    assert rows[2].strip() == ""
    assert rows[3].split() == ["-------^", "-" * 8, "-" * 24]
    assert [row.split()[0] for row in rows[4:20]] == [record["order"] for record in RECORDS[:16]]
    assert rows[20].startswith("Row 1 ")
    assert rows[20].rstrip().endswith("Column 1 of 6 >")
    assert rows[23].startswith("F1=Go 2=Help 3=Sort 4=End 5=Total 7=PgUp 8=PgDn 11=More")


def test_a_larger_terminal_shows_more_rows_and_columns() -> None:
    rows = Desk(rows=50, columns=132).after("")
    assert rows[1].split() == ["Order", "Customer", "Name", "Remarks", "Total", "Share"]
    assert rows[45].startswith("SO0041")


@pytest.mark.parametrize(
    ("keys", "order"),
    [
        ("", "SO0000"),
        ("<Down><Down><F10><F9>", "SO0002"),
        ("<Down>" * 40, "SO0040"),
        ("<Down>" * 40 + "<Up>" * 39, "SO0001"),
        ("<F8>", "SO0016"),
        ("<PgDn><PgDn><PgUp>", "SO0016"),
        ("<Down><F8><F7>", "SO0001"),
        ("<End>", "SO0099"),
        ("<End><Up><PgUp>", "SO0082"),
        ("<End><Home>", "SO0000"),
        ("<F8>" * 9, "SO0099"),
        ("<F8>" * 3 + "<F7>" * 9, "SO0000"),
        ("SO005", "SO0050"),
        ("so005<Down>", "SO0051"),
        ("SO0051<Backspace>2", "SO0052"),
        ("SO0051<Delete>", "SO0000"),
        ("<Tab>C3", "SO0003"),
        ("<Tab>C3<Down>", "SO0010"),
        ("<Tab>C3<End>", "SO0094"),
        ("<Tab><Tab><Tab><Tab>420", "SO0042"),
        ("<Back-Tab><Tab>", "SO0000"),
        ("<Tab><F3><End>", "SO0097"),
        ("<Tab><F3><F3>", "SO0097"),
        ("<F3>", "SO0099"),
        ("<F3><F3>", "SO0000"),
        ("<Tab><Tab><Tab><Tab>>900", "SO0091"),
        ("<Tab><Tab><Tab><Tab><F3><F3>>900", "SO0099"),
    ],
)
def test_keys_lead_to_a_row_typed_at_once_or_one_by_one(keys: str, order: str) -> None:
    hurried, slow = Desk(), Desk()
    screen = hurried.after(keys)

    async def one_by_one() -> None:
        for key in keys_of(keys):
            slow.ui.keys.put(key)
            await slow.ui.keys.used_up()

    slow.at_work(one_by_one)
    assert (hurried.on, slow.on) == (order, order)
    assert slow.ui.grid.text() == screen
    assert len(hurried.selected) == 1


WORDS = ("SO00", "so01", "C3", "cust", "9", ">5", "42", "*", "..", "客")
EDITS = ("<Backspace>", "<Delete>", "<Tab>", "<Back-Tab>")
MOVES = ("<Up>", "<Down>", "<F7>", "<F8>", "<Home>", "<End>", "<Left>", "<Right>", "<F3>", "<F11>")


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_typed_a_burst_is_the_same_as_its_keys_one_by_one(seed: int) -> None:
    dice = random.Random(seed)
    keys = "".join(dice.choice(dice.choice((WORDS, EDITS, MOVES))) for _ in range(40))

    async def go(browser: Browser) -> None:
        browser.look_again()

    hurried, slow = Desk(go=go), Desk(go=go)
    screen = hurried.after(keys)

    async def one_by_one() -> None:
        for key in keys_of(keys):
            slow.ui.keys.put(key)
            await slow.ui.keys.used_up()

    slow.at_work(one_by_one)
    assert slow.ui.grid.text() == screen
    assert (slow.on, slow.browser.view) == (hurried.on, hurried.browser.view)
    assert len(hurried.selected) == bool(hurried.on)


def test_a_burst_of_typed_keys_asks_for_rows_once() -> None:
    desk = Desk()

    async def burst() -> None:
        desk.things.asked.clear()
        await desk.type("SO0042")

    desk.at_work(burst)
    assert [wanted.view.filters for wanted in desk.things.asked] == [{"order": "SO0042"}]


def test_keys_behind_a_filter_find_its_rows() -> None:
    opened: list[Any] = []

    async def open_(browser: Browser) -> None:
        opened.append(browser.row)

    Desk(go=open_).after("SO0042<Return><Delete>SO0017<F1>")
    assert [row["order"] for row in opened] == ["SO0042", "SO0017"]


def test_nothing_more_than_what_is_shown_is_asked_for() -> None:
    desk = Desk()
    desk.after("<Down>" * 30 + "<F8>" * 3 + "<End><Home><F3>SO01")
    assert max(wanted.count for wanted in desk.things.asked) == 16


@pytest.mark.parametrize(
    "keys",
    [
        *("<Up>", "<F7>", "<Backspace>", "<Delete>", "<Left>", "<Back-Tab>", "<End><Down>", "<End><F8>", "<F1>"),
        *("<Tab><Tab><Tab><Tab>x", "<Tab>" * 5 + "1", "<Tab>" * 5 + "<Right>", "A" * 61, "<Ctrl+C>"),
    ],
)
def test_a_key_that_leads_nowhere_beeps(keys: str) -> None:
    desk = Desk()
    desk.after(keys)
    assert desk.ui.grid.take_bell()


def test_what_is_typed_stands_under_its_heading_with_the_cursor_behind() -> None:
    desk = Desk()
    rows = desk.after("<Tab>C3<Tab>cus")
    assert rows[2].split() == ["C3", "cus"]
    assert rows[2].index("cus") == rows[1].index("Name")
    assert desk.ui.grid.cursor == (3, rows[2].index("cus") + 4)


def test_a_filter_longer_than_its_column_is_seen_whole_while_one_types() -> None:
    desk = Desk()
    assert desk.after("SO0010..SO0020")[2].startswith("SO0010..SO0020 ")
    assert Desk().after("SO0010..SO0020<Tab>")[2].startswith("SO0010.. ")


def test_a_filter_that_cannot_be_meant_yet_is_said_and_changes_no_row() -> None:
    desk = Desk()
    rows = desk.after("<Tab><Tab><Tab><Tab>>")
    assert ">: not a filter yet" in rows[20]
    assert desk.browser.view.filters == {}
    assert desk.on == "SO0000"
    assert desk.ui.grid.take_bell() is False


def test_a_filter_keeps_the_rows_of_what_was_meant_last() -> None:
    desk = Desk()
    desk.after("<Tab><Tab><Tab><Tab>420>")
    assert desk.browser.view.filters == {"total": "420"}
    assert desk.on == "SO0042"


def test_filters_of_several_columns_hold_together() -> None:
    desk = Desk()
    rows = desk.after("SO003<Tab>C3")
    assert [row.split()[0] for row in rows[4:20] if row.strip()] == ["SO0031", "SO0038"]
    assert rows[20].startswith("Row 1 of 2 ")


def test_a_filter_without_rows_leaves_an_empty_screen_and_all_keys_harmless() -> None:
    opened: list[Any] = []

    async def open_(browser: Browser) -> None:
        opened.append(browser.row)

    desk = Desk(go=open_)
    rows = desk.after("XX<Down><Up><F7><F8><End><Home><F3><Return><F1>")
    assert not any(row.strip() for row in rows[4:20])
    assert rows[20].startswith("No records found ")
    assert opened == []


def test_sorting_marks_the_column_and_its_direction() -> None:
    assert Desk().after("<Tab><F3>")[3].split()[:2] == ["-" * 8, "-------^"]
    assert Desk().after("<Tab><F3><F3>")[3].split()[:2] == ["-" * 8, "-------v"]


def test_a_column_that_cannot_be_sorted_says_so() -> None:
    desk = Desk(columns=132)
    rows = desk.after("<Back-Tab>" + "<Tab>" * 5 + "<F3>")
    assert rows[21].startswith("A browse cannot be sorted by Share")
    assert desk.browser.view.sort == "order"


def test_moving_sideways_keeps_the_frozen_column() -> None:
    rows = Desk().after("<Right>" * 4)
    assert rows[1].split() == ["Order", "Remarks", "Total", "Share"]
    assert rows[20].rstrip().endswith("< Column 5 of 6")
    rows = Desk().after("<Right>" * 4 + "<Left>" * 3)
    assert rows[1].split()[:2] == ["Order", "Customer"]


def test_rows_get_numbers_as_far_as_they_were_counted() -> None:
    assert Desk().after("<F8><F8>")[20].startswith("Row 33 ")
    assert Desk().after("<F8>" * 9)[20].startswith("Row 100 of 100 ")
    assert Desk().after("<End>")[20].startswith("    ")
    assert Desk().after("<End><F8>")[20].startswith("    ")
    assert Desk().after("<End>" + "<F7>" * 9)[20].startswith("Row 1 ")


def test_f2_explains_the_column_then_the_keys_of_a_browse() -> None:
    desk = Desk()
    assert "What it costs." in "".join(desk.after("<Right>" * 4 + "<F2>"))
    desk = Desk()
    assert "filters the column" in " ".join(desk.after("<F2><F2>"))


def test_columns_are_hidden_shown_and_moved() -> None:
    desk = Desk(columns=132, buffer=Browser.choose_columns)
    rows = desk.after("<F11><Down><F3><Right><Down> <F1>")
    assert rows[1].split() == ["Order", "Name", "Total", "Share"]
    assert rows[23].startswith("F1=Go")
    assert desk.browser.view.columns == ("order", "name", "total", "share")


def test_f4_leaves_the_columns_as_they_were() -> None:
    desk = Desk(buffer=Browser.choose_columns)
    before = Desk().after("")
    assert desk.after("<F11><Down><F3><Right><F4>") == before


def test_the_last_column_cannot_be_hidden() -> None:
    desk = Desk(buffer=Browser.choose_columns)
    desk.after("<F11>" + "<F3><Down>" * 5 + "<F3><F1>")
    assert desk.browser.view.columns == ("share",)


def test_a_filter_goes_with_its_column() -> None:
    desk = Desk(buffer=Browser.choose_columns)
    desk.after("<Tab>C3<F11><Down><F3><F1>")
    assert desk.browser.view.filters == {}


def test_clearing_all_filters_shows_all_rows() -> None:
    async def clear(browser: Browser) -> None:
        browser.clear_filters()

    desk = Desk(buffer=clear)
    rows = desk.after("SO003<Tab>C3<F11>")
    assert rows[2].strip() == ""
    assert desk.on == "SO0000"


def change(things: Things, number: str, **values: Any) -> None:
    things.records = [record | values if record["order"] == number else record for record in things.records]


@pytest.mark.parametrize("keys", ["<F8><Down><Down>", "<Tab><F3><F8><Down><Down>", "<F3><F8><Down>", "<End><Up>"])
def test_after_an_action_everything_is_as_it_was(keys: str) -> None:
    async def go(browser: Browser) -> None:
        browser.look_again()

    assert Desk(go=go).after(keys + "<F1>") == Desk(go=go).after(keys)


def test_after_an_action_the_rows_are_as_they_are_now() -> None:
    desk = Desk()

    async def go(browser: Browser) -> None:
        change(desk.things, "SO0002", customer="NEW")
        desk.things.records = [record for record in desk.things.records if record["order"] != "SO0000"]
        browser.look_again()

    desk.browser._actions = {Function.GO: go}
    rows = desk.after("<Down><Down><F1>")
    assert desk.on == "SO0002"
    assert rows[4].startswith("SO0001")
    assert "NEW" in desk.selected[0]


def test_when_all_rows_are_gone_meanwhile_the_others_are_shown() -> None:
    desk = Desk()

    async def go(browser: Browser) -> None:
        desk.things.records = RECORDS[:20]
        browser.look_again()

    desk.browser._actions = {Function.GO: go}
    rows = desk.after("<End><F1>")
    assert rows[19].startswith("SO0019")
    assert desk.on == "SO0019"


def test_a_terminal_that_grows_is_filled_and_one_that_shrinks_keeps_the_row() -> None:
    desk = Desk()

    async def resize() -> None:
        await desk.type("<Down>" * 15)
        desk.ui.grid.resize(40, 132)
        desk.ui.repaint()
        await desk.type("<Down>")
        assert desk.ui.grid.text()[35].startswith("SO0031")
        await desk.type("<Down>" * 10)
        desk.ui.grid.resize(24, 80)
        desk.ui.repaint()
        assert desk.on == "SO0026"
        assert "SO0026" in desk.selected[0]
        await desk.type("<Down>")

    desk.at_work(resize)
    assert desk.on == "SO0027"
    assert len(desk.selected) == 1


def test_a_refusal_of_the_table_is_shown_and_the_browse_stays() -> None:
    desk = Desk()

    async def refusing(wanted: Wanted) -> Sequence[Values]:
        raise Refusal(messages.BLANK_NOT_ALLOWED)

    desk.browser.browse = replace(desk.things.browse, rows=refusing)
    assert desk.after("")[21].startswith("Blank not allowed")


def test_wide_characters_keep_the_columns_straight() -> None:
    records = [{**RECORDS[n], "name": "深圳市包装材料有限公司", "customer": "客户"} for n in range(3)]
    desk = Desk(Things(records), columns=132)
    desk.after("<Tab><Tab>深圳")
    grid = desk.ui.grid
    assert desk.on == "SO0000"
    remarks = grid.text()[1].index("Remarks")
    assert [grid.cells(row)[remarks][0] for row in (2, 5, 6, 7)] == ["R"] * 4


def test_a_question_that_takes_long_is_given_up_when_the_filter_is_typed_on() -> None:
    desk = Desk()
    given_up: list[Mapping[str, str]] = []

    asked = asyncio.Event()

    async def slow(wanted: Wanted) -> Sequence[Values]:
        if len(wanted.view.filters.get("order", "")) in (1, 2):
            asked.set()
            try:
                await asyncio.Event().wait()
            finally:
                given_up.append(wanted.view.filters)
        return await desk.things.rows(wanted)

    desk.browser.browse = replace(desk.things.browse, rows=slow)

    async def haltingly() -> None:
        for letter in "SO":
            desk.press(letter)
            await asked.wait()
            asked.clear()
        await desk.type("0042")

    desk.at_work(haltingly)
    assert given_up == [{"order": "S"}, {"order": "SO"}]
    assert desk.on == "SO0042"


def test_f4_leaves_a_question_that_takes_long() -> None:
    desk = Desk()

    async def never(wanted: Wanted) -> Sequence[Values]:
        await asyncio.Event().wait()
        return []

    desk.browser.browse = replace(desk.things.browse, rows=never)

    async def leaving() -> None:
        browsing = asyncio.create_task(desk.browser.run())
        await asyncio.sleep(0)
        desk.press("<F4>")
        async with asyncio.timeout(30):
            await browsing

    asyncio.run(leaving())
