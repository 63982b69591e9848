"""A query about a difference has a reason by a letter; something else is asked in a line of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from claimdesk.screens.letters_panel import LettersPanel, load_reasons
from claimdesk.screens.reason_panel import ReasonPanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_QUERY, _SOMETHING_ELSE = "query", "X"
_IN_A_LINE = "Something else, in a line of its own"


class QueryPanels(QObject):
    """`asked` carries what is asked; `left` says that nothing is."""

    asked = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._letters = LettersPanel(parent)
        self._line = ReasonPanel(parent)
        self._question = ""
        self._letters.taken.connect(self._take)
        self._line.given.connect(self.asked)
        for panel in self.panels:
            panel.left.connect(self.left)

    @property
    def panels(self) -> tuple[LettersPanel, ReasonPanel]:
        """The panels above the difference; one of them shows at a time."""
        return (self._letters, self._line)

    def ask(self, place: str) -> None:
        """Ask for the reason of a query at a place."""
        self._question = f"{place}: what do you ask?"
        self._letters.ask(self._question, {**load_reasons()[_QUERY], _SOMETHING_ELSE: _IN_A_LINE})

    def close(self) -> None:
        """Ask nothing any more."""
        for panel in self.panels:
            panel.hide()

    def _take(self, letter: str) -> None:
        if letter == _SOMETHING_ELSE:
            self._line.ask(self._question, deed="Ask")
        else:
            self.asked.emit(load_reasons()[_QUERY][letter])
