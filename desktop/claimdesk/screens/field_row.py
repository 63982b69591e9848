"""Fields that stand side by side go on below where the window is narrow, and words under one use the room beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from claimdesk.screens.fields.note import NOTE_HEIGHT, NoteLine

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMN_GAP = 12


class FieldRow(QWidget):
    """Lays its fields out by itself, at the widths that they hint at, on as many lines as they need."""

    def __init__(self, fields: tuple[QWidget, ...], parent: QWidget) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._notes: dict[QWidget, NoteLine] = {}
        for field in fields:
            field.setParent(self)
            for note in field.findChildren(NoteLine):
                note.stand_in(self)
                note.said.connect(self._place_notes)
                self._notes[field] = note
        self._fields = fields
        hints = tuple(field.sizeHint() for field in fields)
        self._widths = tuple(hint.width() for hint in hints)
        self._line_height = max(hint.height() for hint in hints)

    def hasHeightForWidth(self) -> bool:
        """A narrow row is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of all lines at this width."""
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        """All fields on one line."""
        width = sum(self._widths) + COLUMN_GAP * (len(self._widths) - 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest field."""
        return QSize(max(self._widths), self._line_height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the fields out anew."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Lay the fields out anew when one of them needs another height."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return super().event(event)

    def _places(self, width: int) -> Iterator[QRect]:
        left = top = 0
        height = self._line_height
        for wanted in self._widths:
            if left and left + wanted > width:
                left, top = 0, top + height
            yield QRect(left, top, min(wanted, width), height)
            left += wanted + COLUMN_GAP

    def _arrange(self) -> None:
        for field, place in zip(self._fields, self._places(self.width()), strict=True):
            field.setGeometry(place)
        self._place_notes()

    def _place_notes(self) -> None:
        """Give each note the room up to the next one of its line that says something."""
        right, top = self.width(), -1
        for field in reversed(self._fields):
            if field.y() != top:
                right, top = self.width(), field.y()
            note = self._notes[field]
            note.setGeometry(field.x(), field.geometry().bottom() + 1 - NOTE_HEIGHT, right - field.x(), NOTE_HEIGHT)
            note.setVisible(bool(note.words))
            if note.words:
                right = field.x() - COLUMN_GAP
