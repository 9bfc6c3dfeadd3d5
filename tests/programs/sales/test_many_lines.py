"""Sales Order Maintenance (7.1.1) with many lines on one screen (Ln Format M)."""

import pytest

from qadtui.models.tables import Draft, DraftPart, SalesOrderLine
from tests.rules.company import Company
from tests.stages import MULTI, NEW_ORDER, SAVE, change_order, line
from tests.station import Station

FIRST_ROW = 8


def shown(station: Station, row: int = FIRST_ROW) -> list[str]:
    """The words of a row of the list."""
    return station.row(row).strip("│").split()


def items(company: Company, number: str = "SO1001") -> list[tuple[int, str, int]]:
    return [
        (n, line["item"], int(line["quantity_ordered"])) for n, line in sorted(company.opened(number).lines.items())
    ]


def at_row(station: Station) -> list[str]:
    """The words of the row the cursor is in."""
    assert station.cursor is not None
    return shown(station, station.cursor[0])


@pytest.fixture
async def rows(station: Station) -> Station:
    """A new order, many lines on one screen."""
    await station.type(f"{NEW_ORDER}{MULTI}")
    return station


async def test_item_return_quantity_go_is_a_line(rows: Station, company: Company) -> None:
    await rows.type("A<Return>10<F1>B<Return>3<F1>A<Return>1<F1>")
    assert shown(rows, 8) == ["1", "A", "10.0", "CS", "98.00", "0.00", "98.00"]
    assert shown(rows, 9) == ["2", "B", "3.0", "EA", "10.00", "0.00", "10.00"]
    await rows.type(SAVE)
    assert items(company) == [(1, "A", 10), (2, "B", 3), (3, "A", 1)]
    saved = company.line("SO1001")
    assert (saved["site"], saved["location"], saved["amount"], saved["confirmed"]) == ("EAST", "A-01", 980, True)


async def test_return_goes_through_the_line_and_at_its_end_opens_the_next(rows: Station) -> None:
    await rows.type("A<Return>10" + "<Return>" * 4)
    assert rows.cursor == (8, 64)
    await rows.type("<Return>B")
    assert rows.cursor == (9, 7)
    assert shown(rows, 9)[:2] == ["2", "B"]


async def test_two_barcodes_in_one_packet_land_in_two_lines(rows: Station, company: Company) -> None:
    await rows.type(f"A<Return>1<F1>B<Return>1<F1>{SAVE}")
    assert items(company) == [(1, "A", 1), (2, "B", 1)]


async def test_fifty_lines_need_no_key_that_moves(rows: Station, company: Company) -> None:
    await rows.type("".join(f"A<Return>{n}<F1>" for n in range(1, 51)) + SAVE)
    assert items(company) == [(n, "A", n) for n in range(1, 51)]


async def test_prices_and_units_are_typed_in_the_row(rows: Station, company: Company) -> None:
    await rows.type("B<Return>2<Return>CS<Return>")
    assert shown(rows)[2:] == ["2.0", "CS", "120.00", "0.00", "120.00"]
    await rows.type(f"<Return>25<Return><Return>{SAVE}")
    saved = company.line("SO1001")
    assert (saved["um"], saved["price"], saved["manual_price"]) == ("CS", 90, True)


async def test_the_item_is_explained_while_its_quantity_is_typed(rows: Station, company: Company) -> None:
    company.receive(7)
    await rows.type("A<Return>")
    assert rows.row(22) == "A  Item A"
    assert rows.row(23) == "On Hand: 7  On Order: 0  Avail. to Allocate: 7"


async def test_an_unknown_item_beeps_and_stays(rows: Station) -> None:
    await rows.type("NOSUCH<Return>5<F1>")
    assert rows.row(22) == "Item Number NOSUCH does not exist"
    assert rows.cursor == (8, 6)
    await rows.type("A<Return>")
    assert shown(rows)[:2] == ["1", "A"]


