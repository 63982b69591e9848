"""Fields are walked in the order of the paper; where the path ends, its owner is told."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from claimdesk.screens.fields.paper_edit import PaperEdit


class Walk(Enum):
    """Where a person goes after a commit."""

    NEXT = auto()
    PREVIOUS = auto()
    UP = auto()
    DOWN = auto()


class FieldPath(QObject):
    """The fields of one block in paper order; `ended` says that a walk led out of it."""

    ended = Signal(object)

    def __init__(self, fields: tuple[PaperEdit, ...], *, parent: QObject) -> None:
        super().__init__(parent)
        self._fields = fields
        for field in fields:
            field.walked.connect(lambda walk, at=field: self._go_on(at, walk))

    def _go_on(self, at: PaperEdit, walk: Walk) -> None:
        step = 1 if walk in {Walk.NEXT, Walk.DOWN} else -1
        place = self._fields.index(at) + step
        while 0 <= place < len(self._fields) and not self._fields[place].isVisibleTo(at.window()):
            place += step
        if 0 <= place < len(self._fields):
            self._fields[place].take_focus()
        else:
            self.ended.emit(walk)
