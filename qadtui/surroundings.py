"""What the machine knows when the command line is silent: who sits there, where, in which language, where data go."""

import getpass
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path


def user() -> str:
    """The operating system's name for who runs this; a number for one without a name, as in containers."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"uid{os.getuid()}"


def today() -> date:
    """The day it is here, by the machine's own time zone."""
    return datetime.now().astimezone().date()


def terminal() -> str:
    """Where the user sits: `pts/3`; over SSH `10.0.0.7 pts/3`; blank for a job without either."""
    address = os.environ.get("SSH_CONNECTION", "").partition(" ")[0]
    return f"{address} {_tty()}".strip()


def locale() -> str:
    """The locale of messages, as POSIX looks for it; blank without one."""
    return next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")


def data_folder() -> Path | None:
    """The folder for this user's data (it need not exist yet), or None for a user without a home."""
    from platformdirs import user_data_path

    folder = user_data_path("qadtui", appauthor=False)
    return folder if folder.is_absolute() else None


def config_folder() -> Path | None:
    """The folder for this user's settings, or None for a user without a home."""
    from platformdirs import user_config_path

    folder = user_config_path("qadtui", appauthor=False)
    return folder if folder.is_absolute() else None


def _tty() -> str:
    try:
        return os.ttyname(sys.stdin.fileno()).removeprefix("/dev/")
    except (AttributeError, OSError, ValueError):
        return ""


@contextmanager
def time_zone(offset: timedelta) -> Iterator[None]:
    """Tell local times as they are told so far east of Greenwich, for a while."""
    before = os.environ.get("TZ")
    minutes = round(offset.total_seconds() / -60)  # POSIX counts to the west
    os.environ["TZ"] = f"<local>{'-' if minutes < 0 else ''}{abs(minutes) // 60}:{abs(minutes) % 60:02}"
    time.tzset()
    try:
        yield
    finally:
        os.environ.pop("TZ")
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()
