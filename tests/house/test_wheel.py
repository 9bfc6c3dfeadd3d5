"""The wheel holds all it needs: it is built, installed and run where the checkout is not in sight."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from qadtui import __version__
from tests.pty_terminal import PtyTerminal

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _built("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`qadtui` in a fresh environment: the wheel's own, with the dependencies this environment has."""
    place = tmp_path_factory.mktemp("installed") / "env"
    venv.create(place, with_pip=False, symlinks=True)
    scheme = {"base": str(place), "platbase": str(place)}
    packages = Path(sysconfig.get_path("purelib", "venv", vars=scheme))
    (packages / "dependencies.pth").write_text(_without_the_checkout(packages))
    install = [sys.executable, "-m", "pip", "--python", str(place), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)
    return Path(sysconfig.get_path("scripts", "venv", vars=scheme)) / "qadtui"


@pytest.fixture
def elsewhere(tmp_path: Path) -> dict[str, str]:
    """The environment of a user who has only the installed command."""
    hidden = dict.fromkeys((name for name in os.environ if name.startswith(("PYTHON", "QADTUI"))), "")
    return {**os.environ, **hidden, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "share")}


def test_the_wheel_holds_the_package_with_screens_menus_and_data_inside(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    assert _tracked("qadtui") <= names
    assert {f"qadtui/_shipped/{name}" for name in _tracked("menus.toml", "screens", "data")} <= names
    assert {name.partition("/")[0] for name in names} == {"qadtui", f"qadtui-{__version__}.dist-info"}


def test_the_source_archive_holds_all_of_the_checkout(tmp_path: Path) -> None:
    with tarfile.open(_built("sdist", tmp_path)) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert _tracked(".") <= names


def test_the_installed_command_runs_outside_the_checkout(
    command: Path, elsewhere: dict[str, str], tmp_path: Path
) -> None:
    said = subprocess.run(
        [command, "--version"], cwd=tmp_path, env=elsewhere, capture_output=True, text=True, check=True
    )
    assert said.stdout == f"qadtui {__version__}\n"


def test_the_installed_package_finds_what_it_shipped(command: Path, elsewhere: dict[str, str], tmp_path: Path) -> None:
    asks = "from qadtui import locator; print(*locator.menus(), *locator.screens().values(), sep='\\n')"
    python = command.with_name("python")
    said = subprocess.run([python, "-c", asks], cwd=tmp_path, env=elsewhere, capture_output=True, text=True, check=True)
    found = [Path(line) for line in said.stdout.splitlines()]
    assert found[0].name == "menus.toml"
    assert len(found) > 1
    assert all(file.is_relative_to(command.parents[1].resolve()) for file in found)


def test_the_installed_command_opens_the_menu(command: Path, elsewhere: dict[str, str], tmp_path: Path) -> None:
    there = ["sh", "-c", 'cd "$1" && exec "$2" --database site.db', "sh", str(tmp_path), str(command)]
    with PtyTerminal(there, env=elsewhere) as terminal:
        terminal.wait_for("Sales Orders")
        terminal.write(b"7.1\r")
        terminal.wait_for("Sales Order Maintenance")


def _built(kind: str, folder: Path) -> Path:
    """The wheel or sdist, made by the build backend itself, so that no network is asked for it."""
    build = f"import sys; from hatchling.build import build_{kind} as build; build(sys.argv[1])"
    subprocess.run([sys.executable, "-c", build, str(folder)], cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.iterdir()
    return built


def _tracked(*paths: str) -> set[str]:
    """The files git holds under these paths of the checkout."""
    listed = subprocess.run(["git", "ls-files", "-z", *paths], cwd=ROOT, check=True, capture_output=True, text=True)
    return {name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()}


def _without_the_checkout(packages: Path) -> str:
    """Lines for a .pth file: links to everything installed here but the editable qadtui and its .pth."""
    links = packages / "links"
    links.mkdir()
    for installed in Path(sysconfig.get_path("purelib")).iterdir():
        if "qadtui" not in installed.name and installed.suffix != ".pth":
            (links / installed.name).symlink_to(installed)
    return f"{links}\n"
