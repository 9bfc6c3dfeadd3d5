"""Master Comment Maintenance (2.1.12): the key of a page, then its text.

reference, language, type, page  ->  text        F1 saves; a text that is cleared is deleted
"""

from qadtui.definitions.dialogue import Record, ScreenDialogue
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.models.tables import MasterComment
from qadtui.programs.comments import show_text, write_text
from qadtui.rules import masters


async def master_comments(ui: ScreenDialogue) -> None:
    """Maintain page after page until F4."""
    first = {"page": 1}
    while True:
        ui.stage("key", "comment_text", key=first)
        page = await ui.select("key", create=True, values=first, show=lambda values: show_text(ui, values["text"]))
        if page is None:
            return
        ui.say(messages.ADDING_NEW_RECORD if page.new else messages.MODIFYING_EXISTING_RECORD)
        text = await write_text(ui, page.get("text", ""))
        if text is not None:
            await _keep(ui, page, text)


async def _keep(ui: ScreenDialogue, page: Record, text: str) -> None:
    """Write the page; one without text is none."""
    try:
        if text:
            await ui.run(masters.save, MasterComment, {**page, "text": text}, page.version)
        elif not page.new:
            await ui.run(masters.delete, MasterComment, dict(page), page.version)
            ui.say(messages.RECORD_DELETED)
    except Refusal as refusal:
        ui.refuse(refusal)
