"""How many items a list of the paper has is asked first, like any other place; a list of one is yes or no."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from claimdesk.casebook.origin import Origin, inferred_by
from claimdesk.casebook.places import Entry
from claimdesk.casebook.reading import Mark
from claimdesk.screens.fields.column import lay_out_column
from claimdesk.screens.fields.line import PaperLine
from claimdesk.screens.fields.note import NoteLine
from claimdesk.screens.fields.presses import Press
from claimdesk.screens.fields.walk import Walk

_WALKS = MappingProxyType(
    {
        Press.NEXT: Walk.NEXT,
        Press.PREVIOUS: Walk.PREVIOUS,
        Press.UP: Walk.UP,
        Press.DOWN: Walk.DOWN,
        Press.BLANK: Walk.NEXT,
    }
)
_YES_NO = MappingProxyType({"y": 1, "yes": 1, "1": 1, "+": 1, "n": 0, "no": 0, "0": 0, "-": 0})
_WIDTH = 72


class CountEdit(QWidget):
    """Label, line and note of the length of one list; `path` ends in `.count`.

    Left empty going forward it says that there is none. `committed` carries the `Entry` of the count, `walked` a
    `Walk`.
    """

    committed = Signal(object)
    walked = Signal(object)
    asked = Signal(object)
    """A key asks for what only the claim knows: the `Press`."""

    def __init__(self, path: str, *, label: str, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._most = most
        self._count: int | None = None
        self.origin = Origin.TYPED
        self._why = ""
        self._problem = ""
        self.line = PaperLine(self)
        self.line.setObjectName(path)
        self.line.setAccessibleName(label)
        self.line.setPlaceholderText("none" if most > 1 else "no")
        self.line.setFixedWidth(_WIDTH)
        self.setFocusProxy(self.line)
        self._note = NoteLine(self)
        self._caption = lay_out_column(self, label, line=self.line, note=self._note)
        self.line.pressed.connect(self._answer)
        self.line.left.connect(self.commit)

    @property
    def is_reached(self) -> bool:
        """Whether a person has said how many."""
        return self._count is not None

    @property
    def is_unread(self) -> bool:
        """Whether what stands here could not be read when it was committed."""
        return bool(self._why) and self.line.isModified()

    def show_count(self, count: int | None, *, origin: Origin = Origin.TYPED) -> None:
        """Show how many there are, or None while nobody has said so; nothing is emitted."""
        is_shown = count == self._count and origin is self.origin and not self._why
        self._count = count
        self.origin = origin
        if not is_shown and not self.line.isModified():
            self._restore()

    def forget(self) -> None:
        """Let go of what was said or typed here about the claim before."""
        self._count, self.origin = None, Origin.TYPED
        self.line.setModified(False)
        self._restore()

    def show_problem(self, sentence: str) -> None:
        """Show one sentence under the line; empty clears it."""
        if sentence != self._problem:
            self._problem = sentence
            self._describe()

    def commit(self) -> None:
        """Read the open text, if the person changed it."""
        if not self.line.isModified():
            return
        text = self.line.text().strip()
        count = self._read(text) if text else 0
        if count is None:
            self._why = "answer y or n" if self._most == 1 else f"a number from 0 to {self._most}"
            self._describe()
            return
        self._keep(count)

    def take_focus(self) -> None:
        """Focus the line with its text selected."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def _answer(self, press: Press) -> None:
        if press is Press.RESTORE:
            self._restore()
        elif press is Press.BLANK:
            self._keep(0)
            self.walked.emit(Walk.NEXT)
        elif press in _WALKS:
            self.commit()
            if self._why:
                return
            if _WALKS[press] in {Walk.NEXT, Walk.DOWN} and self._count is None:
                self._keep(0)
            self.walked.emit(_WALKS[press])
        elif press is Press.PASTE:
            if not self.line.paste_value():
                self.asked.emit(press)
        elif press in {Press.ORIGIN, Press.USUAL}:
            self.asked.emit(press)

    def _read(self, text: str) -> int | None:
        if self._most == 1:
            return _YES_NO.get(text.casefold())
        is_count = text.isascii() and text.isdigit() and int(text) <= self._most
        return int(text) if is_count else None

    def _keep(self, count: int) -> None:
        is_new = count != self._count or self.origin is not Origin.TYPED
        self._count = count
        self.origin = Origin.TYPED
        self.line.setModified(False)
        self._restore()
        if is_new:
            self.committed.emit(Entry(self.path, Mark.WRITTEN, str(count)))

    def _restore(self) -> None:
        self._why = ""
        shown = ("no", "yes")[self._count] if self._most == 1 and self._count is not None else str(self._count)
        text = "" if self._count is None else shown
        self.line.show_text(text, underlined=(0, len(text) if inferred_by(self.origin) else 0))
        self._describe()

    def _describe(self) -> None:
        words = self._why or self._problem
        self._note.say(words)
        state = words if self.is_reached else "; ".join(part for part in ("not reached", words) if part)
        if state != self.line.accessibleDescription():
            self.line.setAccessibleDescription(state)
