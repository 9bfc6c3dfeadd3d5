"""Comments of orders: kept with the draft, saved with the order, gone with it."""

from qadtui.models.tables import Audit, Comment, MasterComment
from qadtui.models.view import Values
from qadtui.rules import comments, orders
from qadtui.rules.orders import OrderDraft
from tests.rules.company import Company


def page(text: str, **more: object) -> Values:
    return comments.new_page() | {"text": text} | more


def commented(company: Company) -> OrderDraft:
    """An order with a comment on its head and two on its second line, saved and opened again."""
    draft = company.draft(("A", 1), ("B", 2))
    orders.put_page(draft, comments.HEAD, 1, page("Ring twice.\n打电话", print_invoice=False))
    orders.put_page(draft, 2, 1, page("Blue ones"))
    orders.put_page(draft, 2, 2, page("or green"))
    return company.opened(company.do(orders.save, draft).number)


def test_comments_are_saved_with_the_order_and_opened_with_it(company: Company) -> None:
    draft = commented(company)
    assert draft.comments == {
        0: {1: page("Ring twice.\n打电话", print_invoice=False)},
        2: {1: page("Blue ones"), 2: page("or green")},
    }


def test_only_what_changed_is_written_and_audited(company: Company) -> None:
    draft = commented(company)
    orders.put_page(draft, 2, 2, None)
    orders.put_page(draft, 0, 1, page("Ring once."))
    before = len(company.rows(Audit))
    saved = company.do(orders.save, draft)
    assert company.opened(draft.number).comments == saved.comments == {0: {1: page("Ring once.")}, 2: draft.comments[2]}
    notes = [(row.key, row.action) for row in company.rows(Audit)[before:] if row.table == "comment"]
    assert notes == [(f"{draft.number}/2/2", "deleted"), (f"{draft.number}/0/1", "changed")]


def test_the_comments_of_a_removed_line_go_with_it(company: Company) -> None:
    draft = commented(company)
    orders.remove_line(draft, 2)
    company.do(orders.save, draft)
    assert [(row.line, row.page) for row in company.rows(Comment)] == [(0, 1)]


def test_an_order_is_deleted_with_its_comments(company: Company) -> None:
    draft = commented(company)
    company.do(orders.delete, draft.number, draft.version)
    assert company.rows(Comment) == []


def test_a_master_comment_is_found_in_its_language_or_in_any(company: Company) -> None:
    key = {"reference": "C100", "type": "SHIP", "page": 1}
    company.keep(MasterComment, **key, text="any")
    company.keep(MasterComment, **key, language="zh_CN", text="后门")
    found = [company.see(comments.master_text, "c100", language, "ship", 1) for language in ("zh_CN", "en", "")]
    assert found == ["后门", "any", "any"]
    assert company.see(comments.master_text, "C100", "", "ship", 2) is None
    assert company.see(comments.master_text, "", "", "", 1) is None
