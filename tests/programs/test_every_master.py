"""What is true of every master file: adding, finding again, changing, giving up, deleting, paging."""

from pathlib import Path

import pytest

from qadtui.models import records
from qadtui.models.records import Found
from tests.programs.masters import MASTERS, Master
from tests.rules.company import Company
from tests.station import Station
from tests.working_company import everything

pytestmark = pytest.mark.parametrize("master", MASTERS, ids=str)


async def add(station: Station, master: Master) -> None:
    await station.type(f"{master.number}<Return>{master.key}<F1>{master.data}")


async def reopen(station: Station, master: Master) -> None:
    await station.type(f"{master.key}<F1>")
    assert station.messages == "Modifying existing record"


def found(company: Company, master: Master) -> Found | None:
    return company.see(records.find, master.model, master.record)


async def test_a_new_record_is_announced_and_saved(station: Station, company: Company, master: Master) -> None:
    await station.type(f"{master.number}<Return>{master.key}<F1>")
    assert station.messages == "Adding new record"
    assert found(company, master) is None
    await station.type(master.data)
    saved = found(company, master)
    assert saved is not None
    assert {name: saved.values[name] for name in master.record} == master.record


async def test_the_cursor_is_back_in_the_key_when_the_last_frame_is_accepted(station: Station, master: Master) -> None:
    await station.type(f"{master.number}<Return>")
    at_the_key = station.cursor
    await station.type(f"{master.key}<F1>{master.data}")
    assert station.cursor == at_the_key
    assert "9=Prev" in station.row(24)


async def test_a_record_is_found_again_and_changed(station: Station, company: Company, master: Master) -> None:
    typed, name, value = master.change
    await add(station, master)
    await reopen(station, master)
    assert "5=Delete" in station.row(24)
    await station.type(f"{typed}<F1>")
    changed = found(company, master)
    assert changed is not None
    assert changed.values[name] == value


@pytest.mark.parametrize("key", ["<F1>", "<F2>", "<F3>", "<F4>", "<F5>", "<F7>", "<F8>"])
async def test_every_key_of_the_data_legend_works(station: Station, master: Master, key: str) -> None:
    await add(station, master)
    await reopen(station, master)
    assert f"{key[2:-1]}=" in station.row(24)
    station.session.grid.take_bell()
    await station.type(key)
    assert not station.session.grid.take_bell()


async def test_f4_gives_up_a_frame_and_goes_back_to_the_key(
    station: Station, company_file: Path, master: Master
) -> None:
    await add(station, master)
    before = everything(company_file)
    await reopen(station, master)
    await station.type(f"{master.change[0]}<F4>")
    assert "9=Prev" in station.row(24)
    assert everything(company_file) == before
    await station.type("<F4>")
    assert "Main Menu" in station.row(2)


async def test_f4_in_a_new_record_leaves_nothing_behind(station: Station, company_file: Path, master: Master) -> None:
    before = everything(company_file)
    await station.type(f"{master.number}<Return>{master.key}<F1>{master.data.partition('<F1>')[0]}<F4><F4>")
    assert "Main Menu" in station.row(2)
    assert everything(company_file) == before


@pytest.mark.parametrize("delete", ["<F5>", "<Ctrl+D>"])
async def test_a_record_is_deleted_after_a_question_preset_yes(
    station: Station, company: Company, master: Master, delete: str
) -> None:
    await add(station, master)
    await reopen(station, master)
    await station.type(delete)
    assert station.row(22) == "Please confirm delete Yes"
    assert found(company, master) is not None
    await station.type("<F1>")
    assert station.messages == "Record deleted"
    assert found(company, master) is None
    assert "9=Prev" in station.row(24)


@pytest.mark.parametrize("no", ["<F4>", "n<Return>", "no<F1>", "<Ctrl+E>"])
async def test_no_keeps_the_record_and_the_frame_open(
    station: Station, company: Company, master: Master, no: str
) -> None:
    await add(station, master)
    await reopen(station, master)
    at = station.cursor
    await station.type("<F5>")
    await station.type(no)
    assert found(company, master) is not None
    assert (station.cursor, station.messages) == (at, "")
    assert "5=Delete" in station.row(24)


async def test_keys_typed_before_the_question_is_on_the_screen_do_not_answer_it(
    station: Station, company: Company, master: Master
) -> None:
    await add(station, master)
    await reopen(station, master)
    await station.type("<F5><F1><Return>y<F1>")
    assert station.row(22) == "Please confirm delete Yes"
    assert station.row(23) == "4 waiting key(s) dropped"
    assert found(company, master) is not None


async def test_a_new_record_cannot_be_deleted(station: Station, master: Master) -> None:
    await station.type(f"{master.number}<Return>{master.key}<F1><F5><Ctrl+D>")
    assert "confirm" not in station.screen()
    assert "5=Delete" not in station.row(24)


async def test_the_key_is_paged_through_from_its_first_record_to_its_last(station: Station, master: Master) -> None:
    await add(station, master)
    outer = {
        "1.1.18": "EAST", "1.16": "C100", "2.1.13": "C100", "36.4.13": "anna", "36.13.4": "anna"
    }.get(master.number)  # fmt: skip
    await station.type(f"{outer}<Tab>" if outer else "")
    seen = [station.row(3)]
    while "End of file" not in await station.type("<F10>"):
        seen.append("".join(station.row(row) for row in range(3, 7)))
        assert len(seen) < 20
    assert len(seen) > 1
    assert len(set(seen)) == len(seen)
    for expected in reversed(seen[1:-1]):
        await station.type("<Up>")
        assert "".join(station.row(row) for row in range(3, 7)) == expected
    await station.type("<F9>")
    assert station.messages == "Beginning of file"
