"""Part II is keyed on one sheet, through one line that rides over its cells, with the balance in words below."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from claimdesk.casebook.origin import Origin, inferred_by
from claimdesk.casebook.paper import ValueKind, paper_field
from claimdesk.casebook.pasted_trades import read_pasted_trades, why_too_long
from claimdesk.casebook.reading import BLANK, ILLEGIBLE, Reading
from claimdesk.casebook.settlement import Column, Settlement
from claimdesk.casebook.trades import Trade, TradeKind
from claimdesk.screens.fields.arrival import arrival_after, starts_of
from claimdesk.screens.fields.choice_list import ChoiceList, offered_choices
from claimdesk.screens.fields.offering import chosen_values
from claimdesk.screens.fields.presses import Press
from claimdesk.screens.fields.shown import inferred_part, meaning_of
from claimdesk.screens.fields.walk import Walk
from claimdesk.screens.schedule_deeds import LINE_PRESSES, LineDeed, line_deed, pasted_lines, usual_rest, value_beside
from claimdesk.screens.schedule_rows import RowKind, date_context, entry_of_finished
from claimdesk.screens.schedule_steps import Cell
from claimdesk.screens.schedule_walker import ScheduleWalker

_SHORT_KINDS = frozenset({ValueKind.DATE, ValueKind.CHOICE, ValueKind.YES_NO})


class ScheduleEditor(ScheduleWalker):
    """All sections of the schedule of one proof.

    `committed` carries a tuple of `Entry`, to be applied in their order; `walked` a `Walk` that leads out.
    """

    pasted = Signal(object)
    """A table on the clipboard, as it is understood: `PastedTrades`."""
    asked = Signal(str, object)
    """A key asks for what only the claim knows: the path of the open cell, and the `Press`."""

    def __init__(self, settlement: Settlement, parent: QWidget | None = None) -> None:
        super().__init__(settlement, parent)
        self._list: ChoiceList | None = None
        self._deeds: Mapping[Press, Callable[[], None]] = MappingProxyType(
            {
                Press.RESTORE: self._load,
                Press.LIST: self._open_list,
                Press.FINISH_SECTION: self._finish,
                Press.USUAL: self._fill_line,
                Press.PASTE: self._paste,
            }
        )
        self._came_from: Cell | None = None
        line = self.grid.line
        line.pressed.connect(self._answer)
        line.textEdited.connect(self._show_meaning)
        line.textEdited.connect(self._go_on_by_itself)
        line.returned.connect(self._go_back_into)
        self.footer.sheets.asked.connect(self.asked)

    def _answer(self, press: Press) -> None:
        if press is Press.ROW_DOWN and self._here()[1] is Column.KIND:
            press = Press.LIST
        if self._list is not None and self._list.answer(press):
            return
        match press:
            case Press.ILLEGIBLE | Press.BLANK:
                self._mark(press)
            case _ if press in self._deeds:
                self._deeds[press]()
            case Press.USED_LAST | Press.ORIGIN:
                self.asked.emit(self._path(), press)
            case Press.DITTO | Press.ACCEPT_TOTAL:
                self._take_over(press)
            case _ if press in LINE_PRESSES:
                self._do(press)
            case _:
                self._walk(press)

    def _mark(self, press: Press) -> None:
        is_illegible = press is Press.ILLEGIBLE
        origin = Origin.ILLEGIBLE_KEY if is_illegible else Origin.BLANK_KEY
        self._keep(ILLEGIBLE if is_illegible else BLANK, origin=origin)
        self._step(Press.NEXT)

    def _walk(self, press: Press) -> None:
        self.commit()
        row, column = self._here()
        is_left_empty = press is Press.NEXT and not self.model.reading(row, column).is_reached
        if is_left_empty and not (row.kind is RowKind.NEW and self.model.is_finished(row)):
            self._keep(BLANK)
        self._step(press)

    def _show_meaning(self) -> None:
        """Show beside the open text what it means, for kinds that are keyed shorter than they are shown."""
        row, column = self._here()
        line, place = self.grid.line, paper_field(row.path(column))
        if self._list is not None:
            self._list.filter(line.text())
        if place.kind in _SHORT_KINDS:
            keyed = self._keyed()
            meaning = meaning_of(place, keyed)
            line.show_hint(meaning, underlined=inferred_part(meaning, keyed.inferred))
            self.grid.make_room()

    def _go_on_by_itself(self) -> None:
        """Let the letter of a documented line take the person on, where nothing that follows could be its second."""
        row, column = self._here()
        if column is not Column.DOCUMENTED:
            return
        following = self._steps.next(*(self.grid.at or (0, column)))
        place = paper_field(self.model.rows.at(following[0]).path(following[1])) if following else None
        arrival = arrival_after(paper_field(row.path(column)), self.grid.line.text(), starts=starts_of(place))
        if arrival is not None:
            self._came_from = self.grid.at
            self._walk(Press.NEXT)
            line = self.grid.line if following else self.footer.sheets.count.line
            line.arrive(arrival)

    def _go_back_into(self, key: str | Press) -> None:
        """Go back into the cell that went on by itself: a key sideways starts there, Backspace opens it."""
        if self._came_from is None:
            return
        self._go(*self._came_from)
        if isinstance(key, Press):
            self._walk(key)

    def _paste(self) -> None:
        """Paste one value into the cell, or ask about a table before it becomes lines."""
        self._pasted_text = self.grid.line.paste_value()
        if self._pasted_text:
            self._show_meaning()
            return
        text = QGuiApplication.clipboard().text()
        if why_too_long(text):
            self.footer.say(why_too_long(text), is_caution=True)
            return
        self.commit()
        row, _ = self._here()
        if not row.section.holds_trades:
            words = "A holding is one figure: a table is pasted on a line of trades"
            self.footer.say(words, is_caution=False)
            return
        context = date_context(row, self._proof.schedule, settlement=self._settlement)
        pasted = read_pasted_trades(text, section=row.section.key, columns=row.columns, context=context)
        if pasted.refusal:
            self.footer.say(pasted.refusal, is_caution=True)
        else:
            self.pasted.emit(pasted)

    def take_lines(self, trades: tuple[Trade, ...]) -> None:
        """Put lines in where the cursor stands, as one step."""
        row, _ = self._here()
        listed = self._proof.schedule.section(row.section.key)
        if listed is None:
            return
        entries = pasted_lines(listed, trades, at=row.index)
        self._apply(entries)
        self.go_to(f"schedule.{listed.key}[{row.index + len(trades)}].{row.columns[0].value}")

    def _fill_line(self) -> None:
        """Fill the rest of a line with what is usual, as one step, and go on behind it."""
        self.commit()
        row, column = self._here()
        entries = usual_rest(row, schedule=self._proof.schedule)
        if not entries:
            self.footer.say("Nothing usual is left to fill in this line", is_caution=False)
            return
        for entry in entries:
            self.model.remember_inferred(entry.path, inferred_by(entry.origin))
        self._apply(entries)
        at = self.grid.at or (0, column)
        self._go_cell(self._steps.first_open(at[0]) or self._steps.behind_line(at[0]), outside=Walk.NEXT)

    def _open_list(self) -> None:
        line = self.grid.line
        if self._list is None:
            self._list = ChoiceList(line, offer=offered_choices(TradeKind), several=False)
            self._list.taken.connect(self._take)
        chosen = chosen_values(paper_field(self._path()), self.model.reading(*self._here()).value)
        self._list.open(line.text() if line.isModified() else "", chosen=chosen)

    def _take(self, text: str) -> None:
        self.grid.line.setText(text)
        self.grid.line.setModified(True)
        self.commit()

    def _finish(self) -> None:
        """Say that the section has no more lines, and go on to the next section."""
        row, _ = self._here()
        listed = self._proof.schedule.section(row.section.key)
        if listed is not None and not listed.is_finished:
            self._apply((entry_of_finished(listed),))
        self._go_cell(self._steps.after_section(self.model.rows.row_of(row.section.key)), outside=Walk.NEXT)

    def take_reading(self, reading: Reading[Any], *, origin: Origin) -> None:
        """Make a reading from elsewhere what the person commits in the open cell, and go on."""
        self._keep(reading, origin=origin)
        self._step(Press.NEXT)

    def _take_over(self, press: Press) -> None:
        row, column = self._here()
        value = value_beside(press, row, column, schedule=self._proof.schedule)
        if isinstance(value, str):
            self.footer.say(value, is_caution=False)
        else:
            is_total = press is Press.ACCEPT_TOTAL
            self.take_reading(value, origin=Origin.SHARES_TIMES_PRICE if is_total else Origin.LINE_ABOVE)

    def _do(self, press: Press) -> None:
        """Take out, put in, move or repeat a line; the open text of a line that goes is not kept."""
        if press is Press.DELETE_ROW:
            self.grid.line.setModified(False)
        self.commit()
        row, column = self._here()
        deed: LineDeed = line_deed(press, row, column, schedule=self._proof.schedule)
        if not deed.path:
            self.footer.say(deed.words, is_caution=False)
            return
        self.model.forget_inferred(row.section.key)
        self._apply(deed.entries)
        self.go_to(deed.path)
