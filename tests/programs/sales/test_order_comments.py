"""The comments of orders and their lines, as they are typed in 7.1.1."""

from pathlib import Path

import pytest

from qadtui.models.tables import Comment, Draft, MasterComment
from tests.rules.company import Company
from tests.stages import NEW_ORDER, SAVE, item, line
from tests.station import Station

HEADER = "7.1.1<Return><F1>C100<F1>"
TO_COMMENTS = "<Tab>" * 18 + "y<F1><F1>"
"""From the header's first field through its Comments field and the tax pop-up."""

NO_PAGE = "Adding new record"


def text(station: Station) -> list[str]:
    """The lines of the page, without the blank ones below."""
    lines = [station.row(row).strip("│").strip() for row in range(6, 21)]
    return "\n".join(lines).rstrip().split("\n")


def comments(company: Company, line: int = 0) -> dict[int, str]:
    return {page: values["text"] for page, values in company.opened("SO1001").comments.get(line, {}).items()}


async def test_comments_of_the_order_are_typed_printed_and_saved(station: Station, company: Company) -> None:
    await station.type(HEADER + TO_COMMENTS)
    assert " Transaction Comments " in station.row(2)
    assert "Master Reference: C100" in station.row(4)
    assert station.cursor == (4, 21)
    await station.type("<F1>")
    assert (station.messages, station.cursor) == (NO_PAGE, (6, 3))
    await station.type("Ring twice.<Return>后门 please<F1>")
    assert "Print On Order: Yes" in station.screen()
    await station.type("n<Tab><Tab><Tab>n<F1>")
    assert "Page:  2" in station.row(3)
    await station.type(f"<F4>{line('A', 1)}{SAVE}")
    assert comments(company) == {1: "Ring twice.\n后门 please"}
    page = company.opened("SO1001").comments[0][1]
    printed = [page[f"print_{paper}"] for paper in ("quote", "order", "packing_list", "invoice")]
    assert printed == [False, True, True, False]


async def test_f4_leaves_comments_and_goes_on_to_the_lines(station: Station, company: Company) -> None:
    await station.type(f"{HEADER}{TO_COMMENTS}<F4>")
    assert "9=Prev" in station.row(24)
    assert " Sales Order Line " in station.row(5)
    await station.type(f"{line('A', 1)}{SAVE}")
    assert company.rows(Comment) == []


async def test_f4_in_the_text_leaves_what_was_typed_behind(station: Station, company: Company) -> None:
    await station.type(f"{HEADER}{TO_COMMENTS}<F1>Nothing<F4>")
    assert " Sales Order Line " in station.row(5)
    await station.type(f"{line('A', 1)}{SAVE}")
    assert company.rows(Comment) == []


async def test_the_customer_s_master_comment_is_copied_in_and_changed_here_only(
    station: Station, company: Company
) -> None:
    company.keep(MasterComment, reference="C100", page=1, text="Back door.\nRing twice.")
    await station.type(f"{HEADER}{TO_COMMENTS}<F1>")
    assert text(station) == ["Back door.", "Ring twice."]
    await station.type(f"<Return>Knock<F8>Front<F1><F1><F4>{line('A', 1)}{SAVE}")
    assert comments(company) == {1: "Front"}
    assert [row.text for row in company.rows(MasterComment)] == ["Back door.\nRing twice."]


async def test_a_master_comment_is_copied_by_another_name_and_page(station: Station, company: Company) -> None:
    company.keep(MasterComment, reference="FRAGILE", type="SHIP", page=2, text="Handle with care")
    await station.type(f"{HEADER}{TO_COMMENTS}fragile<Tab><Tab>ship<Tab>2<F1>")
    assert text(station) == ["Handle with care"]


