"""What README.md says of keys and terminals is so."""

import re
import tomllib
from itertools import chain
from pathlib import Path

from qadtui.terminal.keymap import checked
from qadtui.terminal.keys import Function
from qadtui.ui.charset import charset_named
from qadtui.ui.sequences import read_tables, shipped

TEXT = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
EXAMPLES = [tomllib.loads(block) for block in re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)]


def test_the_examples_of_moved_keys_can_be_used() -> None:
    moved = [example for example in EXAMPLES if set(example) <= set(Function)]
    assert [checked(example) for example in moved] == [
        {name: tuple(keys) for name, keys in example.items()} for example in moved
    ]
    assert moved


def test_the_examples_of_terminals_can_be_used() -> None:
    described = list(
        chain.from_iterable(example["terminals"].items() for example in EXAMPLES if "terminals" in example)
    )
    terminals = read_tables(dict(described), shipped())
    assert [name for name, _ in described if name not in terminals] == []
    assert described


def test_every_function_is_named() -> None:
    listed = re.search(r"The functions are (.*?)\.", TEXT, re.DOTALL)
    assert listed
    assert re.findall(r"\w+", listed[1].replace(" and ", " ")) == list(Function)


def test_the_key_tables_and_character_sets_there_are() -> None:
    assert set(re.findall(r"--keys ([a-z][\w-]+)", TEXT)) <= set(shipped())
    assert [charset_named(name).encoding for name in re.findall(r"--charset (\w+)", TEXT)]
    for terminal in shipped().values():
        assert terminal.putty in TEXT
