"""The state of a claim is shown as a chip: a word in a quiet frame, its colour only a second sign of the same."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from claimdesk.casebook.claim import ClaimState
from claimdesk.screens import theme

_TONES = MappingProxyType(
    {
        ClaimState.RECEIVED: "neutral",
        ClaimState.KEYED: "accent",
        ClaimState.VERIFIED: "accent",
        ClaimState.REVIEWED: "good",
        ClaimState.DEFICIENT: "caution",
        ClaimState.CURED: "good",
        ClaimState.LAPSED: "wrong",
        ClaimState.DETERMINED: "good",
        ClaimState.CONTESTED: "caution",
        ClaimState.PUT_ASIDE: "neutral",
        ClaimState.WITHDRAWN: "neutral",
        ClaimState.VOIDED: "wrong",
    }
)
_PADDING = 8
_HEIGHT = 20
_CORNER = 6.0
_COLOURS = MappingProxyType(
    {
        "neutral": ("text", "hover"),
        "accent": ("accent", "accent_soft"),
        "good": ("good", "good_soft"),
        "caution": ("caution", "caution_soft"),
        "wrong": ("wrong", "wrong_soft"),
    }
)
"""The tokens of the word and of the ground of a chip."""


def tone_of(state: str) -> str:
    """Give the kind of chip that goes with a state: neutral, accent, good, caution or wrong."""
    return _TONES[ClaimState(state)]


def paint_chip(painter: QPainter, place: QRectF, text: str, *, tone: str) -> None:
    """Paint a chip of the text's own width at the left of `place`, in its middle."""
    word, ground = _COLOURS[tone]
    width = painter.fontMetrics().horizontalAdvance(text) + 2 * _PADDING
    chip = QRectF(place.left(), place.center().y() - _HEIGHT / 2, min(width, place.width()), _HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(chip, _CORNER, _CORNER)
    painter.setPen(theme.colour(word))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class ChipDelegate(QStyledItemDelegate):
    """Paints the cells of a column of states as chips."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the ground of the row, then the chip."""
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        text = whole.text
        whole.text = ""
        style = whole.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, whole, painter, whole.widget)
        painter.setFont(whole.font)
        paint_chip(painter, QRectF(whole.rect).adjusted(8, 0, -8, 0), text, tone=tone_of(text))


class Chip(QWidget):
    """The state of one claim."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = str(ClaimState.RECEIVED)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, state: str) -> None:
        """Show another state."""
        self._state = state
        self.setAccessibleName(f"State: {state}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the word and the frame."""
        return QSize(self.fontMetrics().horizontalAdvance(self._state) + 2 * _PADDING, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip."""
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self._state, tone=tone_of(self._state))
        painter.end()
