"""A field of the form holds one reading of the paper, and one funnel commits what was keyed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from claimdesk.casebook.keyed import Keyed, read_keyed, why_unseen
from claimdesk.casebook.keyed_dates import ANY_DATE, DateContext, Inferred
from claimdesk.casebook.origin import Origin, inferred_by, origin_of_keyed
from claimdesk.casebook.paper import ValueKind, paper_field, why_unreadable
from claimdesk.casebook.places import Entry, entry_of
from claimdesk.casebook.reading import BLANK, ILLEGIBLE, NOT_REACHED, Mark, Reading
from claimdesk.screens import theme
from claimdesk.screens.fields.arrival import goes_on
from claimdesk.screens.fields.column import lay_out_column
from claimdesk.screens.fields.line import PaperLine
from claimdesk.screens.fields.note import NoteLine
from claimdesk.screens.fields.offering import NO_SUGGESTION, Offering, Suggestion, chosen_values
from claimdesk.screens.fields.presses import Press
from claimdesk.screens.fields.shown import inferred_part, meaning_of, quiet_word, shown_text
from claimdesk.screens.fields.tin_line import TinLine
from claimdesk.screens.fields.walk import Walk
from claimdesk.screens.fields.widths import width_of

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_WALKS = (
    (Press.NEXT, Walk.NEXT),
    (Press.PREVIOUS, Walk.PREVIOUS),
    (Press.UP, Walk.UP),
    (Press.DOWN, Walk.DOWN),
)
_SHORT_KINDS = frozenset({ValueKind.DATE, ValueKind.CHOICE, ValueKind.CHOICES, ValueKind.YES_NO})
"""Kinds keyed shorter than they are shown, so that their meaning stands beside the open text."""


class PaperEdit(QWidget):
    """Label, line and note of one place of the paper.

    The note line is the gap below the field: a layout of fields needs no spacing of its own.
    `committed` carries an `Entry` when a commit of the person changed the reading; `walked` a `Walk`, after the commit.
    """

    committed = Signal(object)
    walked = Signal(object)
    grown = Signal()
    """The person has changed the text of a place that may go on by itself."""
    asked = Signal(object)
    """A key asks for what only the claim knows: the `Press`."""

    def __init__(self, path: str, *, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.place = paper_field(path)
        self._reading: Reading[Any] = NOT_REACHED
        self._inferred: frozenset[Inferred] = frozenset()
        self._context = ANY_DATE
        self._problem = ""
        self._why = ""
        self.origin = Origin.TYPED
        self._taken = NO_SUGGESTION
        self.offering = Offering(self.place)
        self.line: PaperLine = TinLine(self) if self.place.kind is ValueKind.TIN else PaperLine(self)
        self.line.setObjectName(path)
        self.line.setAccessibleName(label)
        self.setFocusProxy(self.line)
        self._note = NoteLine(self)
        self._caption = lay_out_column(self, label, line=self.line, note=self._note)
        self.line.setFixedWidth(self.width_hint())
        self.line.pressed.connect(self._answer)
        self.line.left.connect(self.commit)
        self.line.textEdited.connect(self._look_up)
        self._describe()

    @property
    def reading(self) -> Reading[Any]:
        """The committed reading."""
        return self._reading

    @property
    def date_context(self) -> DateContext:
        """By what a short date is read."""
        return self._context

    @property
    def note(self) -> str:
        """The words under the line: why the text has no value, else the problem shown here."""
        return self._why or self._problem

    def width_hint(self) -> int:
        """Width of the line in pixels, which hints at the length of what stands there."""
        return width_of(self.place, theme.text_metrics())

    def set_date_context(self, context: DateContext) -> None:
        """Say by which period and earlier date a short date is read."""
        self._context = context

    def show_reading(self, reading: Reading[Any], *, origin: Origin = Origin.TYPED) -> None:
        """Show a reading that comes from elsewhere; open text of the person stays as it is, and nothing is emitted."""
        is_shown = origin is self.origin and reading == self._reading and not self._why
        self.origin, self._inferred = origin, inferred_by(origin)
        self._reading = reading
        if not is_shown and not self.line.isModified():
            self._restore()

    def show_problem(self, sentence: str) -> None:
        """Show a quiet mark and one sentence under the field; empty clears it."""
        if sentence != self._problem:
            self._problem = sentence
            self._describe()

    def suggest(self, suggestion: Suggestion) -> None:
        """Offer a text beside the empty line; only F4 takes it over, never Enter or Tab."""
        if suggestion != self.offering.for_nothing_keyed:
            self.offering.for_nothing_keyed = suggestion
            self._show_suggestion()
            self._describe()

    def reopen(self, sign: str) -> None:
        """Go on with a text that went on by itself: one sign more, or without one the last sign fewer."""
        text = self.line.text()
        self.take_focus()
        self.line.setText(f"{text}{sign}" if sign else text[:-1])
        self.line.setModified(True)
        self._look_up()

    def commit(self) -> None:
        """Read the open text, if the person changed it, and make it the reading."""
        if not self.line.isModified():
            return
        if not self.line.text().strip():
            self._keep(BLANK if self._reading.is_reached else NOT_REACHED)
            return
        keyed = read_keyed(self.place, self.line.text(), context=self._context)
        is_taken = bool(self._taken.text) and self._taken.text == self.line.text()
        self._keep(keyed.reading, keyed=keyed, origin=self._taken.origin if is_taken else Origin.TYPED)

    def take_focus(self) -> None:
        """Focus the line with its text selected."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Never be wider than the room there is."""
        super().resizeEvent(event)
        self.line.setFixedWidth(min(self.width_hint(), max(self.width(), 1)))

    def take_reading(self, reading: Reading[Any], *, origin: Origin) -> None:
        """Make a reading from elsewhere what the person commits here, and go on."""
        self._keep(reading, origin=origin)
        self.walked.emit(Walk.NEXT)

    def _answer(self, press: Press) -> None:
        if self.offering.open_list is not None and self.offering.open_list.answer(press):
            return
        match press:
            case Press.RESTORE:
                self._restore()
            case Press.ILLEGIBLE:
                self._keep(ILLEGIBLE, origin=Origin.ILLEGIBLE_KEY)
                self.walked.emit(Walk.NEXT)
            case Press.BLANK:
                self._keep(BLANK, origin=Origin.BLANK_KEY)
                self.walked.emit(Walk.NEXT)
            case Press.PASTE:
                self._paste()
            case Press.LIST if self._offered.text:
                self._take_offered()
            case Press.LIST | Press.OPEN_LIST:
                self._open_list()
            case Press.DITTO | Press.USED_LAST | Press.ORIGIN | Press.USUAL:
                self.asked.emit(press)
            case _:
                self._walk(press)

    def _walk(self, press: Press) -> None:
        walk = next(walk for each, walk in _WALKS if each is press)
        self.commit()
        if walk in {Walk.NEXT, Walk.DOWN} and not self._reading.is_reached:
            self._keep(BLANK)
        self.walked.emit(walk)

    @property
    def _offered(self) -> Suggestion:
        return self.offering.of(self.line.text(), is_reached=self._reading.is_reached)

    def _take_offered(self) -> None:
        """Make what is offered the reading, and go on."""
        offered = self._offered
        self._keep(read_keyed(self.place, offered.text).reading, origin=offered.origin)
        self.walked.emit(Walk.NEXT)

    def _paste(self) -> None:
        """Paste one value; a table is for the schedule, and is told."""
        text = self.line.paste_value()
        if text:
            self._taken = Suggestion(text, Origin.PASTED)
            self._look_up()
        else:
            self.asked.emit(Press.PASTE)

    def _open_list(self) -> None:
        """Show the list under the line."""
        is_first = self.offering.open_list is None
        choices = self.offering.list_of(self.line)
        if choices is None:
            return
        if is_first:
            choices.taken.connect(self._take)
        start = self.line.text() if self.line.isModified() else ""
        choices.open(start, chosen=chosen_values(self.place, self._reading.value))

    def _take(self, text: str) -> None:
        self._taken = Suggestion(text)
        self.line.setText(text)
        self.line.setModified(True)
        self._show_meaning()
        if self.place.kind is ValueKind.CHOICE:
            self.commit()

    def _keep(self, reading: Reading[Any], *, keyed: Keyed | None = None, origin: Origin = Origin.TYPED) -> None:
        """Make `reading` the committed one, show it, and say so when it is another or came in another way."""
        origin = origin_of_keyed(keyed.inferred) if keyed and keyed.inferred else origin
        is_new = reading != self._reading or inferred_by(origin) != self._inferred
        self._reading, self._taken = reading, NO_SUGGESTION
        self.origin, self._inferred = origin, inferred_by(origin)
        self.line.setModified(False)
        self._restore(why=keyed.why if keyed else "")
        if is_new:
            entry: Entry = entry_of(self.path, reading, origin=origin)
            self.committed.emit(entry)

    def _restore(self, *, why: str = "") -> None:
        """Show the committed reading in place of whatever is being keyed."""
        reading = self._reading
        shown = shown_text(self.place, reading)
        self.line.setPlaceholderText(quiet_word(reading.mark))
        self.line.show_text(shown, underlined=inferred_part(shown, self._inferred))
        self._show_suggestion()
        is_unreadable = reading.mark is Mark.WRITTEN and reading.value is None
        self._why = (why or why_unreadable(self.place, reading.text)) if is_unreadable else why_unseen(shown)
        self._describe()

    def _look_up(self) -> None:
        """Leave in an open list what begins with the open text, and show what the text means."""
        if self.offering.open_list is not None:
            self.offering.open_list.filter(self.line.text())
        self._show_meaning()
        if goes_on(self.place):
            self.grown.emit()

    def _show_meaning(self) -> None:
        """Show beside the open text what it means, for kinds that are keyed shorter than they are shown."""
        if self.place.kind not in _SHORT_KINDS or not self.line.text().strip():
            self._show_suggestion()
            return
        keyed = read_keyed(self.place, self.line.text(), context=self._context)
        meaning = meaning_of(self.place, keyed)
        is_news = meaning.casefold() != self.line.text().strip().casefold()
        self.line.show_hint(meaning if is_news else "", underlined=inferred_part(meaning, keyed.inferred))

    def _show_suggestion(self) -> None:
        offered = self._offered.text
        self.line.show_hint(f"{offered}  {self.line.key_of(Press.LIST)}" if offered else "")

    def _describe(self) -> None:
        """Keep the note and what a screen reader says in step; a number of a taxpayer is never part of it."""
        self._note.say(self.note)
        state = quiet_word(self._reading.mark) or ("" if self._reading.is_reached else "not reached")
        offered = f"{self.line.key_of(Press.LIST)} takes {self._offered.text}" if self._offered.text else ""
        described = "; ".join(part for part in (state, self.note, offered) if part)
        if described != self.line.accessibleDescription():
            self.line.setAccessibleDescription(described)
        is_unreadable = self._reading.mark is Mark.WRITTEN and self._reading.value is None
        if bool(self.line.property("unreadable")) is not is_unreadable:
            self.line.setProperty("unreadable", is_unreadable)
            self.line.style().polish(self.line)


def field_for(path: str, *, label: str, parent: QWidget | None = None) -> PaperEdit:
    """Make the field of one place of the paper.

    Raises:
        KeyError: no place of the paper has this path.
    """
    return PaperEdit(path, label=label, parent=parent)
