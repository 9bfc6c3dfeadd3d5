"""The user menu: the programs an operator keeps at hand, in a list that F6 opens."""

from sqlalchemy import select
from sqlmodel import Session

from qadtui.language.messages import IN_USER_MENU_ALREADY, USER_MENU_FULL, Refusal
from qadtui.models import records
from qadtui.models.database import operator_of
from qadtui.models.tables import User, UserMenu
from qadtui.models.view import Values, table_of
from qadtui.rules import masters

HIGHEST = 99


def favourites(session: Session) -> list[Values]:
    """The operator's own: `position` and `function`, a number in the menus, in their order."""
    menu, users = table_of(UserMenu), table_of(User)
    statement = (
        select(menu.c.position, menu.c.function)
        .join(users, users.c.id == menu.c.user_id)
        .where(users.c.user_id == operator_of(session).user)
        .order_by(menu.c.position)
    )
    return [dict(row) for row in session.connection().execute(statement).mappings()]


def add(session: Session, function: str) -> int:
    """Put a program at the end of the operator's list; its position. Refusals: IN_USER_MENU_ALREADY, USER_MENU_FULL."""
    kept = favourites(session)
    if any(favourite["function"] == function for favourite in kept):
        raise Refusal(IN_USER_MENU_ALREADY, number=function)
    position = max((favourite["position"] for favourite in kept), default=0) + 1
    if position > HIGHEST:
        raise Refusal(USER_MENU_FULL)
    user = operator_of(session).user
    masters.save(session, UserMenu, {"user": user, "position": position, "function": function})
    return position


def remove(session: Session, position: int) -> None:
    """Take a program off the operator's list. Refusal: DOES_NOT_EXIST."""
    key = {"user": operator_of(session).user, "position": position}
    found = records.find(session, UserMenu, key)
    masters.delete(session, UserMenu, key, found.version if found else 0)
