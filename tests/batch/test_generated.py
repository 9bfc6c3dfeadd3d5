"""A made-up company of Northwind's shape and size, from files to the shipment report."""

from pathlib import Path

from tests.batch.generated import generated
from tests.batch.outcome import check, company_of


def test_a_set_of_northwinds_size(tmp_path: Path) -> None:
    with company_of(generated(), tmp_path / "company.db", tmp_path) as company:
        check(company)


def test_a_smaller_set_is_the_same_on_every_database(target: str, tmp_path: Path) -> None:
    with company_of(generated(customers=7, products=9, orders=40, lines=100), target, tmp_path) as company:
        check(company)
