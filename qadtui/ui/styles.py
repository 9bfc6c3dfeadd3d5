"""How each role looks: in the terminal's own eight colours, and so that it can be told without them."""

from rich.style import Style

from qadtui.terminal.cells import Role

PLAIN = Style.null()
COLOURS = {
    Role.TITLE: Style(bold=True, color="cyan"),
    Role.BORDER: Style(color="cyan"),
    Role.FIELD: Style(underline=True),
    Role.ACTIVE: Style(reverse=True),
    Role.ERROR: Style(bold=True, color="red"),
    Role.MESSAGE: Style(bold=True),
    Role.LEGEND: Style(color="cyan"),
    Role.HEADING: Style(bold=True),
    Role.SELECTED: Style(reverse=True),
    Role.BOLD: Style(bold=True),
    Role.BAR: Style(color="green"),
    Role.SECOND_BAR: Style(color="yellow"),
}
"""The look of roles that have one; the others are plain."""


def looks(monochrome: bool) -> dict[Role, Style]:
    """A style for every role; without colours where the operator wants none (NO_COLOR)."""
    styles = {role: COLOURS.get(role, PLAIN) for role in Role}
    return {role: style.without_color for role, style in styles.items()} if monochrome else styles
