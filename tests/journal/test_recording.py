"""What an operator typed is on file, readable, and comes out the same when it is typed again."""

import asyncio
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qadtui.cli import WRONG_USE, main
from qadtui.programs.journal.reading import JournalError, read_journal
from qadtui.programs.journal.recorder import Recorder
from qadtui.programs.journal.recording import recorded
from qadtui.programs.journal.replay import JournalClock
from qadtui.programs.journal.steps import Head, Step, text_of
from qadtui.replaying import DIFFERENT
from qadtui.settings import Settings
from qadtui.terminal.cells import Grid
from qadtui.terminal.keys import KEY_TABLE, Function, Key
from qadtui.terminal.notation import keys_of, written
from qadtui.terminal.queue import KeyQueue, Place
from tests.company import APRIL
from tests.journal.scenarios import text_in
from tests.station import Station
from tests.working_company import company_file, company_pattern

__all__ = ["company_file", "company_pattern"]

HEAD = "[session]\nuser anna\nbegun 2026-04-01 09:00:00+00:00\ndate 2026-04-01\n"
KEYS = st.one_of(
    st.sampled_from([Key(row.function) for row in KEY_TABLE]),
    st.characters(min_codepoint=32, max_codepoint=0x9FFF, exclude_categories=("C", "M", "Z")).map(
        lambda char: Key(None, char)
    ),
    st.just(Key(None, " ")),
)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "anna.txt"


def mode_of(file: Path) -> int:
    return file.stat().st_mode


async def record(journal: Path, database: Path, *typed: str, size: tuple[int, int] | None = None) -> str:
    """Anna's journal after she typed this, piece by piece."""
    session, recording = recorded(Settings(str(database), "anna", "pts/3", "en", business_date=APRIL), journal)
    station = Station.over(session)
    async with station:
        for keys in typed:
            await station.type(keys)
            if size:
                session.resize(*size)
    recording.close()
    return text_in(journal)


def replayed(journal: Path, database: Path) -> int:
    return main(["replay", str(journal), "--database", str(database)])


@pytest.fixture
def other_company(company_pattern: Path, tmp_path: Path) -> Path:
    """The company as it was before Anna worked."""
    file = tmp_path / "other.db"
    file.write_bytes(company_pattern.read_bytes())
    return file


async def test_a_journal_says_where_each_key_went(journal: Path, company_file: Path) -> None:
    text = await record(journal, company_file, "2.1.1<Return>C100<F1>", "New<F4><F4>")
    places = [" ".join(line.split()[1:]) for line in text.splitlines() if line[:1].isdigit()]
    assert places == [
        "menu menu.choice 2.1.1<Return>",
        "2.1.1 key.number C100<F1>",
        "2.1.1 address.name New<F4>",
        "2.1.1 key.number <F4>",
    ]
    assert "Name: Corner Shop" in text


async def test_a_journal_is_its_operators_alone(journal: Path, company_file: Path) -> None:
    await record(journal, company_file, "<F2>")
    assert mode_of(journal) & 0o077 == 0


async def test_a_journal_goes_on_where_it_ended(journal: Path, company_file: Path) -> None:
    await record(journal, company_file, "<F2><F4>")
    await record(journal, company_file, "<F2><F4>")
    assert len(read_journal(text_in(journal))) == 2


@pytest.mark.parametrize(
    "typed",
    [
        ("2.1.1<Return>C100<F1>", "New Name<Tab>", "<F1>", "<F4><F4>"),
        ("99<Return>7.1.1<Return>", "7.1<Return><F4>"),  # typed ahead of a refusal, and dropped
        ("7.1.1<Return><Return>C100<F1><F1>", "<F1><Return>A<Return><F1>10<F1><F1>"),  # no space at the pause
        ("2.1.13<Return>C100<Tab>BACKDOOR<F1>", "<F5><F1><F1>", "<F1><F4>"),  # typed before the question was there
        ("2.1.1<Return><F2>", "<Down><Return><F1>", "<F6>", "<F4>"),
    ],
    ids=["a change", "keys dropped", "a pause passed over", "a question", "look-ups"],
)
async def test_what_was_typed_comes_out_the_same(
    journal: Path, company_file: Path, other_company: Path, typed: tuple[str, ...]
) -> None:
    text = await record(journal, company_file, *typed)
    assert await replay(journal, other_company) == 0
    assert text_of(read_journal(text)) == text


