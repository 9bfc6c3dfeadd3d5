"""The stages of the story, screen by screen, in both languages, compared with the golden ones beside this file."""

from pathlib import Path

import pytest

import qadtui
from tests.company import APRIL
from tests.golden.compare import difference, names
from tests.station import Station

STAGES = (
    ("main menu", ""),
    ("sales menu", "7.1<Return>"),
    ("order, number", "1<Return>"),
    ("order, new", "<Return>"),
    ("order, addresses", "C100<Tab>"),
    ("order, header", "<F1>"),
    ("order, help of a field", "<F2>"),
    ("order, tax", "<F4><F1>"),
    ("order, lines", "<F1>"),
    ("line, item", "<Return>"),
    ("line, site", "A<Return>"),
    ("line, stock position", "<F1>"),
    ("line, quantity", "<Space>"),
    ("line, pricing date", "10<F1>"),
    ("line, prices", "<F1>"),
    ("line, detail", "<F1>"),
    ("order, next line", "<F1>"),
    ("line, to be changed", "1<Return>"),
    ("line, delete question", "<F5>"),
    ("line, format", "<F4><F4><F4>"),
    ("lines, many", "M<Return>"),
    ("order, totals", "<F4><F4>"),
    ("order, options", "<F1>"),
    ("order, save question", "<F1>"),
    ("order, saved", "<Return>"),
    ("receipt, item", "<F4>.3.9<Return>"),
    ("receipt, quantity", "A<Return>4"),
    ("receipt, what it was", "<F1>"),
    ("receipt, question", "<F1>"),
    ("receipt, posted", "<Return>"),
    ("allocation, order", "<F4>.7.1.6<Return>"),
    ("allocation, lines", "SO1001<Return>"),
    ("allocation, stock", "<F1>"),
    ("allocation, quantity", "<F1>"),
    ("allocation, done", "4<F1>"),
    ("allocation, fifth refused", "<F1>5<F1>XY"),
    ("shipment, order", "<F4><F4><F4><F4>.7.9.15<Return>"),
    ("shipment, options", "SO1001<Return>"),
    ("shipment, lines", "<F1>"),
    ("shipment, from where", "<F1>"),
    ("shipment, question", "<F1><F4>"),
    ("shipment, last frame", "<Return>"),
    ("shipment, posted", "<F1>"),
    ("report, criteria", "<F4>.7.1.20.13<Return>"),
    ("report, output", "<Tab><Tab><Tab><Tab><Tab><Tab>040126<Tab>043026<F1>"),
    ("report, page", "<F1>"),
    ("report, chart", "<F5>"),
    ("report, end", "<F5><Space>"),
    ("report, switches", "<F4>.7.15.1<Return>"),
    ("report, subtotals", "<F1><F1>"),
    ("inquiry, criteria", "<F4><F4>.3.21.3<Return>SO1001<Tab>SO1001"),
    ("inquiry, page", "<F1><F1>"),
    ("browse, orders", "<F4><F4>.7.1.2<Return>"),
    ("browse, filter", "so10"),
    ("browse, total", "<F5>"),
    ("browse, more", "<F11>"),
    ("browse, document", "<F4><F1>"),
    ("invalid choice", "<F4><F4><F4>99<Return>"),
    ("exit question", "<F4><F4><F4>"),
)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
async def test_every_stage_looks_as_approved(
    company_file: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setattr(qadtui, "__version__", "0.1")
    seen, differences = set(), []
    async with Station(company_file, date=APRIL, language=language) as station:
        for number, (stage, keys) in enumerate(STAGES, start=1):
            name = f"{language}/{number:02}-{stage.replace(', ', '-').replace(' ', '-')}"
            differences.append(difference(name, await station.type(keys)))
            seen.add(name)
    assert not any(differences), "\n".join(filter(None, differences))
    assert names(language) == seen
