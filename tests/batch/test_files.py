"""The files a load knows."""

from qadtui.batch.files import HISTORY, MASTERS


def test_every_table_stands_below_those_it_refers_to() -> None:
    written: set[type] = set()
    for spec in MASTERS:
        targets = {entry.reference.target for entry in spec.columns.values() if entry.reference}
        assert targets <= written | {spec.model}, spec.name
        written.add(spec.model)


def test_what_a_file_requires_is_among_its_columns() -> None:
    assert [spec.name for spec in (*MASTERS, *HISTORY) if not set(spec.required) <= set(spec.columns)] == []
