"""The lines of 7.1.1, one at a time or many on one screen, as somebody likes it at the moment.

lines  --F4 in an empty Ln-->  Ln Format S/M  --F4-->  the trailer
  ^                               |
  +-------------------------------+  S or M
"""

from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.programs.sales.order_entry import FORMATS, Keep, line_head
from qadtui.programs.sales.order_multi import enter_many
from qadtui.programs.sales.order_single import enter_one_by_one
from qadtui.rules.orders import OrderDraft
from qadtui.terminal.dialogue import Answer

_ENTERED = {"S": enter_one_by_one, "M": enter_many}


async def enter_lines(ui: ScreenDialogue, draft: OrderDraft, keep: Keep) -> None:
    """Enter and change lines until F4 in the format; `keep` keeps a line in the draft."""
    while True:
        await _ENTERED[draft.line_format](ui, draft, keep)
        if not await _ask_format(ui, draft):
            return


async def _ask_format(ui: ScreenDialogue, draft: OrderDraft) -> bool:
    """Single or multi; False goes on to the trailer."""

    async def accept(answer: Answer) -> str:
        typed = str(answer.line_format).strip().upper()
        for code, word in FORMATS.items():
            if typed and (typed == code or ui.translate(word).upper().startswith(typed)):
                return code
        raise Refusal(messages.NOT_ONE_OF, "line_format", choices=", ".join(FORMATS))

    answer = await ui.update(ui["line_head"], line_head(ui, draft), fields=["line_format"], accept=accept)
    if answer:
        draft.line_format = answer.result
    return answer is not None
