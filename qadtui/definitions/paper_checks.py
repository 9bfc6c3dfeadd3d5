"""What is true of every document: its papers fit in every language."""

from collections.abc import Iterator

from qadtui.definitions.report_checks import Found
from qadtui.definitions.screens import Screen
from qadtui.language.text import Translator
from qadtui.reports.documents.fitting import misfits


def papers_fit(screen: Screen, translate: Translator) -> Iterator[Found]:
    """Nothing meets, nothing leaves the paper, and there is room for lines between head and bottom."""
    if screen.layout:
        for place, reason in misfits(screen.layout, translate):
            yield Found(f"[document.{place}]" if place.startswith("list.") else "[document]", reason)
