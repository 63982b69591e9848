"""When somebody else saved first, each field with two readings is shown with both, and the person chooses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from claimdesk.casebook.places import Entry, entries_of, is_count
from claimdesk.casebook.reading import Mark
from claimdesk.casework.place_words import reading_words
from claimdesk.screens.problems_panel import where
from claimdesk.screens.words import heading_label, plain_label, quiet_label, wrapped_label

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """One place of which two people hold different readings: theirs is stored, mine is not."""

    path: str
    theirs: Entry
    mine: Entry


def clashes(stored: ProofOfClaim, draft: tuple[Entry, ...]) -> tuple[Clash, ...]:
    """Give the places that I changed and that now stand otherwise in the store."""
    theirs = {entry.path: entry for entry in entries_of(stored)}
    mine = {entry.path: entry for entry in draft}
    pairs = ((path, theirs.get(path, _nothing(path)), entry) for path, entry in mine.items())
    return tuple(Clash(path=path, theirs=other, mine=entry) for path, other, entry in pairs if other != entry)


def settled(draft: tuple[Entry, ...], found: tuple[Clash, ...], *, taken: frozenset[str]) -> tuple[Entry, ...]:
    """Give my entries with theirs in the places where they were taken, in the order of the draft."""
    theirs = {clash.path: clash.theirs for clash in found if clash.path in taken}
    return tuple(theirs.get(entry.path, entry) for entry in draft)


def _nothing(path: str) -> Entry:
    return Entry(path, Mark.WRITTEN, "0") if is_count(path) else Entry(path, Mark.NOT_REACHED)


class ConflictPanel(QFrame):
    """A calm sheet over the form; nothing is saved or lost until a person has chosen."""

    settled = Signal(object)
    """The paths of the places where theirs is taken, as a frozenset."""
    put_off = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("conflict")
        self.setAccessibleName("Two readings of one claim")
        self._choices: dict[str, QRadioButton] = {}
        self._groups: list[QButtonGroup] = []
        self._words = wrapped_label("", self)
        self._save = QPushButton("Save with these choices", self)
        self._save.setProperty("primary", "true")
        self._save.clicked.connect(self._settle)
        self._later = QPushButton("Decide later, keep the draft", self)
        self._later.clicked.connect(self.put_off)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._save)
        buttons.addWidget(self._later)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(heading_label("Somebody else saved this claim first", self))
        column.addWidget(self._words)
        column.addWidget(self._area, 1)
        column.addLayout(buttons)
        self.hide()

    def show_clashes(self, found: tuple[Clash, ...], *, version: int) -> None:
        """Show both readings of each place; `version` is the one that is stored."""
        self._words.setText(
            f"Version {version} is stored, and nothing of yours is lost. There are two readings of {len(found)} "
            f"field{'' if len(found) == 1 else 's'}: choose which one stands, then save. "
            "What only one of you changed is kept."
        )
        self._choices.clear()
        self._groups.clear()
        sheet = QWidget(self._area)
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        for column, words in enumerate(("Field", "Yours", "Theirs, stored")):
            grid.addWidget(quiet_label(words, sheet), 0, column)
        for row, clash in enumerate(found, start=1):
            self._add_row(grid, row, clash=clash, sheet=sheet)
        grid.setRowStretch(len(found) + 1, 1)
        grid.setColumnStretch(2, 1)
        self._area.setWidget(sheet)
        self.show()
        self.raise_()
        first = self._groups[0].checkedButton() if self._groups else None
        (self._save if first is None else first).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_row(self, grid: QGridLayout, row: int, *, clash: Clash, sheet: QWidget) -> None:
        name = where(clash.path)
        mine = _choice(_words(clash.mine), f"{name}: keep mine, {_words(clash.mine)}", sheet)
        theirs = _choice(_words(clash.theirs), f"{name}: take theirs, {_words(clash.theirs)}", sheet)
        mine.setChecked(True)
        group = QButtonGroup(sheet)
        group.addButton(mine)
        group.addButton(theirs)
        self._groups.append(group)
        self._choices[clash.path] = theirs
        grid.addWidget(plain_label(name, sheet), row, 0)
        grid.addWidget(mine, row, 1)
        grid.addWidget(theirs, row, 2)

    def _settle(self) -> None:
        taken = frozenset(path for path, button in self._choices.items() if button.isChecked())
        self.settled.emit(taken)


def _words(entry: Entry) -> str:
    """Give a reading as text for people; of a taxpayer number its last four digits only."""
    if is_count(entry.path):
        return entry.text if entry.mark is Mark.WRITTEN else f"{entry.text}, not finished"
    return reading_words(entry.path, entry.reading)


def _choice(text: str, name: str, parent: QWidget) -> QRadioButton:
    button = QRadioButton(text.replace("&", "&&"), parent)
    button.setAccessibleName(name)
    return button
