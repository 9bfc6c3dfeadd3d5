"""What a session is started with: the command line's answers as one plain value, made by `cli` and read by `ui`."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a session needs to know before it asks its database."""

    database: str
    """A file's path or an SQLAlchemy URL."""
    user: str
    """Who works: the operating system's user, or the one `--user` names."""
    terminal: str
    """Where the user sits, as locks and audit rows say it: `pts/3`, over SSH `10.0.0.7 pts/3`."""
    language: str = ""
    """The language asked for with `--lang`; blank takes the user's own, and without one the environment's."""
    environment_language: str = "en"
    """What the environment's locale speaks; the menu is painted in it until the user's own is known."""
    business_date: date | None = None
    """The date asked for with `--date`, for those who may; None is today."""
    date_order: str = ""
    """How dates are typed and shown: mdy, dmy or ymd; blank takes the user's own."""
    backup_made: bool = False
    """The administrator's word that a PostgreSQL database about to be upgraded was backed up."""
