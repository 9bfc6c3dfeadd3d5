"""Screen files: what the dictionary gives, what a file may say itself, and how a fault is named."""

from decimal import Decimal
from pathlib import Path

import pytest

from qadtui.definitions.faults import DefinitionError
from qadtui.definitions.screens import Screen, load_screen
from qadtui.formats import DateOrder

HEAD = 'title = "T"\nprogram = "t.p"\nkind = "maintenance"\nhelp = "H"\nrecord = "Location"\n'


def screen(tmp_path: Path, text: str, dates: DateOrder = DateOrder.MDY) -> Screen:
    file = tmp_path / "screen.toml"
    file.write_text(HEAD + text, encoding="utf-8")
    return load_screen("site/screen", file, dates)


def test_the_dictionary_gives_label_format_and_help(tmp_path: Path) -> None:
    frame = screen(tmp_path, '[frame.key]\nat = [2, 1]\nrows = ["site:16", "code:16"]').frames["key"]
    site, code = frame.fields
    assert (site.label.message, site.format.spec, site.upper, site.required) == ("Site", "x(8)", True, True)
    assert (code.row, code.colon, code.column) == (4, 16, 18)
    assert code.help.message


def test_a_dotted_path_leads_to_another_table(tmp_path: Path) -> None:
    frame = screen(tmp_path, '[frame.key]\nrows = ["site.description:16!"]').frames["key"]
    assert frame.fields[0].source == "si_desc"
    assert frame.enterable == ()


def test_a_file_may_declare_fields_of_its_own(tmp_path: Path) -> None:
    text = (
        '[frame.ask]\nrows = ["howmuch:16"]\n[frame.ask.fields.howmuch]\nlabel = "How much"\nkind = "decimal"\n'
        'format = ">>9.99"\nhelp = "Any"'
    )
    field = screen(tmp_path, text).frames["ask"].fields[0]
    assert field.format.parse("1.25") == Decimal("1.25")
    assert field.label.message == "How much"


def test_two_records_of_one_table_stand_in_two_frames(tmp_path: Path) -> None:
    text = (
        '[frame.a]\nat = [2, 1]\nsize = [4, 40]\nrecord = "Customer"\nrows = ["name:10~"]\n'
        '[frame.b]\nat = [2, 41]\nsize = [4, 40]\nrecord = "Customer"\nrows = ["name:50~"]'
    )
    frames = screen(tmp_path, text).frames
    assert [frame.fields[0].column for frame in frames.values()] == [10, 50]


def test_a_list_frame_has_headings_and_rows(tmp_path: Path) -> None:
    frame = screen(tmp_path, '[frame.list]\nat = [5, 1]\nsize = [8, 80]\ncolumns = ["code:2-9"]').frames["list"]
    assert frame.columns[0].width == 8
    assert frame.heading_row == 6
    assert list(frame.list_rows) == [8, 9, 10, 11]


def test_dates_are_shown_the_operators_way(tmp_path: Path) -> None:
    from datetime import date

    frame = screen(tmp_path, '[frame.data]\nrows = ["created:16"]', DateOrder.YMD).frames["data"]
    assert frame.fields[0].format.show(date(2026, 4, 1)) == "26/04/01"


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ('[frame.key]\nrows = ["nosuch:16"]', "[frame.key]", "Location has no field nosuch"),
        ('[frame.key]\nrows = ["code.name:16"]', "[frame.key]", "refers to no other table"),
        ('[frame.key]\nrows = ["code=16"]', "[frame.key]", "neither name:column"),
        ('[frame.key]\nrecord = "Nothing"\nrows = ["code:16"]', "[frame.key]", "there is no table Nothing"),
    ],
)
def test_a_fault_names_file_place_and_reason(tmp_path: Path, text: str, place: str, reason: str) -> None:
    with pytest.raises(DefinitionError) as fault:
        screen(tmp_path, text)
    assert fault.value.file.endswith("screen.toml")
    assert fault.value.place == place
    assert reason in fault.value.reason


@pytest.mark.parametrize("missing", ["title", "program", "help", "kind"])
def test_a_screen_must_say_what_it_is(tmp_path: Path, missing: str) -> None:
    file = tmp_path / "screen.toml"
    file.write_text("\n".join(line for line in HEAD.splitlines() if not line.startswith(missing)), encoding="utf-8")
    with pytest.raises(DefinitionError, match=missing):
        load_screen("site/screen", file)