async def test_a_line_without_a_quantity_is_refused_at_the_quantity(rows: Station) -> None:
    await rows.type("A<F1>")
    assert (rows.row(22), rows.cursor) == ("Must be more than zero", (8, 25))


async def test_arrows_step_through_the_lines_and_what_was_typed_is_taken(rows: Station, company: Company) -> None:
    await rows.type("A<Return>1<F1>B<Return>2<F1>A<Return>3<F1><Up>")
    assert at_row(rows)[:3] == ["3", "A", "3.0"]
    await rows.type("<F9>20<Up>")
    assert at_row(rows)[:2] == ["1", "A"]
    assert shown(rows, 9)[:3] == ["2", "B", "20.0"]
    await rows.type("<Up>")
    assert rows.row(22) == "Beginning of file"
    await rows.type("<Down><F10><Down><Down>")
    assert rows.row(22) == "End of file"
    await rows.type(SAVE)
    assert items(company) == [(1, "A", 1), (2, "B", 20), (3, "A", 3)]


async def test_a_line_that_is_wrong_is_not_left(rows: Station) -> None:
    await rows.type("A<Return>1<F1><Up>0<Up>")
    assert (rows.row(22), rows.cursor) == ("Must be more than zero", (8, 25))


async def test_f4_gives_up_the_changes_of_a_line_and_in_an_empty_one_leaves(rows: Station, company: Company) -> None:
    await rows.type("A<Return>1<F1><Up>7<Tab><F4>")
    assert shown(rows, 8)[:3] == ["1", "A", "1.0"]
    await rows.type("B<Return>5<F4>")
    assert shown(rows, 9)[:1] == ["2"]
    assert rows.cursor == (9, 6)
    await rows.type("<F4>")
    assert rows.cursor == (3, 63)
    await rows.type("<F4><F1><F1><F1>")
    assert items(company) == [(1, "A", 1)]


@pytest.mark.parametrize("delete", ["<F5>", "<Ctrl+D>"])
async def test_a_line_is_deleted_after_a_question(rows: Station, company: Company, delete: str) -> None:
    await rows.type("A<Return>1<F1>B<Return>2<F1>A<Return>3<F1><Up><Up>")
    assert "5=Delete" in rows.row(24)
    await rows.type(delete)
    assert rows.row(22) == "Please confirm delete Yes"
    await rows.type("n<Return>")
    assert at_row(rows)[:2] == ["2", "B"]
    await rows.type(delete)
    await rows.type("<Return>")
    assert at_row(rows)[:2] == ["3", "A"]
    await rows.type(f"<F4>{SAVE}")
    assert items(company) == [(1, "A", 1), (3, "A", 3)]


async def test_a_new_line_cannot_be_deleted(rows: Station) -> None:
    await rows.type("<F5>")
    assert rows.session.grid.take_bell()
    assert "5=Delete" not in rows.row(24)


async def test_back_tab_asks_for_another_line_s_number(rows: Station, company: Company) -> None:
    await rows.type("A<Return>1<F1><Back-Tab>4<Return>B<Return>4<F1>")
    assert [shown(rows, row)[:2] for row in (8, 9, 10)] == [["1", "A"], ["4", "B"], ["5", "0.0"]]
    await rows.type("<Back-Tab>2<Return>B<Return>2<F1>")
    assert [shown(rows, row)[:2] for row in (8, 9, 10)] == [["1", "A"], ["2", "B"], ["4", "B"]]
    assert at_row(rows)[:2] == ["4", "B"]
    await rows.type(f"<Back-Tab>1<Return>9<F1><F4>{SAVE}")
    assert items(company) == [(1, "A", 9), (2, "B", 2), (4, "B", 4)]


