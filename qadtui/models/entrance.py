"""The way in, for screens and files alike: open the database that the settings name, and sign the operator in."""

from qadtui.language.messages import DATE_NOT_YOURS, Refusal
from qadtui.models import users
from qadtui.models.database import Database
from qadtui.models.operator import Clock, GivenClock, Operator, SystemClock, new_id
from qadtui.models.tables import User
from qadtui.settings import Settings


def enter(settings: Settings) -> tuple[Database, Operator, User]:
    """The open database, its operator at work and their user record.

    Refusals: what opening refuses, USER_UNKNOWN, USER_INACTIVE, DATE_NOT_YOURS (a date without the right to set it).
    """
    clock: Clock = GivenClock(settings.now) if settings.now else SystemClock()
    today = clock.now().astimezone().date()
    operator = Operator(
        settings.user, settings.business_date or today, settings.terminal, clock=clock, ids=settings.ids or new_id
    )
    database = Database.open(settings.database, backup_made=settings.backup_made)
    try:
        first = database.read(operator, users.needs_first_user)
        user = (database.write if first else database.read)(operator, users.authenticate, settings.user)
        if operator.date != today and not database.read(operator, users.may, user.user_id, "date"):
            raise Refusal(DATE_NOT_YOURS)
    except BaseException:
        database.close()
        raise
    operator.language = settings.language or user.language or settings.environment_language
    return database, operator, user