async def test_a_terminal_that_grew_meanwhile_grows_again(
    journal: Path, company_file: Path, other_company: Path
) -> None:
    text = await record(journal, company_file, "7.1.6<Return>", "<F4>", size=(30, 100))
    assert "(screen of 30x100)" in text
    assert await replay(journal, other_company) == 0


async def test_a_replay_stops_where_a_screen_differs_and_shows_both(
    journal: Path, company_file: Path, other_company: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await record(journal, company_file, "2.1.1<Return>C100<F1>", "<F4><F4>")
    async with Station(other_company, date=APRIL) as station:
        await station.type("2.1.1<Return>C100<F1>Other Shop<F1>")
    assert await replay(journal, other_company) == DIFFERENT
    said = capsys.readouterr().out
    expected, _, shown = said.partition("Shown:")
    assert "C100<F1>\nExpected:" in expected
    assert [row for row in expected.splitlines() if row.startswith(">")] == [
        ">  6  │      Name: Corner Shop                   Attention:                          │"
    ]
    assert ">  6  │      Name: Other Shop " in shown


def test_a_secret_is_written_nowhere() -> None:
    steps: list[Step] = []
    clock = JournalClock(read_journal(HEAD + "\n")[0].head.begun)
    recorder = Recorder(Grid(), lambda: read_journal(HEAD + "\n")[0].head, lambda told: _keep(told, steps), clock.now)
    recorder.asked(Place("36.3.1", "data.password", secret=True))
    for key in keys_of("s3cret<F1>"):
        recorder.took(key)
    recorder.end()
    assert [written(step.keys) for step in steps] == ["", "******<F1>"]


def _keep(told: Head | Step, steps: list[Step]) -> None:
    if isinstance(told, Step):
        steps.append(told)


async def test_a_queue_tells_its_witness_what_was_taken_put_back_and_dropped() -> None:
    seen: list[object] = []

    class Seeing:
        def asked(self, place: Place) -> None:
            seen.append(place.taker)

        def took(self, key: Key) -> None:
            seen.append(key.text)

        def put_back(self) -> None:
            seen.append("back")

        def dropped(self, count: int) -> None:
            seen.append(count)

    keys = KeyQueue()
    keys.witness = Seeing()
    for char in "abc":
        keys.put(Key(None, char))
    keys.put_back(await keys.get(Place("", "pause")))
    await keys.get(Place("", "line.item"))
    keys.drop_waiting()
    keys.drop_waiting()
    assert seen == ["pause", "a", "back", "line.item", "a", 2]


@given(st.lists(KEYS))
def test_keys_are_read_as_they_are_written(keys: list[Key]) -> None:
    assert keys_of(written(keys)) == keys


def test_keys_are_written_as_people_say_them() -> None:
    functions = [Function.RETURN, Function.BACK_TAB, Function.INFO, Function.PAGE_DOWN]
    assert written([Key(function) for function in functions]) == "<Return><Back-Tab><Ctrl+F><PageDown>"
    assert written([Key(None, " "), Key(None, "<")]) == "<Space><Less>"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("menu  menu.choice  1<Return>\n", 1, "begins with [session]"),
        (HEAD + "\nmenu menu.choice 1<Nokey>\n", 6, "there is no key <Nokey>"),
        (HEAD + "\nwhat is this\n(gone)\n", 7, "neither a step nor a row"),
        (HEAD + "shoe size\n\n", 6, "shoe is not known"),
        (HEAD.replace("+00:00", "") + "\n", 5, "time zone"),
    ],
)
def test_what_is_no_journal_is_named_with_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(JournalError, match=reason.replace("[", r"\[")) as wrong:
        read_journal(text)
    assert wrong.value.line == line


def test_a_file_that_is_no_journal_is_wrong_use(
    journal: Path, other_company: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    journal.write_text("Dear diary\n", encoding="utf-8")
    assert replayed(journal, other_company) == WRONG_USE
    assert "anna.txt is no journal: line 1" in capsys.readouterr().err


async def replay(journal: Path, database: Path) -> int:
    """The command has an event loop of its own."""
    return await asyncio.to_thread(replayed, journal, database)
