"""Who may come in, and what a role allows."""

from decimal import Decimal

import pytest
from sqlmodel import Session

from qadtui.language.messages import USER_INACTIVE, USER_UNKNOWN, Refusal
from qadtui.models import records, users
from qadtui.models.database import Database
from qadtui.models.operator import Operator
from qadtui.models.tables import Role, RoleRight, User


def add_seller(session: Session, active: bool) -> None:
    """Bert, who may enter orders, allocate, and give up to five percent."""
    records.save(session, Role, {"code": "SALES", "description": "Sellers"})
    for kind, name in (("menu", "7.1.*"), ("menu", "2.1.2"), ("approve", "price")):
        records.save(session, RoleRight, {"role": "SALES", "kind": kind, "name": name})
    records.save(session, RoleRight, {"role": "SALES", "kind": "limit", "name": "discount", "limit": Decimal(5)})
    records.save(session, User, {"user_id": "bert", "role": "SALES", "active": active})


def come_in(session: Session, name: str) -> str:
    return users.authenticate(session, name).user_id


def test_whoever_comes_first_becomes_the_administrator_and_nobody_after(database: Database, operator: Operator) -> None:
    assert database.read(operator, users.needs_first_user)
    assert database.write(operator, come_in, "anna") == "anna"
    assert not database.read(operator, users.needs_first_user)
    for kind, name in (("menu", "36.3.1"), ("approve", "price"), ("date", "*")):
        assert database.read(operator, users.may, "anna", kind, name)
    assert database.read(operator, users.limit, "anna", "discount") is None
    with pytest.raises(Refusal, check=lambda refusal: refusal.message is USER_UNKNOWN):
        database.write(operator, come_in, "mallory")


def test_a_role_opens_its_programs_and_no_others(database: Database, operator: Operator) -> None:
    database.write(operator, add_seller, True)
    assert database.read(operator, come_in, "bert") == "bert"
    allowed = [number for number in ("7.1.1", "7.1.6", "2.1.2", "7.9.15", "2.1.1", "7", "17.1.1")
               if database.read(operator, users.may, "bert", "menu", number)]  # fmt: skip
    assert allowed == ["7.1.1", "7.1.6", "2.1.2"]
    assert database.read(operator, users.may, "bert", "approve", "price")
    assert not database.read(operator, users.may, "bert", "approve", "credit")
    assert not database.read(operator, users.may, "bert", "date")
    assert database.read(operator, users.limit, "bert", "discount") == Decimal(5)
    assert database.read(operator, users.limit, "bert", "credit") == Decimal(0)


def test_an_inactive_user_stays_out_and_may_nothing(database: Database, operator: Operator) -> None:
    database.write(operator, add_seller, False)
    with pytest.raises(Refusal, check=lambda refusal: refusal.message is USER_INACTIVE):
        database.read(operator, come_in, "bert")
    assert not database.read(operator, users.may, "bert", "menu", "7.1.1")
