"""A typist keys a paper with real key events, always into the focused widget, and touches nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from claimdesk.casebook.paper import PaperField, ValueKind, paper_field
from claimdesk.casebook.places import count_at, is_count, reading_at
from claimdesk.casebook.reading import Mark, Reading

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim


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
        QTest.keyClicks(_focused(), text)
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
    """Give the path of the place that has the focus.

    Raises:
        LostFocusError: nothing has the focus.
    """
    return _focused().objectName()


def _focused() -> Any:  # noqa: ANN401 - any widget
    widget = QApplication.focusWidget()
    if widget is None:
        raise LostFocusError("no widget has the focus")
    return widget
