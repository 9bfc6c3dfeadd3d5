"""The app under pytest-asyncio: keys pressed by the pilot take the same way as those of a terminal."""

from pathlib import Path

import pytest
from textual.binding import Binding
from textual.events import Paste

from qadtui.terminal.keys import KEY_TABLE, Function, KeyEntry
from qadtui.ui.app import QadtuiApp
from tests.ui.echo_session import EchoSession


async def test_pressed_keys_reach_the_session_in_order() -> None:
    session = EchoSession()
    async with QadtuiApp(session).run_test() as pilot:
        await pilot.press("7", "full_stop", "1", "enter", "f1", "f4", "ctrl+d", "tab", "shift+tab", "escape", "漢")
    assert session.transcript == "7.1<return><go><end><delete><tab><back_tab><end>漢"


async def test_textual_s_own_keys_do_nothing_of_their_own() -> None:
    session = EchoSession()
    async with QadtuiApp(session).run_test() as pilot:
        await pilot.press("ctrl+q", "ctrl+p", "ctrl+c", "ctrl+z", "A")
        assert session.text == "A"
    assert session.transcript == "<program><break><clear>A"


async def test_pasted_text_equals_typed_keys() -> None:
    session = EchoSession()
    async with QadtuiApp(session).run_test() as pilot:
        pilot.app.post_message(Paste("AB\tC\r\nD"))
        await pilot.pause()
    assert session.transcript == "AB<tab>C<return>D"


QUEUED = [row for row in KEY_TABLE if row.function is not Function.ABORT]


@pytest.mark.parametrize("row", QUEUED, ids=lambda row: row.function.name)
async def test_every_key_of_the_table_is_a_binding_that_presses_it(row: KeyEntry) -> None:
    session = EchoSession()
    app = QadtuiApp(session)
    bindings = {b.key: b for b in QadtuiApp.BINDINGS if isinstance(b, Binding)}
    async with app.run_test() as pilot:
        for name in row.keys:
            await app.run_action(bindings[name].action)
        await pilot.pause()
    assert session.transcript == f"<{row.function}>" * len(row.keys)


async def test_ctrl_backslash_ends_a_session_that_takes_no_more_keys(tmp_path: Path) -> None:
    session = EchoSession(tmp_path / "saved")
    app = QadtuiApp(session)
    async with app.run_test() as pilot:
        await pilot.press("A", "ctrl+backslash")
    assert (tmp_path / "saved").read_text() == "saved A"
    assert app.return_code == 0


def test_bindings_are_made_from_the_key_table_and_nothing_else() -> None:
    bound = [b for b in QadtuiApp.BINDINGS if isinstance(b, Binding)]
    assert [(b.key, b.action) for b in bound] == [
        (name, f"press('{row.function.name}')") for row in KEY_TABLE for name in row.keys
    ]
    assert not any(b.priority or b.show for b in bound)
    assert {b.key for b in bound if b.action == "press('GO')"} == {"f1", "ctrl+x", "do"}


async def test_a_terminal_too_small_keeps_the_grid_and_carries_on_when_it_grows() -> None:
    session = EchoSession()
    app = QadtuiApp(session)
    async with app.run_test() as pilot:
        await pilot.press("A", "B")
        await pilot.resize_terminal(70, 20)
        assert "80x24 needed, this is 70x20" in app.export_screenshot(simplify=True).replace("&#160;", " ")
        await pilot.press("C")
        await pilot.resize_terminal(132, 50)
        assert "ABC" in app.export_screenshot(simplify=True)
    assert session.sizes == [(24, 80), (50, 132)]


async def test_the_cursor_of_the_app_stands_in_the_field() -> None:
    app = QadtuiApp(EchoSession())
    async with app.run_test() as pilot:
        await pilot.press("A", "漢")
        assert app.cursor_position == (12, 2)


async def test_the_app_ends_with_the_session() -> None:
    app = QadtuiApp(EchoSession())
    async with app.run_test() as pilot:
        await pilot.press(*"quit", "enter")
    assert app.return_code == 0
    assert app.failure is None


async def test_a_failing_session_ends_the_app_with_its_reason() -> None:
    app = QadtuiApp(EchoSession())
    async with app.run_test() as pilot:
        await pilot.press(*"fail", "enter")
    assert str(app.failure) == "the session failed"


async def test_a_question_waits_for_its_painting_without_a_terminal_too() -> None:
    session = EchoSession()
    async with QadtuiApp(session).run_test() as pilot:
        await pilot.press(*"ask", "enter", "Z")
    assert "dropped 0" in session.grid.screen()
    assert session.text == "Z"
