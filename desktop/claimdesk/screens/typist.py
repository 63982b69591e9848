"""A typist keys a paper with real key events, always into the focused widget, and touches nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from claimdesk.casebook.paper import PaperField, ValueKind, paper_field
from claimdesk.casebook.places import count_at, is_count, reading_at
from claimdesk.casebook.reading import Mark, Reading
from claimdesk.casebook.settlement import Column
from claimdesk.screens.fields.count_edit import CountEdit
from claimdesk.screens.fields.paper_edit import PaperEdit
from claimdesk.screens.schedule_editor import ScheduleEditor

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim


_LAST_USUAL_COLUMN = "].documented"
_SELDOM_COLUMNS = ("kind", "explanation", "security")


class LostFocusError(RuntimeError):
    """The keyboard is nowhere, or at something that is no place of the paper; the message says where it was last."""


@dataclass(slots=True)
class Typist:
    """Counts the keys that it sends."""

    keys: int = 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key where the focus is."""
        QTest.keyClick(_focused(), key, modifiers)
        self.keys += 1

    def key(self, text: str) -> None:
        """Key a text where the focus is."""
        for sign in text:
            if sign.isascii():
                QTest.keyClicks(_focused(), sign)
            else:
                _send(sign)
        self.keys += len(text)

    def key_place(self, reading: Reading[Any], place: PaperField) -> None:
        """Key what stands in one place of the paper, and go on to the next."""
        if reading.mark is Mark.ILLEGIBLE:
            self.press(Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
            return
        self.key(keyed_form(reading, place))
        self.press(Qt.Key.Key_Return)

    def key_here(self, proof: ProofOfClaim) -> str:
        """Key the place that has the focus as the paper has it, and give its path.

        Raises:
            LostFocusError: what has the focus is no place of the paper.
        """
        path = focused_path()
        if is_count(path):
            self.key(str(count_at(proof, path)))
            self.press(Qt.Key.Key_Return)
        elif _is_past_the_last_line(proof, path):
            self.press(Qt.Key.Key_Minus, Qt.KeyboardModifier.KeypadModifier)
        elif path.endswith(_LAST_USUAL_COLUMN) and _says_more(proof, path):
            self.key(keyed_form(reading_at(proof, path), paper_field(path)))
            self.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        else:
            self.key_place(reading_at(proof, path), paper_field(path))
        return path


def keyed_form(reading: Reading[Any], place: PaperField) -> str:
    """Give what a clerk keys for a reading: dates without separators, yes and no by a letter, words of a choice."""
    if reading.mark is not Mark.WRITTEN:
        return ""
    if place.kind is ValueKind.DATE and reading.value is not None:
        return str(reading.value.strftime("%m%d%Y"))
    if place.kind is ValueKind.YES_NO:
        return reading.text[:1]
    if place.kind in {ValueKind.CHOICE, ValueKind.CHOICES}:
        return reading.text.replace("_", " ")
    return reading.text


def focused_path() -> str:
    """Give the path of the place that has the focus, in the form or in a cell of the schedule.

    Raises:
        LostFocusError: nothing has the focus, or something that is no place of the paper.
    """
    widget: QWidget | None = _focused()
    name = widget.objectName() if widget else ""
    while widget is not None and not isinstance(widget, PaperEdit | CountEdit | ScheduleEditor):
        widget = widget.parentWidget()
    if widget is None:
        raise LostFocusError(f"the focus is at {name or 'something without a name'}, which is no place of the paper")
    if not isinstance(widget, ScheduleEditor):
        return widget.path
    row, column = widget.grid.at or (0, Column.SHARES)
    return widget.model.rows.at(row).path(column)


def _send(sign: str) -> None:
    """Send a sign that a key of another keyboard makes; QTest knows the keys of ASCII only."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(_focused(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    if widget is None:
        raise LostFocusError("no widget has the focus")
    return widget


def _is_past_the_last_line(proof: ProofOfClaim, path: str) -> bool:
    list_path, bracket, rest = path.partition("[")
    if not path.startswith("schedule.") or not bracket or "extra_sheets" in list_path:
        return False
    return int(rest.partition("]")[0]) >= count_at(proof, f"{list_path}.count")


def _says_more(proof: ProofOfClaim, path: str) -> bool:
    line = path.removesuffix(".documented")
    return any(reading_at(proof, f"{line}.{column}").stands_there for column in _SELDOM_COLUMNS)
