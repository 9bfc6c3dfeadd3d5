"""What a session is started with: the command line's answers as one plain value, made by `cli` and read by `ui`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path


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
    keys: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The functions to which site or user give other keys, and those keys."""
    lines: bool = True
    """Are boxes drawn with lines? Else with - and |."""
    backup_made: bool = False
    """The administrator's word that a PostgreSQL database about to be upgraded was backed up."""
    company: str = ""
    """What the menu calls the company; blank is the database's name."""
    now: Callable[[], datetime] | None = None
    """What time it is, for a replay; None is the machine's clock."""
    ids: Callable[[], str] | None = None
    """What sessions and postings are called, for a journal; None makes ids that nobody else makes."""

    @property
    def company_name(self) -> str:
        """What menu and prints call the company: until a company record says it, the database's name."""
        return self.company or Path(self.database.partition("?")[0].rpartition("/")[2]).stem
