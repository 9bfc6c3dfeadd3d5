"""Who may work here, and what they may do.

A role's rights are rows of three parts: a kind, a pattern of names, and for limits an amount.

    menu      7.*         every program below 7; `*` is everything, `7.1.6` one program
    approve   price       may approve prices
    limit     discount    up to an amount; 0 is any
    date      *           may set the session's business date
    site      EAST        sees what belongs to this site; without any right of this kind, to every site
"""

from decimal import Decimal
from fnmatch import fnmatchcase

from sqlalchemy import func
from sqlmodel import Session, select

from qadtui.language.messages import USER_INACTIVE, USER_UNKNOWN, Refusal
from qadtui.models import records
from qadtui.models.tables.system import Role, RoleRight, User

ADMINISTRATOR = "ADMIN"
GIVEN = ("menu", "approve", "limit", "date")
"""What the administrator is given at the start; a right to sites would only take some away."""


def authenticate(session: Session, name: str) -> User:
    """The user that `name` (from the operating system, --user or the host) stands for.

    Whoever comes first to an empty database becomes its administrator; the session must then be a writing one.
    Refusals: USER_UNKNOWN, USER_INACTIVE.
    """
    user = _user(session, name) or (_first_user(session, name) if _nobody(session) else None)
    if user is None:
        raise Refusal(USER_UNKNOWN, user=name)
    if not user.active:
        raise Refusal(USER_INACTIVE, user=name)
    return user


def needs_first_user(session: Session) -> bool:
    """Whether nobody has worked here yet, so that `authenticate` will write."""
    return _nobody(session)


def may(session: Session, user: str, kind: str, name: str = "*") -> bool:
    """Whether a user's role has the right: may(session, "anna", "menu", "7.1.6")."""
    return any(fnmatchcase(name, right.name) for right in _rights(session, user, kind))


def limit(session: Session, user: str, name: str) -> Decimal | None:
    """How far a user may go with `name`, such as a discount: an amount, None for any, zero without a right."""
    limits = [right.limit for right in _rights(session, user, "limit") if fnmatchcase(name, right.name)]
    return None if Decimal(0) in limits else max(limits, default=Decimal(0))


def patterns(session: Session, user: str, kind: str) -> list[str]:
    """The names of a user's rights of one kind, as they are written."""
    return [right.name for right in _rights(session, user, kind)]


def _rights(session: Session, user: str, kind: str) -> list[RoleRight]:
    statement = (
        select(RoleRight)
        .join(User, User.role_id == RoleRight.role_id)  # type: ignore[arg-type]
        .where(User.user_id == user, User.active, RoleRight.kind == kind)
    )
    return list(session.exec(statement))


def _user(session: Session, name: str) -> User | None:
    return session.exec(select(User).where(User.user_id == name)).one_or_none()


def _nobody(session: Session) -> bool:
    return session.exec(select(func.count()).select_from(User)).one() == 0


def _first_user(session: Session, name: str) -> User | None:
    if records.find(session, Role, {"code": ADMINISTRATOR}) is None:
        records.save(session, Role, {"code": ADMINISTRATOR, "description": "Administrator"})
        for kind in GIVEN:
            records.save(session, RoleRight, {"role": ADMINISTRATOR, "kind": kind})
    records.save(session, User, {"user_id": name, "role": ADMINISTRATOR})
    return _user(session, name)
