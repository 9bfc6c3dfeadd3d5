"""Drafts, document numbers and postings: kept, found again, never twice."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from qadtui.models import drafts, numbering, postings, records
from qadtui.models.database import Database
from qadtui.models.operator import Operator
from qadtui.models.tables import Entity, SalesOrderControl
from tests.models import workers


def test_a_draft_is_kept_in_its_last_state_until_forgotten(database: Database, operator: Operator) -> None:
    for lines in ([], ["A"], ["A", "漢字"]):
        database.write(operator, drafts.keep, "sosomt.p", "SO1", {"lines": lines, "price": "98.00"})
    assert database.read(operator, drafts.find, "sosomt.p", "SO1") == {"lines": ["A", "漢字"], "price": "98.00"}
    assert database.read(operator, drafts.kept, "sosomt.p") == ["SO1"]
    database.write(operator, drafts.forget, "sosomt.p", "SO1")
    assert database.read(operator, drafts.find, "sosomt.p", "SO1") is None


def test_parts_of_a_draft_are_kept_one_by_one_and_forgotten_with_it(database: Database, operator: Operator) -> None:
    database.write(operator, drafts.keep, "sosomt.p", "SO1", {"number": "SO1"})
    for part, quantity in (("1", 10), ("2", 20), ("1", 15)):
        database.write(operator, drafts.keep_part, "sosomt.p", "SO1", part, {"quantity": quantity})
    assert database.read(operator, drafts.parts, "sosomt.p", "SO1") == {"1": {"quantity": 15}, "2": {"quantity": 20}}
    database.write(operator, drafts.forget, "sosomt.p", "SO1")
    database.write(operator, drafts.keep, "sosomt.p", "SO1", {"number": "SO1"})
    assert database.read(operator, drafts.parts, "sosomt.p", "SO1") == {}


def test_a_draft_belongs_to_its_user_and_program(database: Database, operator: Operator) -> None:
    database.write(operator, drafts.keep, "sosomt.p", "SO1", {"lines": []})
    assert database.read(replace(operator, user="bert"), drafts.find, "sosomt.p", "SO1") is None
    assert database.read(operator, drafts.kept, "other.p") == []


def test_eight_processes_draw_no_number_twice(target: str) -> None:
    drawn = [number for numbers in workers.together(workers.draw_numbers, target, 8, 10) for number in numbers]
    assert sorted(drawn) == list(range(1, 81))


def test_a_counter_steps_over_numbers_that_are_taken(database: Database, operator: Operator) -> None:
    database.write(operator, records.save, SalesOrderControl, {"name": "SO"})
    for code in ("E1001", "E1002", "E1004"):
        database.write(operator, records.save, Entity, {"code": code[-4:], "name": code})
    counter: Any = SalesOrderControl.next_number
    drawn = [database.write(operator, numbering.next_number, Entity, counter) for _ in range(3)]
    assert drawn == ["1003", "1005", "1006"]


def test_the_number_of_a_document_that_was_not_saved_is_not_given_again(database: Database, operator: Operator) -> None:
    assert database.write(operator, numbering.next_number, Entity, "entity", "E") == "E1"
    assert database.write(operator, numbering.next_number, Entity, "entity", "E") == "E2"


def test_a_posting_asked_for_again_is_found(database: Database, operator: Operator) -> None:
    assert database.read(operator, postings.find, "p-1") is None
    database.write(operator, postings.record, "p-1", "shipment", {"number": 17})
    assert database.read(operator, postings.find, "p-1") == {"number": 17}


def test_a_posting_cannot_happen_twice(database: Database, operator: Operator) -> None:
    def post(session: Session) -> None:
        session.connection().execute(text("insert into counter (name, next) values ('stock', 1)"))
        postings.record(session, "p-1", "shipment", {})

    database.write(operator, postings.record, "p-1", "shipment", {"number": 17})
    with pytest.raises(IntegrityError):
        database.write(operator, post)
    assert database.write(operator, numbering.draw, "stock") == 1
