"""What the repository holds, and what it must never hold."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOP_LEVEL = {
    ".ci", ".gitignore", "LICENSE", "Makefile", "README.md", "pyproject.toml",
    "data", "menus.toml", "qadtui", "screens", "tests",
}  # fmt: skip
LOCK_FILES = {"uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock", "pylock.toml", "requirements.txt"}
# Spelled in two halves, so that this file does not hold what it looks for.
REGISTRY = re.compile("py" r"pi\.|python" r"hosted|index" r"[-_]url|anaconda\." "org|registry" r"\.npmjs")
MACHINE_PATH = re.compile(r"(?<![\w.~$}])/(?:ho" r"me|Us" r"ers|ro" r"ot|wo" r"rk|t" r"mp)/\w")


def _files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def test_the_top_level_stays_as_it_is() -> None:
    assert {file.relative_to(ROOT).parts[0] for file in _files()} <= TOP_LEVEL


def test_no_lock_file() -> None:
    assert not [file for file in _files() if file.name in LOCK_FILES]


@pytest.mark.parametrize("forbidden", [REGISTRY, MACHINE_PATH], ids=["registry", "machine path"])
def test_no_file_names_a_registry_or_a_path_of_one_machine(forbidden: re.Pattern[str]) -> None:
    found = [
        f"{file.relative_to(ROOT)}: {line.strip()}"
        for file in _files()
        for line in file.read_text(encoding="utf-8", errors="ignore").splitlines()
        if forbidden.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("qadtui.cli", {"textual", "rich", "sqlmodel", "sqlalchemy", "pydantic", "alembic", "platformdirs"}),
        ("qadtui.ui.app", {"sqlmodel", "sqlalchemy", "pydantic", "alembic"}),
    ],
)
def test_starting_imports_only_what_the_first_screen_needs(module: str, heavy: set[str]) -> None:
    listing = f"import sys, {module}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, check=True).stdout.split()
    assert heavy & set(loaded) == set()
