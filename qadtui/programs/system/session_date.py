"""Session Date Change (36.5): another business date for this session, for those who may."""

from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.models import users
from qadtui.terminal.dialogue import Answer


async def session_date(ui: ScreenDialogue) -> None:
    """Ask for the date once."""

    async def accept(answer: Answer) -> None:
        if not await ui.read(users.may, ui.work.operator.user, "date"):
            raise Refusal(messages.DATE_NOT_YOURS, "date")
        ui.work.operator.date = answer.date

    ui.stage("date")
    await ui.update(ui["date"], {"date": ui.today}, accept=accept)
