"""CSV and JSON say exactly what the database holds, whatever is in it, from values as from raw rows."""

import csv
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qadtui.models.tables import StockTransaction
from qadtui.reports.definition import Report
from qadtui.reports.outputs.csv import disarmed
from tests.reports.sheets import COLUMNS, Rows, raw, report_of, row, sheet, written

REPORT = report_of(breaks=None)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(list(",\"\n\r;=+-@'0漢字é")), max_size=20)
SHIPMENTS = st.lists(
    st.builds(
        lambda **values: row(REPORT, **values),
        effective=st.dates(min_value=date(1, 1, 1)),
        order=TEXTS,
        item=TEXTS,
        line=st.integers(0, 999),
        order_quantity=st.decimals(-(10**13), 10**13, places=5),
        price=st.decimals(-(10**13), 10**13, places=5),
        amount=st.decimals(-(10**15), 10**15, places=3),
    ),
    max_size=5,
)
NOTHING = tuple(None for _ in REPORT.paths)


def from_csv(rows: Rows, **more: Any) -> list[list[str]]:
    return list(csv.reader(StringIO(written("csv", sheet(rows, REPORT, **more)).decode("utf-8-sig"), newline="")))


def from_json(rows: Rows, **more: Any) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads(written("json", sheet(rows, REPORT, **more)), parse_float=Decimal)
    return read


def armed(text: str) -> str:
    """What a reader of a CSV does who wants texts as they were."""
    return text.removeprefix("'")


@given(SHIPMENTS)
def test_csv_gives_back_every_value(rows: Rows) -> None:
    (_, *lines) = from_csv(raw(REPORT, rows), raw=True)
    read = [
        (date.fromisoformat(day), armed(order), int(line), armed(item), *map(Decimal, numbers))
        for day, order, line, item, *numbers in lines
    ]
    assert read == [values[: len(COLUMNS)] for values in rows]


@given(SHIPMENTS)
def test_json_gives_back_every_value(rows: Rows) -> None:
    read = from_json(raw(REPORT, rows), raw=True)
    for values, found in zip(rows, read, strict=True):
        assert list(found) == COLUMNS
        assert [date.fromisoformat(found["effective"]), *list(found.values())[1:]] == list(values[: len(COLUMNS)])


@given(SHIPMENTS)
def test_values_and_raw_rows_make_the_same_file(rows: Rows) -> None:
    for kind in ("csv", "json"):
        from_raw = written(kind, sheet(raw(REPORT, rows), REPORT, raw=True))
        assert written(kind, sheet(rows, REPORT)) == from_raw


def test_numbers_have_the_decimals_they_need() -> None:
    rows = [row(REPORT, order_quantity=Decimal("10.00000"), price=Decimal("0.00001"), amount=Decimal("-0.500"))]
    assert from_csv(raw(REPORT, rows), raw=True)[1] == ["2026-04-01", "SO1", "1", "A", "10", "0.00001", "-0.5"]


def test_leading_zeros_stay() -> None:
    assert from_csv([row(REPORT, item="00123")])[1][3] == "00123"


def test_the_headings_are_in_the_readers_language() -> None:
    assert from_csv([], language="zh_CN") == [["生效日期", "订单", "项", "Part", "订单数量", "价格", "金额"]]


def test_a_spreadsheet_sees_that_it_is_utf_8() -> None:
    assert written("csv", sheet([], REPORT)).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-x", "@sum", "\t=1", "'quoted"])
def test_what_a_spreadsheet_might_take_for_a_formula_is_disarmed(text: str) -> None:
    assert disarmed(text) == f"'{text}"
    assert from_csv([row(REPORT, item=text)])[1][3] == f"'{text}"


@pytest.mark.parametrize("text", ["", "1-2", "A=B", "漢"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert disarmed(text) == text


def test_what_is_not_there_is_blank_or_null() -> None:
    assert from_csv([NOTHING])[1] == [""] * len(COLUMNS)
    assert from_json([NOTHING]) == [dict.fromkeys(COLUMNS)]


def test_json_of_nothing_is_an_empty_array() -> None:
    assert from_json([]) == []


def test_json_has_a_row_on_a_line() -> None:
    rows = [row(REPORT), row(REPORT, item="乙产品")]
    lines = written("json", sheet(rows, REPORT)).decode().splitlines()
    assert lines[0] == "["
    assert lines[1].startswith('{"effective": "2026-04-01", "order": "SO1", "line": 1, "item": "A", ')
    assert '"item": "乙产品"' in lines[2]
    assert lines[3:] == ["]"]


def test_moments_and_switches_are_said_plainly() -> None:
    report = Report.from_spec(StockTransaction, {"columns": ["at", "customer.partial_ok"]})
    rows = [(datetime(2026, 4, 1, 9, 30, 15, 7, tzinfo=UTC), True), (None, None)]
    assert written("csv", sheet(rows, report)).decode().splitlines()[1:] == ["2026-04-01 09:30:15+00:00,Yes", ","]
    assert json.loads(written("json", sheet(rows, report))) == [
        {"at": "2026-04-01 09:30:15+00:00", "customer.partial_ok": True},
        {"at": None, "customer.partial_ok": None},
    ]


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_more_rows_than_are_converted_at_a_time(kind: str) -> None:
    rows = [row(REPORT, line=number) for number in range(2500)]
    read = (
        [int(line[2]) for line in from_csv(rows)[1:]] if kind == "csv" else [each["line"] for each in from_json(rows)]
    )
    assert read == list(range(2500))
