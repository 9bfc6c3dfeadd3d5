"""A site lays its own screens and menu lines over the shipped ones."""

from pathlib import Path

import pytest

from qadtui import locator


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "shipped"
    _write(folder / "menus.toml", "ours")
    _write(folder / "screens/sales/order.toml", "ours")
    _write(folder / "screens/stock/receipt.toml", "ours")
    monkeypatch.setattr(locator, "_SHIPPED", folder)
    monkeypatch.delenv("QADTUI_HOME", raising=False)
    return folder


@pytest.fixture
def site(tmp_path: Path, shipped: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.setenv("QADTUI_HOME", str(folder))
    return folder


def test_without_a_site_everything_is_the_shipped(shipped: Path) -> None:
    assert locator.menus() == [shipped / "menus.toml"]
    assert locator.screen("sales/order") == shipped / "screens/sales/order.toml"
    assert list(locator.screens()) == ["sales/order", "stock/receipt"]


def test_a_screen_nobody_wrote_is_not_found(shipped: Path) -> None:
    assert locator.screen("sales/quote") is None


def test_a_sites_menu_lines_are_read_after_the_shipped(shipped: Path, site: Path) -> None:
    _write(site / "menus.toml", "theirs")
    assert locator.menus() == [shipped / "menus.toml", site / "menus.toml"]


def test_a_sites_screen_replaces_the_shipped_of_the_same_name(shipped: Path, site: Path) -> None:
    _write(site / "screens/sales/order.toml", "theirs")
    _write(site / "screens/sales/quote.toml", "theirs")
    assert locator.screen("sales/order") == site / "screens/sales/order.toml"
    assert locator.screen("stock/receipt") == shipped / "screens/stock/receipt.toml"
    assert {name: path.read_text() for name, path in locator.screens().items()} == {
        "sales/order": "theirs", "sales/quote": "theirs", "stock/receipt": "ours",
    }  # fmt: skip


def test_a_site_need_not_have_both_screens_and_menu_lines(shipped: Path, site: Path) -> None:
    assert locator.menus() == [shipped / "menus.toml"]
    assert list(locator.screens()) == ["sales/order", "stock/receipt"]


def test_data_is_always_the_shipped(shipped: Path, site: Path) -> None:
    assert locator.data("demo") == shipped / "data/demo"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
