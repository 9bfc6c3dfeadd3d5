"""The results as people read them, on a terminal or in a pipe.

                                  qadtui   floor                  x floor   aim
keys  key to repaint, median      1.9 ms   5.2 ms Textual Input     0.37x   2.5 ms: reached
"""

from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.table import Table

from tests.bench.result import Result

WIDTH = 132  # in a pipe, where nobody says how wide it is


def print_table(results: Iterable[tuple[str, Result]]) -> None:
    """Print every result under the name of its bench."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("bench", no_wrap=True)
    table.add_column("measured")
    table.add_column("qadtui", justify="right", no_wrap=True)
    table.add_column("floor", justify="right", no_wrap=True)
    table.add_column("done by", no_wrap=True)
    table.add_column("x floor", justify="right", no_wrap=True)
    table.add_column("aim")
    last = ""
    for bench, result in results:
        if last and bench != last:
            table.add_section()
        table.add_row("" if bench == last else bench, *_cells(result))
        last = bench
    console = Console()
    Console(width=console.width if console.is_terminal else WIDTH).print(table)


def _cells(result: Result) -> tuple[str, ...]:
    floors = result.floors
    return (
        result.name,
        _figure(result.value, result.unit),
        "\n".join(_figure(floor.value, result.unit) for floor in floors),
        "\n".join(floor.name for floor in floors),
        "\n".join(f"{result.ratio(floor):.2f}x" for floor in floors),
        _aim(result),
    )


def _figure(value: float, unit: str) -> str:
    shown = f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
    return f"{shown} {unit}"


def _aim(result: Result) -> str:
    if result.aim is None:
        return ""
    unit = "x" if result.of_floor else f" {result.unit}"
    return f"{result.aim:g}{unit} {'reached' if result.reached else 'missed'}"
