"""The screen of comments, the same for every document: a page's master reference, its text, what it is printed on.

    reference, language, type, page   ->   text   ->   Print On (pop-up)   ->   the next page
      F9, F10: other pages  F5: delete       F1 saves
      the master comment of that name is copied in                          F4 at any of them: go on without

The screen file has the frames `comments`, `comment_text` and `print_on`.
"""

from collections.abc import Awaitable, Callable, Mapping

from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.language import messages
from qadtui.rules import comments
from qadtui.terminal.dialogue import Answer
from qadtui.terminal.frames import Values
from qadtui.terminal.keys import Function
from qadtui.terminal.text_entry import TextEntry

KEY = ("reference", "language", "type")
Put = Callable[[int, Values | None], Awaitable[None]]


async def enter_comments(ui: ScreenDialogue, pages: Mapping[int, Values], put: Put, reference: str) -> None:
    """Enter and change the pages of a comment until F4; `put` puts a page into the document, or takes it out."""
    page: int | None = 1
    known = dict(pages)

    async def keep(number: int, values: Values | None) -> None:
        known.pop(number, None) if values is None else known.update({number: values})
        await put(number, values)

    ui.stage("comments", "comment_text")
    while page is not None and page <= comments.LAST_PAGE:
        page = await _page(ui, known, page, keep, comments.new_page(reference))


async def _page(ui: ScreenDialogue, known: Mapping[int, Values], page: int, keep: Put, new: Values) -> int | None:
    """One page; the number of the next one comes back, None at the end."""
    asked = await _key(ui, known, known.get(page, new) | {"page": page, "master_page": 1})
    if asked is None:
        return None
    page = asked.page
    if asked.deleted:
        await keep(page, None)
        ui.say(messages.RECORD_DELETED)
        return page
    values = known.get(page, new) | {name: asked[name] for name in KEY}
    text = await write_text(ui, await _text(ui, known.get(page), asked))
    if text is None:
        return None
    if not text:
        if page in known:
            await keep(page, None)
        return page
    values |= {"text": text}
    await keep(page, values)
    if printed := await ui.update(ui["print_on"], values):
        await keep(page, values | {name: printed[name] for name in ui["print_on"].enterable})
    return page + 1


async def _key(ui: ScreenDialogue, known: Mapping[int, Values], values: Values) -> Answer | None:
    """Which page, and whose master comment it takes."""

    async def turn(field: str, at: Values, forward: bool) -> Values | None:
        pages = [page for page in known if (page > at["page"] if forward else page < at["page"])]
        if not pages:
            return None
        page = min(pages) if forward else max(pages)
        show_text(ui, known[page]["text"])
        return known[page] | {"page": page}

    ui.show(ui["comments"], values)
    show_text(ui, values["text"])
    return await ui.update(ui["comments"], values, page=turn, delete=values["page"] in known)


async def _text(ui: ScreenDialogue, before: Values | None, asked: Answer) -> str:
    """What the page's text begins with: the master comment, unless it was taken before."""
    if before and all(before[name] == asked[name] for name in KEY) and asked.master_page == 1:
        return str(before["text"])
    master = await ui.read(comments.master_text, *(asked[name] for name in KEY), asked.master_page)
    if master is not None:
        return master
    ui.say(messages.ADDING_NEW_RECORD if before is None else messages.NO_MASTER_COMMENT)
    return str(before["text"]) if before else ""


async def write_text(ui: ScreenDialogue, text: str) -> str | None:
    """Let the operator write in the frame `comment_text`; None is F4."""
    entry = TextEntry(ui, ui["comment_text"], text)
    ended = await entry.run()
    return entry.text if ended is Function.GO else None


def show_text(ui: ScreenDialogue, text: str) -> None:
    """Show a text in the frame `comment_text`."""
    frame = ui["comment_text"]

    def paint() -> None:
        ui.painter.frame(frame, {})
        for row, line in enumerate(text.split("\n")[: frame.height], start=frame.row):
            ui.grid.put(row, frame.column, line, width=frame.width)

    ui.draw(frame.name, paint)