async def test_the_list_scrolls_with_the_cursor(rows: Station) -> None:
    await rows.type("".join(f"A<Return>{n}<F1>" for n in range(1, 31)))
    assert [shown(rows, row)[0] for row in (8, 20)] == ["19", "31"]
    await rows.type("<PgUp>")
    assert at_row(rows)[0] == "18"
    await rows.type("<PgUp><PgUp>")
    assert (at_row(rows)[0], shown(rows, 20)[0]) == ("1", "13")
    await rows.type("<PgDn>")
    assert at_row(rows)[0] == "14"


async def test_a_taller_terminal_shows_more_lines_and_a_resize_keeps_what_is_typed(rows: Station) -> None:
    await rows.type("".join(f"A<Return>{n}<F1>" for n in range(1, 31)) + "B")
    rows.session.resize(50, 100)
    assert [shown(rows, row)[0] for row in (8, 38)] == ["1", "31"]
    assert at_row(rows)[:2] == ["31", "B"]
    rows.session.resize(24, 80)
    assert at_row(rows)[:2] == ["31", "B"]
    await rows.type("<Return>5<F1>")
    assert at_row(rows)[0] == "32"


async def test_the_format_is_switched_at_any_time(station: Station, company: Company) -> None:
    await station.type(f"{NEW_ORDER}{line('A', 1)}{MULTI}")
    assert "Ln Format S/M: Multi" in station.row(3)
    assert shown(station)[:3] == ["1", "A", "1.0"]
    await station.type("B<Return>2<F1><F4>s<Return>")
    assert "Ln Format S/M: Single" in station.row(3)
    await station.type("2<Return>")
    assert shown(station)[:3] == ["2", "B", "2.0"]
    await station.type(f"<F4><F4><F1>{line('A', 3)}{SAVE}")
    assert items(company) == [(1, "A", 1), (2, "B", 2), (3, "A", 3)]


@pytest.mark.parametrize("typed", ["x", "<F8>"])
async def test_no_other_format_is_taken(station: Station, typed: str) -> None:
    await station.type(f"{NEW_ORDER}<F4>{typed}<F1>")
    assert (station.row(22), station.cursor) == ("Must be one of: S, M", (3, 63))


async def test_the_control_record_says_how_lines_are_entered_at_first(station: Station, company: Company) -> None:
    company.control(line_format="M")
    await station.type(f"{NEW_ORDER}A<Return>5<F1>{SAVE}")
    assert items(company) == [(1, "A", 5)]


async def test_the_format_reads_chinese(company_file: object) -> None:
    async with Station(company_file, language="zh_CN") as station:  # type: ignore[arg-type]
        await station.type(f"{NEW_ORDER}{MULTI}")
        assert "多项" in station.row(3)
        await station.type("<F4>单<Return>")
        assert "单项" in station.row(3)


async def test_a_saved_order_is_changed_in_its_rows(station: Station, company: Company) -> None:
    number = company.order(("A", 1), ("B", 2))
    await station.type(f"{change_order(number)}{MULTI}<Up>")
    assert at_row(station)[:3] == ["2", "B", "2.0"]
    await station.type("5<F1><F4><F4><F1><F1><F1>")
    assert items(company, number) == [(1, "A", 1), (2, "B", 5)]


async def test_each_line_is_kept_by_itself(rows: Station, company: Company) -> None:
    await rows.type("A<Return>1<F1>B<Return>2<F1><Up>5<F1>")
    assert [part.part for part in company.rows(DraftPart)] == ["1", "2"]
    await rows.type(SAVE)
    assert (company.rows(Draft), company.rows(DraftPart)) == ([], [])
    assert len(company.rows(SalesOrderLine)) == 2


async def test_a_key_in_a_row_costs_the_row(rows: Station) -> None:
    """However many lines there are: no cell of another row is painted, none is asked for."""
    await rows.type("".join(f"A<Return>{n}<F1>" for n in range(1, 41)))
    rows.session.grid.take_changes()
    await rows.type("B")
    assert rows.cursor is not None
    assert {span.row for span in rows.session.grid.take_changes()} <= {rows.cursor[0], 22, 23}
