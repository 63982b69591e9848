"""One search field finds claims, screens and commands; what it found hangs below it and the keys stay in the field."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from claimdesk.casework.find_claims import ClaimPage, ClaimSearch, find_claims

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace

FOUND_CLAIMS = 8
ROW_HEIGHT = 26
_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """One line of what was found: what it is, what it is called, its key, and what taking it does."""

    kind: str
    text: str
    keys: str = ""
    take: Callable[[], None]


class Finder(QLineEdit):
    """Ctrl+K puts the cursor here; Down and Up walk what was found, Enter takes it, Esc goes back to where one was."""

    left = Signal()

    def __init__(self, workplace: Workplace, notices: Notices, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("finder")
        self.setPlaceholderText("Find a claim, a screen or a command")
        self.setAccessibleName("Find a claim, a screen or a command")
        self.setFixedWidth(380)
        self._workplace = workplace
        self._notices = notices
        self._commands: tuple[Find, ...] = ()
        self._shown: tuple[Find, ...] = ()
        self._list: QListWidget | None = None
        self.textEdited.connect(lambda _text: self._look())

    def offer(self, commands: tuple[Find, ...]) -> None:
        """Name the screens and commands that can be found."""
        self._commands = commands

    @property
    def found(self) -> tuple[Find, ...]:
        """What hangs below the field now."""
        return self._shown if self._list is not None and self._list.isVisible() else ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and take what was found."""
        match event.key():
            case Qt.Key.Key_Down:
                self._walk(1)
            case Qt.Key.Key_Up:
                self._walk(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take(self._row())
            case Qt.Key.Key_Escape:
                self.clear()
                self._hide()
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show every screen and command as soon as the cursor is here."""
        super().focusInEvent(event)
        self.selectAll()
        if event.reason() is Qt.FocusReason.ShortcutFocusReason:
            self._look()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put away what was found."""
        super().focusOutEvent(event)
        self._hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window when its size changes, so that the list stays below the field."""
        if event.type() is QEvent.Type.Resize and self._list is not None and self._list.isVisible():
            self._place(self._list)
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        words = self.text().casefold().split()
        commands = tuple(each for each in self._commands if _fits(each.text, words))
        if not words:
            self._show(commands)
            return
        self._workplace.jobs.run_newest(
            partial(find_claims, self._workplace.desk, ClaimSearch(text=self.text(), limit=FOUND_CLAIMS)),
            subject="finder",
            owner=self,
            done=lambda page: self._show((*self._of_claims(page), *commands)),
            failed=self._notices.tell,
        )

    def _of_claims(self, page: ClaimPage) -> tuple[Find, ...]:
        wanted = self._workplace.claim_wanted
        return tuple(
            Find(
                kind="Claim",
                text=f"{row.claim_number}   {row.claimant or 'Name not keyed yet'}",
                keys=str(row.state),
                take=partial(wanted.emit, row.claim_number),
            )
            for row in page.rows
        )

    def _show(self, found: tuple[Find, ...]) -> None:
        if not self.hasFocus():
            return
        hanging = self._list or self._make_list()
        self._shown = found
        hanging.clear()
        for find in found:
            item = QListWidgetItem(f"{find.kind:<9}\t{find.text}", hanging)
            item.setData(_ROLE, find.keys)
            item.setToolTip(find.keys)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{find.kind} {find.text} {find.keys}")
        hanging.setCurrentRow(0)
        self._place(hanging)
        hanging.setVisible(bool(found))
        hanging.raise_()

    def _make_list(self) -> QListWidget:
        window = self.window()
        hanging = QListWidget(window)
        hanging.setObjectName("found")
        hanging.setAccessibleName("What was found")
        hanging.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        hanging.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        hanging.itemClicked.connect(lambda item: self._take(hanging.row(item)))
        window.installEventFilter(self)
        self._list = hanging
        return hanging

    def _place(self, hanging: QListWidget) -> None:
        below = self.mapTo(self.window(), QPoint(0, self.height() + 4))
        rows = min(hanging.count(), 12)
        hanging.setGeometry(below.x(), below.y(), self.width() + 120, rows * ROW_HEIGHT + 10)

    def _hide(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _row(self) -> int:
        return self._list.currentRow() if self._list is not None and self._list.isVisible() else -1

    def _walk(self, step: int) -> None:
        if self._list is not None and self._list.count():
            self._list.setCurrentRow((self._list.currentRow() + step) % self._list.count())

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            find = self._shown[row]
            self.clear()
            self._hide()
            self.left.emit()
            find.take()


def _fits(text: str, words: list[str]) -> bool:
    """Whether every word begins a word of the text."""
    parts = text.casefold().split()
    return all(any(part.startswith(word) for part in parts) for word in words)
