"""Every reference and every key field has its look-up, and what a table lists is there to be listed."""

import pytest
from sqlmodel import SQLModel

from qadtui import locator
from qadtui.definitions.binding import Binder
from qadtui.definitions.lookup import Target, named_target, target_of
from qadtui.definitions.report import frames_of
from qadtui.definitions.screens import load_screen
from qadtui.formats import cells, make_format
from qadtui.models.dictionary import dictionary, entry_at, natural_key
from qadtui.models.tables import Customer, Item, Location, SalesOrder
from qadtui.models.tables.base import LookUp, every_table

SCREENS = {path: load_screen(path, file) for path, file in locator.screens().items()}
TABLES = [table for table in every_table() if natural_key(table)]


@pytest.mark.parametrize("path", SCREENS)
def test_every_field_that_refers_to_a_table_lists_it(path: str) -> None:
    fields = [field for frame in frames_of(SCREENS[path]) for field in frame.fields if field.enterable and field.table]
    by_name = {str(table.__tablename__): table for table in every_table()}
    for field in fields:
        table, _, name = field.table.partition(".")
        reference = dictionary(by_name[table])[name].reference
        if reference is not None:
            assert isinstance(field.lookup, Target), field.name
            assert field.lookup.model is reference.target


@pytest.mark.parametrize("table", TABLES)
def test_what_a_look_up_lists_is_in_the_dictionary_and_begins_with_the_key(table: type[SQLModel]) -> None:
    look_up: LookUp = table.look_up  # type: ignore[attr-defined]
    referred_to = any(e.reference and e.reference.target is table for t in TABLES for e in dictionary(t).values())
    assert look_up.columns or not referred_to
    for path in look_up.columns:
        entry_at(table, path)
    assert set(look_up.searched) <= set(look_up.columns)
    innermost = natural_key(table)[-1]
    if look_up.columns and innermost.reference is None and table.__name__ != "PriceList":
        assert innermost.name in look_up.columns


@pytest.mark.parametrize("table", [table for table in TABLES if table.look_up.columns])
def test_the_key_and_the_first_words_of_a_record_fit_a_narrow_screen(table: type[SQLModel]) -> None:
    columns = [entry_at(table, path) for path in table.look_up.columns[:2]]  # type: ignore[attr-defined]
    widths = [max(make_format(e.format, e.kind).width, cells(e.column_label.message)) for e in columns]
    assert sum(widths) + len(widths) + 3 <= 80


def test_references_keys_and_plain_fields() -> None:
    assert target_of(SalesOrder, "sold_to") == Target(Customer, "number")
    assert target_of(SalesOrder, "number") == Target(SalesOrder, "number")
    assert target_of(Item, "location") == Target(Location, "code", {"site": "site"})
    assert target_of(Location, "code") == Target(Location, "code", {"site": "site"})
    assert target_of(Item, "description1") is None


def test_a_screen_file_names_another_look_up_or_none() -> None:
    spec = {
        "record": "Item",
        "rows": ["um:16   site:40   description1:60"],
        "lookups": {"um": "UnitConversion.um", "site": "", "description1": "Item.number"},
    }
    um, site, description = Binder("Item").frame("data", spec).fields
    assert um.lookup == named_target("UnitConversion.um")
    assert site.lookup is None
    assert description.lookup == Target(Item, "number")


@pytest.mark.parametrize("wrong", ["Nothing.code", "Item.description1", "Item"])
def test_a_look_up_that_does_not_exist_is_a_fault_of_the_screen_file(wrong: str) -> None:
    with pytest.raises(KeyError, match=r"there is no table|is not in the key"):
        Binder("Item").frame("data", {"rows": ["um:16"], "lookups": {"um": wrong}})
