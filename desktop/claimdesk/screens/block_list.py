"""The blocks of a claim in paper order, each with a mark and a word: done, open, or how many problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from claimdesk.screens import theme

if TYPE_CHECKING:
    from collections.abc import Mapping

WIDTH = 184
_HEIGHT = 44
_ROLE = Qt.ItemDataRole.UserRole
_ICON = 16
_LEFT = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockMark:
    """How far a block is: problems found, places that nobody has been at, and whether it is one of keying at all."""

    problems: int = 0
    open_places: int = 0
    is_form: bool = True
    words: str = ""

    @property
    def text(self) -> str:
        """The mark in words."""
        if self.words or not self.is_form:
            return self.words
        if self.problems:
            return "1 problem" if self.problems == 1 else f"{self.problems} problems"
        return f"{self.open_places} to key" if self.open_places else "done"

    @property
    def icon(self) -> tuple[str, str]:
        """The mark as an icon and the token of its colour."""
        if not self.is_form:
            return ("file-text", "quiet")
        if self.problems:
            return ("circle-alert", "caution")
        return ("circle", "quiet") if self.open_places else ("circle-check", "good")


class BlockList(QListWidget):
    """The list on the left of a claim; choosing a block shows it."""

    chosen = Signal(str)

    def __init__(self, blocks: tuple[tuple[str, str], ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("blocks")
        self.setAccessibleName("Blocks of the claim")
        self.setFixedWidth(WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setItemDelegate(_BlockDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._keys = tuple(key for key, _title in blocks)
        for key, title in blocks:
            item = QListWidgetItem(title, self)
            item.setData(_ROLE, BlockMark(is_form=key not in {"letters", "loss", "history"}))
        self.currentRowChanged.connect(self._tell)

    def show_marks(self, marks: Mapping[str, BlockMark]) -> None:
        """Show how far each block is."""
        for row, key in enumerate(self._keys):
            item = self.item(row)
            if key in marks and item.data(_ROLE) != marks[key]:
                item.setData(_ROLE, marks[key])
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {marks[key].text}")

    def light(self, key: str) -> None:
        """Light a block without telling anybody."""
        blocked = self.blockSignals(True)
        self.setCurrentRow(self._keys.index(key))
        self.blockSignals(blocked)

    def _tell(self, row: int) -> None:
        if 0 <= row < len(self._keys):
            self.chosen.emit(self._keys[row])


class _BlockDelegate(QStyledItemDelegate):
    """Paints the icon of the mark, the block, and the mark in words below it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one block."""
        mark: BlockMark = index.data(_ROLE)
        whole = QStyleOptionViewItem(option)
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, whole, painter, option.widget)
        icon, token = mark.icon
        ratio = option.widget.devicePixelRatioF()
        room = option.rect
        painter.save()
        place = QRect(room.left() + _LEFT, room.center().y() - _ICON // 2, _ICON, _ICON)
        painter.drawPixmap(place, theme.icon_pixmap(icon, _ICON, tone=token, ratio=ratio))
        words = room.adjusted(_LEFT + _ICON + 10, 0, -4, 0)
        painter.setFont(theme.body_font())
        painter.setPen(theme.colour("text"))
        if mark.text:
            upper = QRect(words.left(), words.top() + 4, words.width(), words.height() // 2 - 2)
            painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, index.data())
            lower = QRect(words.left(), words.center().y() + 1, words.width(), words.height() // 2 - 4)
            painter.setFont(theme.label_font())
            painter.setPen(theme.colour("caution" if mark.problems else "quiet"))
            painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, mark.text)
        else:
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, index.data())
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Every block is of one height."""
        return QSize(WIDTH - 4, _HEIGHT)
