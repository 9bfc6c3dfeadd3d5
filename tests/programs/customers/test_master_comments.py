"""Master Comment Maintenance (2.1.12)."""

from qadtui.models.tables import MasterComment
from tests.rules.company import Company
from tests.station import Station

START = "2.1.12<Return>"


def kept(company: Company) -> list[tuple[str, str, str, int, str]]:
    return [(row.reference, row.language, row.type, row.page, row.text) for row in company.rows(MasterComment)]


async def test_a_text_is_kept_under_its_name_and_found_again(station: Station, company: Company) -> None:
    await station.type(f"{START}c100<F1>")
    assert station.messages == "Adding new record"
    await station.type("Ring twice.<Return>后门<F1>")
    assert kept(company) == [("C100", "", "", 1, "Ring twice.\n后门")]
    assert station.cursor == (4, 21)
    await station.type("C100<F1>")
    assert station.messages == "Modifying existing record"
    await station.type("<End><Backspace>!<F1>")
    assert kept(company) == [("C100", "", "", 1, "Ring twice!\n后门")]


async def test_languages_types_and_pages_are_kept_apart(station: Station, company: Company) -> None:
    await station.type(f"{START}c100<Tab>zh_CN<Tab>ship<Tab>2<F1>送后门<F1>C100<F1>Back<F1>")
    assert kept(company) == [("C100", "zh_CN", "SHIP", 2, "送后门"), ("C100", "", "", 1, "Back")]


async def test_f4_in_the_text_leaves_it_as_it_was(station: Station, company: Company) -> None:
    await station.type(f"{START}C100<F1>Back<F1>C100<F1>Front<F4>")
    assert station.cursor == (4, 21)
    assert [row[4] for row in kept(company)] == ["Back"]


async def test_a_text_that_is_cleared_is_deleted(station: Station, company: Company) -> None:
    await station.type(f"{START}C100<F1>Back<F1>C100<F1><F8><F1>")
    assert station.messages == "Record deleted"
    assert kept(company) == []


async def test_paging_shows_the_texts(station: Station) -> None:
    await station.type(f"{START}C100<F1>Back<F1>C200<F1>Front<F1><F10>")
    assert ("C100" in station.row(4), "Back" in station.row(6)) == (True, True)
    await station.type("<F10>")
    assert ("C200" in station.row(4), "Front" in station.row(6)) == (True, True)
