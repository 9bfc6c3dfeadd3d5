"""A window that lists records: what an operator does in it, over rows that stand in no database."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import pytest

from qadtui.formats import make_format
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.language.text import Text, Translator
from qadtui.terminal.cells import Grid
from qadtui.terminal.dialogue import Dialogue
from qadtui.terminal.frames import Field, Frame, Values
from qadtui.terminal.keys import Function, Key
from qadtui.terminal.queue import KeyQueue
from qadtui.terminal.window import Asked, Choice, ListColumn, Listing, known_rows

F = Function
COLUMNS = (
    ListColumn("code", Text("Code"), make_format("x(8)")),
    ListColumn("name", Text("Name"), make_format("x(16)")),
    ListColumn("count", Text("Count"), make_format(">>9", int)),
)
RECORDS: list[Values] = [{"code": f"C{n:03}", "name": f"Name {99 - n:02}", "count": n} for n in range(100)]


def listing(records: Sequence[Values] = RECORDS, *sorts: str, asked: list[Asked] | None = None) -> Listing:
    rows = known_rows(records)

    async def watched(wanted: Asked) -> Sequence[Values]:
        if asked is not None:
            asked.append(wanted)
        return await rows(wanted)

    return Listing(Text("Things"), COLUMNS, sorts or ("code", "name"), "code", watched)


class Desk:
    """A dialogue with the window open on it."""

    def __init__(self, rows: int = 24, columns: int = 80) -> None:
        self.ui = Dialogue(Grid(rows, columns), KeyQueue(), Translator("en"))

    def press(self, *keys: str | Function) -> None:
        for key in keys:
            for each in [Key(key)] if isinstance(key, Function) else [Key(None, char) for char in key]:
                self.ui.keys.put(each)

    def talk(self, conversation: Callable[[], Awaitable[Any]]) -> Any:
        async def bounded() -> Any:
            async with asyncio.timeout(5):
                return await conversation()

        return asyncio.run(bounded())

    def shown(self, *keys: str | Function, rows: Listing | None = None, **options: Any) -> list[str]:
        """The screen after these keys."""
        self.press(*keys)

        async def conversation() -> list[str]:
            window = asyncio.create_task(self.ui.browse(rows or listing(), **options))
            await self.ui.keys.used_up()
            assert not window.done()
            shown = self.ui.grid.text()
            self.cursor = self.ui.grid.cursor
            window.cancel()
            return shown

        found: list[str] = self.talk(conversation)
        return found

    def choose(self, *keys: str | Function, rows: Listing | None = None, **options: Any) -> Choice | None:
        """What is taken by these keys."""
        self.press(*keys)
        choice: Choice | None = self.talk(lambda: self.ui.browse(rows or listing(), **options))
        return choice


def taken(*keys: str | Function, **options: Any) -> str:
    choice = Desk().choose(*keys, **options)
    assert choice is not None
    return str(choice.row["code"])


def test_the_window_shows_title_search_headings_and_a_screenful() -> None:
    rows = [row.strip() for row in Desk().shown()]
    assert "Things" in rows[1]
    assert rows[2].startswith("│ Code:")
    assert "Tab=Name" in rows[2]
    assert rows[3].split() == ["│", "Code", "Name", "Count", "│"]
    assert [row.split()[1] for row in rows[5:20]] == [record["code"] for record in RECORDS[:15]]
    assert rows[20].startswith("└")
    assert rows[23] == "F1=Go 2=Help 4=End 7=PgUp 8=PgDn 9=Up 10=Down"


def test_it_uses_the_rows_of_a_larger_terminal() -> None:
    rows = Desk(50, 132).shown()
    assert any("C040" in row for row in rows)
    assert not any("C041" in row for row in rows)


def test_it_opens_below_a_field_in_the_upper_part_of_the_screen() -> None:
    assert "Things" in Desk().shown(below=3)[3]
    assert "Things" in Desk().shown(below=15)[1]


def test_a_short_list_is_a_small_window() -> None:
    rows = Desk().shown(rows=listing(RECORDS[:2]))
    assert "C001" in rows[6]
    assert rows[7].strip().startswith("└")


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ([F.RETURN], "C000"),
        ([F.GO], "C000"),
        ([F.DOWN, F.DOWN, F.RETURN], "C002"),
        ([F.NEXT, F.NEXT, F.PREVIOUS, F.RETURN], "C001"),
        ([*[F.DOWN] * 40, F.RETURN], "C040"),
        ([*[F.DOWN] * 40, *[F.UP] * 39, F.RETURN], "C001"),
        ([F.PAGE_DOWN, F.RETURN], "C015"),
        ([F.CLEAR, F.CLEAR, F.RECALL, F.RETURN], "C015"),
        ([F.DOWN, F.PAGE_DOWN, F.RETURN], "C016"),
        ([F.LINE_END, F.RETURN], "C099"),
        ([F.LINE_END, F.UP, F.PAGE_UP, F.RETURN], "C083"),
        ([F.LINE_END, F.HOME, F.RETURN], "C000"),
        ([*[F.PAGE_DOWN] * 9, F.RETURN], "C099"),
        ([F.PAGE_DOWN, *[F.PAGE_UP] * 3, F.RETURN], "C000"),
        (["C04", F.RETURN], "C040"),
        (["c04", F.BACKSPACE, F.BACKSPACE, "03", F.RETURN], "C030"),
        (["C041", F.UP, F.RETURN], "C040"),
        (["C041", F.DOWN, "C02", F.RETURN], "C020"),
        ([F.TAB, F.RETURN], "C000"),
        ([F.TAB, F.HOME, F.RETURN], "C099"),
        ([F.TAB, "name 5", F.RETURN], "C049"),
        ([F.DOWN, F.TAB, F.RETURN], "C001"),
        ([F.TAB, F.HOME, F.TAB, F.RETURN], "C099"),
    ],
)  # fmt: skip
def test_moving_and_searching_lead_to_a_row(keys: list[str | Function], code: str) -> None:
    assert taken(*keys) == code


def test_a_search_near_the_end_still_fills_the_window() -> None:
    rows = Desk().shown("C098")
    assert any("C085" in row for row in rows)


def test_a_search_beyond_the_end_beeps_and_shows_the_end() -> None:
    desk = Desk()
    assert any("C099" in row for row in desk.shown("D"))
    assert desk.ui.grid.take_bell()


def test_what_is_typed_is_shown_with_the_cursor_behind_it() -> None:
    desk = Desk()
    row = desk.shown("C0")[2]
    assert "Code: C0" in row
    assert desk.cursor == (3, row.index("C0") + 3)


def test_a_number_column_is_searched_by_number() -> None:
    assert taken("42", F.RETURN, rows=listing(RECORDS, "count")) == "C042"


@pytest.mark.parametrize(
    "keys",
    [
        [F.UP], [F.PAGE_UP], [F.BACKSPACE], [F.LEFT], [F.DELETE], [F.LINE_END, F.DOWN], [F.LINE_END, F.PAGE_DOWN],
        ["123456789"],
    ],
)  # fmt: skip
def test_a_key_that_leads_nowhere_beeps(keys: list[str | Function]) -> None:
    desk = Desk()
    desk.shown(*keys)
    assert desk.ui.grid.take_bell()


def test_a_letter_in_a_number_column_beeps_and_changes_nothing() -> None:
    assert taken("4x2", F.RETURN, rows=listing(RECORDS, "count")) == "C042"


def test_f4_gives_nothing_and_the_screen_back() -> None:
    desk = Desk()
    desk.ui.say(messages.SAVED, document="Order", number="1")
    before = desk.ui.grid.screen()
    assert desk.choose("C04", F.DOWN, F.END) is None
    assert desk.ui.grid.screen() == before


def test_an_empty_list_says_so_and_gives_nothing() -> None:
    desk = Desk()
    assert "No records found" in desk.shown(rows=listing([]))[21]
    assert Desk().choose(F.RETURN, F.GO, F.DOWN, F.END, rows=listing([])) is None


def test_further_keys_end_it_with_the_row_they_were_pressed_on() -> None:
    assert Desk().choose(F.DOWN, F.DELETE, more=(F.DELETE,)) == Choice(RECORDS[1], F.DELETE)
    assert Desk().choose(F.INSERT, rows=listing([]), more=(F.INSERT,)) == Choice({}, F.INSERT)


def test_a_window_never_asks_for_more_than_it_shows() -> None:
    asked: list[Asked] = []
    keys = [F.DOWN] * 30 + [F.PAGE_DOWN] * 3 + [F.LINE_END, F.HOME]
    Desk().choose(*keys, F.RETURN, rows=listing(RECORDS, asked=asked))
    assert max(wanted.count for wanted in asked) <= 15


def test_columns_that_have_no_room_are_left_out() -> None:
    wide = tuple(ListColumn(f"c{n}", Text(f"Column {n}"), make_format("x(30)")) for n in range(4))
    record = {column.name: column.name for column in wide}
    rows = Desk().shown(rows=Listing(Text("Wide"), wide, ("c0",), "c0", known_rows([record])))
    assert "Column 1" in rows[3]
    assert "Column 2" not in rows[3]


FIELD = Field("code", Text("Code"), make_format("x(8)"), 3, 18, 16, help=Text("The code of a thing."))
COUNT = Field("count", Text("Count"), make_format(">>9", int), 4, 18, 16)
FORM = Frame("data", 2, 1, 4, 80, fields=(FIELD, COUNT))


def filled(desk: Desk, *keys: str | Function, rows: Listing | None = None, **values: Any) -> Any:
    desk.press(*keys)
    return desk.talk(lambda: desk.ui.update(FORM, values, listings={"code": rows or listing()}))


def test_f2_takes_a_value_into_the_field_as_if_it_was_typed() -> None:
    desk = Desk()
    asked: list[Values] = []

    async def leave(name: str, values: Values) -> None:
        asked.append(dict(values))

    desk.press(F.HELP, "C05", F.RETURN, F.RETURN, F.END)
    desk.talk(lambda: desk.ui.update(FORM, {}, listings={"code": listing()}, leave=leave))
    assert asked == [{"code": "C050", "count": 0}]


def test_f2_searches_for_what_is_typed_in_the_field_already() -> None:
    assert filled(Desk(), "C07", F.HELP, F.RETURN, F.GO).code == "C070"


def test_f2_opens_at_the_value_that_stands_in_the_field() -> None:
    assert filled(Desk(), F.HELP, F.DOWN, F.RETURN, F.GO, code="C030").code == "C031"


def test_f4_in_the_window_leaves_what_is_typed_in_the_field() -> None:
    assert filled(Desk(), "C07X", F.HELP, F.DOWN, F.END, "Y", F.GO).code == "C07XY"


def test_a_row_fills_the_other_fields_it_is_to_fill() -> None:
    rows = Listing(Text("Things"), COLUMNS, ("code",), "code", known_rows(RECORDS), ("count",))
    answer = filled(Desk(), F.HELP, "C05", F.RETURN, F.GO, rows=rows)
    assert (answer.code, answer.count) == ("C050", 50)


def test_f2_in_the_window_explains_the_field_and_goes_back_to_the_window() -> None:
    desk = Desk()

    async def conversation() -> tuple[str, Any]:
        task = asyncio.create_task(desk.ui.update(FORM, {}, listings={"code": listing()}))
        desk.press(F.HELP, F.DOWN, F.HELP)
        await desk.ui.keys.used_up()
        help_ = desk.ui.grid.screen()
        desk.press(F.END, F.RETURN, F.GO)
        return help_, await task

    help_, answer = desk.talk(conversation)
    assert "The code of a thing." in help_
    assert answer.code == "C001"


def test_a_list_that_cannot_be_made_says_why() -> None:
    async def refusing(asked: Asked) -> Sequence[Values]:
        raise Refusal(messages.BLANK_NOT_ALLOWED, "count")

    desk = Desk()

    async def conversation() -> None:
        desk.press(F.HELP)
        task = asyncio.create_task(
            desk.ui.update(FORM, {}, listings={"code": Listing(Text("Things"), COLUMNS, ("code",), "code", refusing)})
        )
        await desk.ui.keys.used_up()
        task.cancel()

    desk.talk(conversation)
    assert desk.ui.grid.text()[21].startswith("Blank not allowed")


def test_f11_copies_in_a_key_field_and_pastes_in_a_data_field() -> None:
    desk = Desk()

    async def page(name: str, values: Values, forward: bool) -> None:
        return None

    desk.press("C123", F.BUFFER, F.CLEAR, "OTHER", F.GO)
    desk.talk(lambda: desk.ui.update(FORM, {}, fields=["code"], page=page))
    assert filled(desk, F.BUFFER, F.GO, code="OLD").code == "C123"
    assert filled(desk, F.RIGHT, F.BUFFER, F.GO, code="OLDVALUE").code == "OC123LUE"


def test_f11_pastes_nothing_while_nothing_is_copied() -> None:
    desk = Desk()
    assert filled(desk, F.BUFFER, F.GO, code="OLD").code == "OLD"


def test_f11_beeps_at_the_first_character_the_field_refuses() -> None:
    desk = Desk()
    desk.ui.buffer = "12x"
    assert filled(desk, F.TAB, F.BUFFER, F.GO).count == 12
    assert desk.ui.grid.take_bell()


def test_a_warning_rings_and_waits_for_the_space_bar() -> None:
    desk = Desk()

    async def conversation() -> str:
        task = asyncio.create_task(desk.ui.warn(messages.PRICE_LIMITED, price=95))
        await desk.ui.keys.used_up()
        shown = desk.ui.grid.screen()
        desk.press(" ")
        await task
        return shown

    shown = desk.talk(conversation)
    assert "The price list limits the price; 95 is used" in shown
    assert "Press space bar to continue." in shown
    assert desk.ui.grid.take_bell()
    assert not desk.ui.keys.waiting()


def test_what_is_typed_in_a_wider_field_than_the_column_is_not_looked_for() -> None:
    shown = "\n".join(Desk().shown(search="much too wide for it"))
    assert "C000" in shown
    assert "much too wide" not in shown
