"""The lines of 7.1.1, many on one screen, typed row after row.

    item  ->  quantity  ->  unit  ->  list price  ->  discount  ->  price  ->  the next line
      F1 anywhere takes the line as it is     Back-Tab in the first field: another Ln     F4 in an empty line: leave

Site, location, dates and the rest keep their defaults. So product, Return, quantity, F1 is a line.
"""

from typing import Any

from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.language import messages
from qadtui.programs.sales.order_entry import PRICES, Keep, line_head, repricer, with_amount
from qadtui.rules import orders
from qadtui.rules.orders import OrderDraft
from qadtui.terminal.frames import Values
from qadtui.terminal.keys import Function
from qadtui.terminal.sheet import PAGES, STEPS, Sheet, fill_row

_CHANGED = ("quantity_ordered", "um", *PRICES)
_PRICED_BY = ("quantity_ordered", "um")


async def enter_many(ui: ScreenDialogue, draft: OrderDraft, keep: Keep) -> None:
    """Enter and change lines until F4 in an empty one."""
    ui.stage("line_head", line_head=line_head(ui, draft))
    await Rows(ui, draft, keep).run()


class Rows:
    """The lines as rows of a sheet."""

    def __init__(self, ui: ScreenDialogue, draft: OrderDraft, keep: Keep) -> None:
        self.ui, self.draft, self.keep = ui, draft, keep
        self.sheet = Sheet(ui["lines"], self._beyond, self._record, self._next)

    @property
    def _next(self) -> int:
        """The number of the empty line below the others."""
        return self.draft.highest + 1

    def _beyond(self, line: int, forward: bool) -> int | None:
        return orders.line_beyond(self.draft, line, forward)

    def _record(self, line: int) -> Values:
        return self.draft.lines.get(line, {"line": line})

    async def run(self) -> None:
        """Row after row."""
        while True:
            self.sheet.draw(self.ui)
            known = self.draft.lines.get(self.sheet.at)
            ended = await (self._change(known) if known else self._add())
            if ended is Function.END and self.sheet.at == self._next and not self._begun:
                return
            await self._go_on(ended)

    async def _go_on(self, ended: Function) -> None:
        """To the row that a key leads to."""
        if ended is Function.END:
            self.sheet.at = self._next
        elif ended is Function.BACK_TAB:
            await self._choose()
        elif ended in STEPS or ended in PAGES:
            self._step(ended)
        elif not self.sheet.step(1):
            self.sheet.at = self._next

    def _step(self, key: Function) -> None:
        height = len(self.ui.painter.fit(self.sheet.frame).list_rows)
        by = STEPS[key] if key in STEPS else PAGES[key] * height
        if self.sheet.step(by):
            self._explain()
        elif by > 0 and self.sheet.at < self._next:
            self.sheet.at = self._next
        else:
            self.ui.say(messages.END_OF_FILE if by > 0 else messages.BEGINNING_OF_FILE)
            self.ui.grid.ring()

    def _explain(self) -> None:
        """Say what the line is of, for which the row has no room."""
        if line := self.draft.lines.get(self.sheet.at):
            self.ui.say(messages.ITEM_IS, item=line["item"], description=line["description"])

    async def _choose(self) -> None:
        """Type the number of another line: one that is there, or a new one between them."""
        chosen = self.sheet.at

        async def take(_: Function, values: Values) -> None:
            nonlocal chosen
            chosen = values["line"] or self._next

        at = {"line": self.sheet.at}
        ended = await fill_row(self.ui, self.sheet, self._record(self.sheet.at) | at, ["line"], accept=take)
        self.sheet.at = chosen
        self._explain()
        if ended in STEPS or ended in PAGES:
            self._step(ended)

    async def _add(self) -> Function:
        """A new line, from its item on."""
        self._begun = False
        line: Values = {"line": self.sheet.at}
        fields = ("item", *_CHANGED)
        return await fill_row(self.ui, self.sheet, line, fields, leave=self._leaver(line), accept=self._accept(line))

    async def _change(self, known: Values) -> Function:
        """A line that is there already."""
        self._begun = False
        line = dict(known)
        leave, accept = self._leaver(line), self._accept(line)
        return await fill_row(self.ui, self.sheet, line, _CHANGED, leave=leave, accept=accept, delete=True)

    def _leaver(self, line: Values) -> Any:
        """What follows from a field that was typed; `line` is the line so far."""
        reprice = repricer(self.ui, line)

        async def leave(field: str, values: Values) -> Values | None:
            if field == "item":
                await self._begin(line, values["item"])
            elif field in PRICES:
                changed: Values | None = await reprice(field, values)
                return changed
            elif values[field] != line[field]:
                typed = {name: values[name] for name in _PRICED_BY}
                line.update(with_amount(self.draft, await self.ui.read(orders.price_line, self.draft, line | typed)))
            else:
                return None
            return dict(line)

        return leave

    async def _begin(self, line: Values, item: str) -> None:
        line.update(await self.ui.read(orders.new_line, self.draft, self.sheet.at, item))
        self._begun = True
        position = await self.ui.read(orders.stock_position, line["item"], line["site"])
        self.ui.say(messages.ITEM_IS, item=line["item"], description=line["description"])
        self.ui.say(messages.STOCK_POSITION, second=True, **position._asdict())

    def _accept(self, line: Values) -> Any:
        async def accept(ended: Function, values: Values) -> None:
            if ended is Function.DELETE:
                orders.remove_line(self.draft, line["line"])
                self.ui.say(messages.RECORD_DELETED)
            else:
                checked = await self.ui.read(orders.check_line, self.draft, line | values)
                orders.put_line(self.draft, checked)
            await self.keep(line["line"])

        return accept