async def test_the_comments_of_a_line_take_the_item_s_master_comment(station: Station, company: Company) -> None:
    company.keep(MasterComment, reference="A", page=1, text="Cold")
    await station.type(f"{NEW_ORDER}{item('A')}5<F1><F1><F1>" + "<Tab>" * 9)
    assert station.cursor == (20, 75)
    await station.type("y<F1>")
    assert "Master Reference: A" in station.row(4)
    await station.type("<F1><F1><F1><F4>")
    assert "9=Prev" in station.row(24)
    await station.type(SAVE)
    assert comments(company, 1) == {1: "Cold"}


async def test_pages_are_turned_changed_and_deleted(station: Station, company: Company) -> None:
    await station.type(f"{HEADER}{TO_COMMENTS}<F1>One<F1><F1><F1>Two<F1><F1>")
    assert "Page:  3" in station.row(3)
    await station.type("<F9>")
    assert ("Page:  2" in station.row(3), text(station)) == (True, ["Two"])
    await station.type("<Up>")
    assert text(station) == ["One"]
    await station.type("<Up>")
    assert station.row(22) == "Beginning of file"
    await station.type("<F1><End>!<F1><F1>")
    assert text(station) == ["Two"]
    await station.type("<F5>")
    assert station.row(22) == "Please confirm delete Yes"
    await station.type("<Return>")
    await station.type(f"<F4>{line('A', 1)}{SAVE}")
    assert comments(company) == {1: "One!"}


async def test_a_page_that_is_cleared_is_gone(station: Station, company: Company) -> None:
    await station.type(f"{HEADER}{TO_COMMENTS}<F1>One<F1><F1><F9><F1><F8><F1><F4>{line('A', 1)}{SAVE}")
    assert company.rows(Comment) == []


async def test_an_order_with_comments_asks_for_them_again(station: Station, company: Company) -> None:
    await station.type(f"{HEADER}{TO_COMMENTS}<F1>One<F1><F1><F4>{line('A', 1)}{SAVE}")
    await station.type("SO1001<F1><F1>")
    assert "Comments: Yes" in station.screen()
    await station.type("<F1><F1>")
    assert text(station) == ["One"]
    await station.type("<F4>1<Return><F1><F1><F1>")
    assert "Comments: No" in station.row(20)


async def test_the_control_record_asks_for_comments(station: Station, company: Company) -> None:
    company.control(header_comments=True, line_comments=True)
    await station.type(f"{HEADER}<F1><F1>")
    assert " Transaction Comments " in station.row(2)
    await station.type(f"<F4>{line('A', 1)}")
    assert " Transaction Comments " in station.row(2)


async def test_help_and_information_work_within_the_text(station: Station) -> None:
    before = await station.type(f"{HEADER}{TO_COMMENTS}<F1>One")
    await station.type("<F2>")
    assert "Return ends a line" in station.screen()
    assert await station.type("<F4>") == before
    assert station.cursor == (6, 6)
    await station.type("<Ctrl+F>")
    assert station.row(23) == "sosomt.p  comment_text  cmt_cmmt"
    await station.type("<F3>")
    assert station.row(24).endswith("Insert")


async def test_a_long_line_goes_on_in_the_next_and_a_full_page_beeps(station: Station) -> None:
    await station.type(f"{HEADER}{TO_COMMENTS}<F1>" + "word " * 16)
    assert text(station) == [("word " * 15).rstrip(), "word"]
    await station.type("<PgDn><Return>")
    assert station.session.grid.take_bell()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
async def test_comments_are_part_of_the_draft(company_file: Path, company: Company, language: str) -> None:
    async with Station(company_file, language=language) as station:
        await station.type(f"{HEADER}{TO_COMMENTS}<F1>Ring<F1>")
    async with Station(company_file, language=language) as station:
        await station.type("7.1.1<Return><Return><F1><F1><F1>")
        assert text(station) == ["Ring"]
        await station.type(f"<F4>{line('A', 1)}{SAVE}")
    assert comments(company) == {1: "Ring"}
    assert company.rows(Draft) == []
