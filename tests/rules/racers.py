"""What the processes of the races do: each opens the database for itself and starts when all are ready."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from qadtui.language.messages import Refusal
from qadtui.models.database import Database
from qadtui.rules import allocation, orders, shipping
from qadtui.rules.shipping import Shipment
from tests.models.workers import PROCESSES, batch_operator
from tests.rules.company import entered, piece

PROCESSES.set_forkserver_preload(["tests.models.workers", "tests.rules.racers"])
PLACE = {"site": "EAST", "location": "A-01"}


def attempt(target: str, start: Any, number: int, rule: Callable[..., Any], *arguments: Any) -> str:
    """Run a rule with all others; what the refusal said, or "done"."""
    database = Database.open(target)
    start.wait()
    try:
        database.write(batch_operator(number), rule, *arguments)
        return "done"
    except Refusal as refusal:
        return refusal.message.text.message
    finally:
        database.close()


def allocate_one(target: str, start: Any, number: int, numbers: list[str]) -> str:
    """Allocate one piece to an order of one's own."""
    return attempt(target, start, number, allocation.allocate, numbers[number], 1, PLACE, Decimal(1))


def ship_one(target: str, start: Any, number: int, numbers: list[str]) -> str:
    """Ship one piece of an order of one's own."""
    shipment = Shipment(numbers[number], [piece(1, 1)], f"racer-{number}")
    return attempt(target, start, number, shipping.ship, shipment)


def ship_together(target: str, start: Any, number: int, numbers: list[str]) -> str:
    """Ship one piece of the one order there is, everybody with the same posting id: the same F1, pressed often."""
    return attempt(target, start, number, shipping.ship, Shipment(numbers[0], [piece(1, 1)], f"racer-{number % 4}"))


def enter_and_ship(target: str, start: Any, number: int, times: int) -> int:
    """Enter and ship orders of A and B; every other process has them the other way round. How many were shipped."""
    database, operator = Database.open(target), batch_operator(number)
    items = ("A", "B") if number % 2 else ("B", "A")
    start.wait()
    for time in range(times):
        draft = database.write(operator, _draft, items)
        order = database.write(operator, orders.save, draft).number
        database.write(operator, allocation.allocate, order, 1, PLACE, Decimal(1))
        shipment = Shipment(order, [piece(1, 1), piece(2, 1)], f"{number}-{time}")
        database.write(operator, shipping.ship, shipment)
    database.close()
    return times


def _draft(session: Session, items: tuple[str, ...]) -> orders.OrderDraft:
    return entered(session, [(item, 1) for item in items])
