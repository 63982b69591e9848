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
from claimdesk.screens.fields.choice_list import ChoiceList
from claimdesk.screens.fields.column import lay_out_column
from claimdesk.screens.fields.line import PaperLine
from claimdesk.screens.fields.note import NoteLine
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
        self._suggestion = ""
        self.line: PaperLine = TinLine(self) if self.place.kind is ValueKind.TIN else PaperLine(self)
        self.line.setObjectName(path)
        self.line.setAccessibleName(label)
        self.setFocusProxy(self.line)
        self._list: ChoiceList | None = None
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
        self._inferred = inferred_by(origin)
        self._reading = reading
        if not self.line.isModified():
            self._restore()

    def show_problem(self, sentence: str) -> None:
        """Show a quiet mark and one sentence under the field; empty clears it."""
        if sentence != self._problem:
            self._problem = sentence
            self._describe()

    def suggest(self, text: str) -> None:
        """Offer a text beside the empty line; only F4 takes it over, never Enter or Tab."""
        if text != self._suggestion:
            self._suggestion = text
            self._show_suggestion()
            self._describe()

    def commit(self) -> None:
        """Read the open text, if the person changed it, and make it the reading."""
        if not self.line.isModified():
            return
        if not self.line.text().strip():
            self._keep(BLANK if self._reading.is_reached else NOT_REACHED)
            return
        keyed = read_keyed(self.place, self.line.text(), context=self._context)
        self._keep(keyed.reading, keyed=keyed)

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
        if self._list is not None and self._list.answer(press):
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
            case Press.LIST:
                self._open_list()
            case Press.DITTO | Press.USED_LAST | Press.ORIGIN:
                self.asked.emit(press)
            case _:
                self._walk(press)

    def _walk(self, press: Press) -> None:
        walk = next(walk for each, walk in _WALKS if each is press)
        self.commit()
        if walk in {Walk.NEXT, Walk.DOWN} and not self._reading.is_reached:
            self._keep(BLANK)
        self.walked.emit(walk)

    def _open_list(self) -> None:
        """Show the choices under the line."""
        if self.place.choices is None:
            if self._is_offering():
                self._take(self._suggestion)
            return
        if self._list is None:
            self._list = ChoiceList(self.line, choices=self.place.choices, several=self.place.kind is ValueKind.CHOICES)
            self._list.taken.connect(self._take)
        self._list.open(self.line.text() if self.line.isModified() else "", chosen=self._reading.value)

    def _take(self, text: str) -> None:
        self.line.setText(text)
        self.line.setModified(True)
        self._show_meaning()
        if self.place.kind is ValueKind.CHOICE:
            self.commit()

    def _keep(self, reading: Reading[Any], *, keyed: Keyed | None = None, origin: Origin = Origin.TYPED) -> None:
        """Make `reading` the committed one, show it, and say so when it is another or came in another way."""
        origin = origin_of_keyed(keyed.inferred) if keyed else origin
        is_new = reading != self._reading or inferred_by(origin) != self._inferred
        self._reading = reading
        self._inferred = inferred_by(origin)
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
        if self._list is not None:
            self._list.filter(self.line.text())
        self._show_meaning()

    def _show_meaning(self) -> None:
        """Show beside the open text what it means, for kinds that are keyed shorter than they are shown."""
        if self.place.kind not in _SHORT_KINDS or not self.line.text().strip():
            self._show_suggestion()
            return
        keyed = read_keyed(self.place, self.line.text(), context=self._context)
        meaning = meaning_of(self.place, keyed)
        is_news = meaning.casefold() != self.line.text().strip().casefold()
        self.line.show_hint(meaning if is_news else "", underlined=inferred_part(meaning, keyed.inferred))

    def _is_offering(self) -> bool:
        return bool(self._suggestion) and not self._reading.is_reached and not self.line.text()

    def _show_suggestion(self) -> None:
        self.line.show_hint(f"{self._suggestion}  F4" if self._is_offering() else "")

    def _describe(self) -> None:
        """Keep the note and what a screen reader says in step; a number of a taxpayer is never part of it."""
        self._note.say(self.note)
        state = quiet_word(self._reading.mark) or ("" if self._reading.is_reached else "not reached")
        offered = f"F4 takes {self._suggestion}" if self._is_offering() else ""
        described = "; ".join(part for part in (state, self.note, offered) if part)
        if described != self.line.accessibleDescription():
            self.line.setAccessibleDescription(described)
        is_unreadable = self._reading.mark is Mark.WRITTEN and self._reading.value is None
        if self.line.property("unreadable") is not is_unreadable:
            self.line.setProperty("unreadable", is_unreadable)
            self.line.style().polish(self.line)


def field_for(path: str, *, label: str, parent: QWidget | None = None) -> PaperEdit:
    """Make the field of one place of the paper.

    Raises:
        KeyError: no place of the paper has this path.
    """
    return PaperEdit(path, label=label, parent=parent)
