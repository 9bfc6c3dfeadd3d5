"""The dialogue: what an operator types into frames and questions, without any program or database behind it."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from datetime import date
from decimal import Decimal
from typing import Any

from qadtui.formats import make_format
from qadtui.formats.wrapping import wrapped
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.language.text import Text, Translator
from qadtui.terminal.cells import Grid
from qadtui.terminal.dialogue import Answer, Dialogue
from qadtui.terminal.frames import Column, Field, Frame, Values
from qadtui.terminal.keymap import STANDARD
from qadtui.terminal.keys import Function, Key
from qadtui.terminal.queue import KeyQueue


def field(name: str, row: int, spec: str = "x(8)", kind: type = str, **more: Any) -> Field:
    return Field(name, Text(name.title()), make_format(spec, kind), row, 18, 16, help=Text(f"About {name}."), **more)


FRAME = Frame(
    "data",
    2,
    1,
    6,
    80,
    fields=(
        field("code", 3, required=True, upper=True),
        field("quantity", 4, "->>,>>9.9<<<", Decimal),
        field("day", 5, "99/99/99", date),
    ),
)
LIST = Frame("list", 9, 1, 7, 80, columns=(Column("code", Text("Code"), make_format("x(8)"), 2, 8),), heading_row=10)


class Desk:
    """A dialogue with a queue; `press` types, `talk` runs a conversation to its end."""

    def __init__(self) -> None:
        self.ui = Dialogue(Grid(), KeyQueue(), Translator("en"))
        self.ui.show(FRAME)

    def press(self, *keys: str | Function) -> None:
        for key in keys:
            if isinstance(key, Function):
                self.ui.keys.put(Key(key))
            else:
                for char in key:
                    self.ui.keys.put(Key(None, char))

    def talk(self, conversation: Callable[[Dialogue], Awaitable[Any]]) -> Any:
        async def bounded() -> Any:
            async with asyncio.timeout(5):
                return await conversation(self.ui)

        return asyncio.run(bounded())

    def row(self, number: int) -> str:
        return self.ui.grid.text()[number - 1].rstrip()


F = Function


def test_return_goes_from_field_to_field_and_accepts_in_the_last() -> None:
    desk = Desk()
    desk.press("ab", F.RETURN, "12.5", F.RETURN, "040126", F.RETURN)
    answer = desk.talk(lambda ui: ui.update(FRAME, {}))
    assert answer == {"code": "AB", "quantity": Decimal("12.5"), "day": date(2026, 4, 1)}


def test_go_accepts_from_any_field_with_the_text_just_typed() -> None:
    desk = Desk()
    desk.press("ab", F.GO)
    assert desk.talk(lambda ui: ui.update(FRAME, {})).code == "AB"


def test_end_gives_nothing_and_shows_the_values_as_they_were() -> None:
    desk = Desk()
    values: Values = {"code": "OLD", "quantity": Decimal(1), "day": None}
    desk.press("NEW", F.RETURN, "5", F.END)
    assert desk.talk(lambda ui: ui.update(FRAME, values)) is None
    assert "OLD" in desk.row(3)


def test_an_answer_is_true_even_when_it_is_empty() -> None:
    assert Answer({})


def test_a_wrong_value_keeps_the_cursor_and_drops_what_was_typed_ahead() -> None:
    desk = Desk()
    desk.press("A", F.RETURN, "1.23456", F.RETURN, "rest")

    async def conversation(ui: Dialogue) -> Any:
        task = asyncio.create_task(ui.update(FRAME, {}))
        await ui.keys.used_up()
        assert ui.grid.cursor is not None
        assert ui.grid.cursor[0] == 4
        assert ui.grid.take_bell()
        desk.press(F.CLEAR, "7", F.GO)
        return await task

    answer = desk.talk(conversation)
    assert answer.quantity == Decimal(7)
    assert answer.code == "A"


def test_the_drop_is_said_in_a_word() -> None:
    desk = Desk()
    desk.press(F.GO, "xyz")

    async def conversation(ui: Dialogue) -> None:
        task = asyncio.create_task(ui.update(FRAME, {}))
        await ui.keys.used_up()
        task.cancel()

    desk.talk(conversation)
    assert desk.row(22) == "Blank not allowed"
    assert desk.row(23) == "3 waiting key(s) dropped"


def test_a_refusal_of_the_rule_opens_the_frame_again_at_the_field_it_names() -> None:
    desk = Desk()
    seen: list[Decimal] = []

    async def accept(answer: Answer) -> str:
        seen.append(answer.quantity)
        if answer.quantity > 4:
            raise Refusal(messages.NOT_AVAILABLE, "quantity", available=Decimal(4))
        return "done"

    async def conversation(ui: Dialogue) -> Any:
        desk.press("A", F.RETURN, "5", F.GO)
        task = asyncio.create_task(ui.update(FRAME, {}, accept=accept))
        await ui.keys.used_up()
        assert desk.row(22) == "Only 4 available to allocate"
        assert ui.grid.cursor == (4, 18)
        desk.press("4", F.GO)
        return await task

    answer = desk.talk(conversation)
    assert seen == [5, 4]
    assert answer.result == "done"


def test_leaving_a_field_asks_once_for_each_value() -> None:
    desk = Desk()
    asked: list[tuple[str, Any]] = []

    async def leave(name: str, values: Values) -> Values | None:
        asked.append((name, values[name]))
        return {"quantity": Decimal(9)} if name == "code" else None

    desk.press("A", F.RETURN, F.BACK_TAB, F.RETURN, F.GO)
    answer = desk.talk(lambda ui: ui.update(FRAME, {}, leave=leave))
    assert asked == [("code", "A"), ("quantity", Decimal(9)), ("day", None)]
    assert answer.quantity == 9


def test_delete_asks_and_takes_only_keys_that_come_after_the_question() -> None:
    desk = Desk()
    desk.press(F.DELETE, F.RETURN)

    async def conversation(ui: Dialogue) -> Any:
        task = asyncio.create_task(ui.update(FRAME, {"code": "A"}, delete=True))
        await ui.keys.used_up()
        assert not task.done()
        assert desk.row(22) == "Please confirm delete Yes"
        desk.press(F.RETURN)
        return await task

    assert desk.talk(conversation).deleted


def test_delete_answered_no_goes_on_where_it_was() -> None:
    desk = Desk()

    async def conversation(ui: Dialogue) -> Any:
        desk.press("B", F.DELETE)
        task = asyncio.create_task(ui.update(FRAME, {"code": "A"}, delete=True))
        await ui.keys.used_up()
        desk.press("n", F.RETURN, F.GO)
        return await task

    answer = desk.talk(conversation)
    assert not answer.deleted
    assert answer.code == "B"


def test_delete_beeps_where_there_is_nothing_to_delete() -> None:
    desk = Desk()
    desk.press("A", F.DELETE, F.GO)
    assert not desk.talk(lambda ui: ui.update(FRAME, {})).deleted
    assert desk.ui.grid.take_bell()


def test_ctrl_c_only_beeps() -> None:
    desk = Desk()
    desk.press("A", F.BREAK, F.GO)
    assert desk.talk(lambda ui: ui.update(FRAME, {})).code == "A"
    assert desk.ui.grid.take_bell()


def test_key_fields_page_and_beep_at_the_end() -> None:
    desk = Desk()
    codes = ["A", "B"]

    async def page(name: str, values: Values, forward: bool) -> Values | None:
        at = str(values["code"])
        beyond = [c for c in codes if (c > at if forward else at and c < at)]
        return {"code": beyond[0] if forward else beyond[-1]} if beyond else None

    desk.press(F.NEXT, F.DOWN, F.NEXT, F.GO)
    answer = desk.talk(lambda ui: ui.update(FRAME, {}, fields=["code"], page=page))
    assert answer.code == "B"
    assert desk.ui.grid.take_bell()


def test_recall_puts_the_old_value_back_and_clear_blanks() -> None:
    desk = Desk()
    values: Values = {"code": "OLD", "quantity": Decimal(3), "day": None}
    desk.press("NEW", F.RECALL, F.RETURN, F.CLEAR, F.GO)
    answer = desk.talk(lambda ui: ui.update(FRAME, values))
    assert (answer.code, answer.quantity) == ("OLD", Decimal(0))


def test_a_pause_uses_up_the_space_and_passes_any_other_key_on() -> None:
    desk = Desk()
    desk.press(" ", "A", F.GO)

    async def conversation(ui: Dialogue) -> Any:
        await ui.pause(messages.ITEM_IS, item="A", description="a")
        await ui.pause(messages.ITEM_IS, item="A", description="a")
        return await ui.update(FRAME, {})

    assert desk.talk(conversation).code == "A"


def test_a_question_takes_what_was_typed_ahead_and_f4_is_no() -> None:
    desk = Desk()
    desk.press(F.RETURN, "n", F.RETURN, F.END, "y", F.GO)

    async def conversation(ui: Dialogue) -> list[bool]:
        return [await ui.confirm(messages.CONFIRM_EXIT, preset=True) for _ in range(3)] + [
            await ui.confirm(messages.CONFIRM_EXIT, preset=False)
        ]

    assert desk.talk(conversation) == [True, False, False, True]


def test_a_question_wants_yes_or_no() -> None:
    desk = Desk()
    desk.press("xn", F.RETURN)
    assert desk.talk(lambda ui: ui.confirm(messages.CONFIRM_EXIT)) is False
    assert desk.ui.grid.take_bell()


def test_choosing_from_a_list_longer_than_the_screen() -> None:
    desk = Desk()
    records: list[Values] = [{"code": f"C{n:02}"} for n in range(30)]
    desk.ui.show(LIST)
    desk.press(F.UP, F.PAGE_DOWN, *[F.DOWN] * 9, F.UP, F.RETURN)
    chosen = desk.talk(lambda ui: ui.choose(LIST, records))
    assert chosen == {"code": f"C{len(LIST.list_rows) + 8:02}"}
    assert desk.ui.grid.take_bell()


def test_the_legend_s_keys_turn_the_pages_and_lines_of_a_list() -> None:
    desk = Desk()
    records: list[Values] = [{"code": f"C{n:02}"} for n in range(30)]
    desk.press(F.CLEAR, F.CLEAR, F.RECALL, F.NEXT, F.NEXT, F.PREVIOUS, F.GO)
    chosen = desk.talk(lambda ui: ui.choose(LIST, records))
    assert chosen == {"code": f"C{len(LIST.list_rows) + 1:02}"}


def test_choosing_nothing() -> None:
    desk = Desk()
    desk.press(F.RETURN, F.END)
    assert desk.talk(lambda ui: ui.choose(LIST, [])) is None


def test_help_is_shown_over_the_screen_and_gives_it_back() -> None:
    desk = Desk()
    before = desk.ui.grid.screen()

    async def conversation(ui: Dialogue) -> Any:
        desk.press(F.HELP)
        task = asyncio.create_task(ui.update(FRAME, {}))
        await ui.keys.used_up()
        assert "About code." in ui.grid.screen()
        desk.press(F.END, F.END)
        return await task

    assert desk.talk(conversation) is None
    assert desk.ui.grid.screen().splitlines()[:21] == before.splitlines()[:21]


def test_f2_again_and_again_tells_of_the_program_and_of_the_keys() -> None:
    desk = Desk()
    desk.ui.about = (Text("Orders"), Text("What customers want."))

    async def conversation(ui: Dialogue) -> list[str]:
        task = asyncio.create_task(ui.update(FRAME, {}))
        pages = []
        for _ in range(4):
            desk.press(F.HELP)
            await ui.keys.used_up()
            pages.append(ui.grid.screen())
        desk.press(F.END)
        await task
        return pages

    field, program, keys, frame = desk.talk(conversation)
    assert "About code." in field
    assert "What customers want." in program
    assert re.search("F1, Ctrl\\+X, Do +Go", keys)
    assert re.search("F12, Ctrl\\+P +Call another program", keys)
    assert [page.splitlines()[-1] for page in (field, program, keys)] == [
        "F1=Go 2=Help 4=End",
        "F1=Go 2=Help 4=End",
        "F1=Go 4=End",
    ]
    assert "F12" not in frame


def test_help_tells_of_the_keys_as_they_were_moved() -> None:
    desk = Desk()
    desk.ui.keys.keymap = STANDARD.changed({"go": ("f5",), "delete": ("f1",)})
    desk.press(F.HELP, F.HELP)

    async def conversation(ui: Dialogue) -> str:
        task = asyncio.create_task(ui.update(FRAME, {}))
        await ui.keys.used_up()
        shown = ui.grid.screen()
        desk.press(F.END, F.END)
        await task
        return shown

    assert re.search("F5 +Go", desk.talk(conversation))


def test_ctrl_f_names_the_program_the_frame_and_the_field() -> None:
    desk = Desk()
    desk.ui.program = "sosomt.p"

    async def conversation(ui: Dialogue) -> str:
        desk.press(F.INFO)
        task = asyncio.create_task(ui.update(FRAME, {}))
        await ui.keys.used_up()
        task.cancel()
        return desk.row(23)

    assert desk.talk(conversation).split() == ["sosomt.p", "data", "code"]


def test_a_popup_gives_back_what_it_covered() -> None:
    desk = Desk()
    popup = Frame("popup", 3, 10, 3, 30, popup=True, fields=(field("site", 4),))
    before = desk.ui.grid.screen()
    desk.press("E", F.GO)
    assert desk.talk(lambda ui: ui.update(popup, {})).site == "E"
    assert desk.ui.grid.screen().splitlines()[:10] == before.splitlines()[:10]


def test_text_is_wrapped_by_cells_and_chinese_anywhere() -> None:
    assert wrapped("one two three", 8) == ["one two", "three"]
    assert wrapped("漢字漢字漢", 4) == ["漢字", "漢字", "漢"]
