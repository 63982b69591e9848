"""The overview counts the claims of the case by state and by problem; each count is a way to those claims."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from claimdesk.casebook.claim import ClaimState
from claimdesk.casework.find_claims import CaseCounts, counts
from claimdesk.screens import theme
from claimdesk.screens.actions import Scope, hint_key
from claimdesk.screens.words import plain_label, quiet_label, title_label, wrapped_label

if TYPE_CHECKING:
    from claimdesk.casework.changes import Changes
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace

_VALUE = Qt.ItemDataRole.UserRole
_LINE = Qt.ItemDataRole.UserRole + 1
_LEAD_WIDTH = 120
_LINE_HEIGHT = 32
_SIDE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLine:
    """A number with its words; `lead` stands before them in a column of its own, `value` is what they mean."""

    value: str
    words: str
    number: int
    lead: str = ""


class CountList(QListWidget):
    """Lines of a word and a number; Enter or a click goes to the claims behind one."""

    wanted = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("bare", "true")
        self.setAccessibleName(name)
        self.setItemDelegate(_CountDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda item: self.wanted.emit(item.data(_VALUE)))

    def show_counts(self, lines: tuple[CountLine, ...]) -> None:
        """Show other lines."""
        self.clear()
        for line in lines:
            item = QListWidgetItem(line.words, self)
            item.setData(_VALUE, line.value)
            item.setData(_LINE, line)
            spoken = f"{line.lead} {line.words}: {line.number:,}".strip()
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the claims behind the lit line."""
        item = self.currentItem()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and item is not None:
            self.wanted.emit(item.data(_VALUE))
            return
        super().keyPressEvent(event)


class _CountDelegate(QStyledItemDelegate):
    """Paints the word at the left and the number at the right."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one line."""
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        room = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        painter.save()
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font(theme.BODY_PIXELS, weight=QFont.Weight.DemiBold))
        line: CountLine = index.data(_LINE)
        number = f"{line.number:,}"
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number)
        room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(number) - _SIDE)
        painter.setFont(theme.body_font())
        if line.lead:
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line.lead)
            room.setLeft(room.left() + _LEAD_WIDTH)
        words = painter.fontMetrics().elidedText(line.words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Every line is of one height."""
        return QSize(0, _LINE_HEIGHT)


class Overview(QWidget):
    """How far the case is."""

    state_wanted = Signal(str)
    code_wanted = Signal(str)

    def __init__(self, workplace: Workplace, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overview")
        self._workplace = workplace
        self._notices = notices
        self._total = plain_label("", self)
        self._by_state = CountList("Claims by state", self)
        self._by_state.wanted.connect(self.state_wanted)
        self._by_code = CountList("Claims by problem", self)
        self._by_code.wanted.connect(self.code_wanted)
        self._no_problem = wrapped_label("Problems that the rules find on saved claims are counted here.", self)
        self._no_problem.setProperty("tone", "quiet")
        self._no_problem.setContentsMargins(8, 4, 8, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addWidget(title_label("Overview", self))
        column.addWidget(self._total)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.addWidget(_panel("By state", (self._by_state,), self), 0, 0)
        grid.addWidget(_panel("By problem", (self._no_problem, self._by_code), self), 0, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        column.addLayout(grid, 1)
        self.setFocusProxy(self._by_state)
        workplace.changed.connect(self.on_changed)

    def on_changed(self, changes: Changes) -> None:
        """Count again when a claim was changed."""
        if changes.claim_numbers and self.isVisible():
            self.reload()

    def reload(self) -> None:
        """Count again."""
        self._workplace.jobs.run_newest(
            partial(counts, self._workplace.desk),
            subject="overview",
            owner=self,
            done=self._show,
            failed=self._notices.tell,
        )

    def _show(self, found: CaseCounts) -> None:
        wording = self._workplace.desk.wording
        drafts = f", {found.drafts:,} with something keyed and not saved" if found.drafts else ""
        many = f"{found.claims:,} claim{'' if found.claims == 1 else 's'}{drafts}"
        register = hint_key(self._workplace.deeds, Scope.CASE, "register")
        claims = many if found.claims else f"No claim yet: {register} registers the first"
        self._total.setText(claims)
        order = [state.value for state in ClaimState]
        states = sorted(found.by_state, key=lambda each: order.index(each.name))
        self._by_state.show_counts(
            tuple(CountLine(value=each.name, words=each.name.capitalize(), number=each.claims) for each in states)
        )
        codes = sorted(found.by_code, key=lambda each: -each.claims)
        self._by_code.show_counts(
            tuple(
                CountLine(value=each.name, lead=each.name, words=wording.title(each.name), number=each.claims)
                for each in codes
            )
        )
        self._no_problem.setVisible(not codes)
        self._by_code.setVisible(bool(codes))


def _panel(title: str, parts: tuple[QWidget, ...], parent: QWidget) -> QFrame:
    """Put lists under a quiet heading on a raised sheet."""
    panel = QFrame(parent)
    panel.setProperty("panel", "true")
    column = QVBoxLayout(panel)
    column.setContentsMargins(8, 12, 8, 8)
    head = quiet_label(title, panel)
    head.setContentsMargins(8, 0, 8, 0)
    column.addWidget(head)
    for part in parts:
        column.addWidget(part, 100 if isinstance(part, CountList) else 0)
    column.addStretch(1)
    return panel
