"""Every way of naming a function at a menu, and sites that lay their own menus over ours."""

from pathlib import Path

import pytest

from qadtui.definitions.faults import DefinitionError
from qadtui.definitions.menus import MenuTree, load_menus

MENUS = """
title = "Main Menu"
[7]
title = "Sales"
[7.1]
title = "Orders"
1 = { title = "Order Maintenance", screen = "sales/order" }
6 = { title = "Allocation", screen = "sales/allocation" }
[7.1.7]
title = "Deep"
1 = { title = "Deepest", screen = "sales/deepest" }
[36]
title = "Manager"
4 = { title = "Menus", screen = "system/menus" }
"""
PROGRAMS = {"sales/order": "sosomt.p", "sales/allocation": "sosoal.p"}


@pytest.fixture
def tree(tmp_path: Path) -> MenuTree:
    file = tmp_path / "menus.toml"
    file.write_text(MENUS, encoding="utf-8")
    return load_menus([file], lambda screen: PROGRAMS.get(screen, ""))


@pytest.mark.parametrize(
    ("menu", "typed", "meant"),
    [
        ("", "7.1.6", "7.1.6"),
        ("", "7", "7"),
        ("7", "1.6", "7.1.6"),
        ("7.1", "6", "7.1.6"),
        ("7.1", "36.4", "36.4"),
        ("36", ".7.1.6", "7.1.6"),
        ("36", "sosomt.p", "7.1.1"),
        ("36", "SOSOMT", "7.1.1"),
        ("7.1", "7.1.1", "7.1.1"),
        ("7.1", "7", "7.1.7"),
        ("7.1", ".7", "7"),
    ],
)
def test_what_an_operator_types_at_a_menu(tree: MenuTree, menu: str, typed: str, meant: str) -> None:
    current = tree.entry(menu) if menu else tree.root
    assert current is not None
    found = tree.resolve(typed, current)
    assert found is not None
    assert found.code == meant


@pytest.mark.parametrize("typed", ["8", "7.2", ".", "..", "7..1", "7.1.6.1", "nosuch.p", "7a", "-1", "漢字"])
def test_what_names_nothing_is_no_choice(tree: MenuTree, typed: str) -> None:
    assert tree.resolve(typed, tree.root) is None


def test_f4_goes_to_the_menu_above(tree: MenuTree) -> None:
    menu = tree.entry("7.1")
    assert menu is not None
    assert tree.parent(menu).code == "7"
    assert tree.parent(tree.parent(menu)) is tree.root


def test_a_site_adds_lines_and_renames_ours(tmp_path: Path) -> None:
    ours, site = tmp_path / "menus.toml", tmp_path / "site.toml"
    ours.write_text(MENUS, encoding="utf-8")
    site.write_text('[7.1]\n1 = { title = "Our Orders" }\n9 = { title = "New", screen = "site/new" }', encoding="utf-8")
    tree = load_menus([ours, site])
    first, ninth = tree.entry("7.1.1"), tree.entry("7.1.9")
    assert first is not None
    assert ninth is not None
    assert (first.title.message, first.screen) == ("Our Orders", "sales/order")
    assert ninth.screen == "site/new"


@pytest.mark.parametrize(
    ("text", "reason"),
    [("[7\n", "Expected"), ('[7]\ncolour = "red"', "colour is not known"), ("[7]\n1 = 5", "")],
)
def test_a_fault_names_the_file(tmp_path: Path, text: str, reason: str) -> None:
    file = tmp_path / "menus.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DefinitionError) as fault:
        load_menus([file])
    assert str(file) in str(fault.value)
    assert reason in str(fault.value)
