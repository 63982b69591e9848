"""The problems of a claim, live beside the form: code, sentence, where, the paragraph, and the key that jumps there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from claimdesk.casebook.defects import Remark
from claimdesk.casebook.place_notes import NoteKind, override_of
from claimdesk.casework.place_words import place_words
from claimdesk.screens import theme
from claimdesk.screens.actions import Scope, hint_key
from claimdesk.screens.words import heading_label, quiet_label, wrapped_label

if TYPE_CHECKING:
    from claimdesk.casebook.defects import Defect, Judgement
    from claimdesk.casebook.place_notes import PlaceNote
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casebook.wording import Wording
    from claimdesk.screens.actions import Deed

WIDTH = 300
_ROLE = Qt.ItemDataRole.UserRole
_PADDING = 10
_GAP = 2
_TALL = 10_000
_WRAP = Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One line of the panel as it is painted; `is_remark` is noted only, without a code and without a letter.

    `is_open` says that somebody has to answer: the keys that walk through the problems stop there too.
    """

    code: str
    sentence: str
    where: str
    field: str
    is_remark: bool = False
    is_open: bool = False

    @property
    def is_stop(self) -> bool:
        """Whether the keys that walk through the problems stop here: at a problem, and at a query that is open."""
        return self.is_open or not self.is_remark


class ProblemsPanel(QWidget):
    """Problems in the order of the paper; Enter, or a click, jumps to the place."""

    wanted = Signal(str)
    """The path of the place to jump to."""

    def __init__(self, settlement: Settlement, wording: Wording, *, deeds: tuple[Deed, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("problems")
        self.setFixedWidth(WIDTH)
        self._settlement = settlement
        self._wording = wording
        self._problems: tuple[Problem, ...] | None = None
        self._said: dict[Defect | Remark, Problem] = {}
        self._judgement: Judgement | None = None
        self._notes: tuple[PlaceNote, ...] = ()
        self._last = ""
        self._last_row = 0
        self._title = heading_label("Problems", self)
        self._empty = wrapped_label("", self)
        self._empty.setProperty("tone", "quiet")
        self.list = ProblemList(self)
        self.list.chosen.connect(self._choose)
        after, before = (hint_key(deeds, Scope.CLAIM, name) for name in ("next_problem", "previous_problem"))
        self._foot = quiet_label(f"{after} next problem or query, {before} the one before", self)
        self._foot.setFont(theme.label_font())
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 12, 8)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._empty)
        column.addWidget(self.list, 100)
        column.addStretch(1)
        column.addWidget(self._foot)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the panel shows, in its order."""
        return self._problems or ()

    def show_notes(self, notes: tuple[PlaceNote, ...]) -> None:
        """Show what people have asked, noted and overridden, behind what the rules say."""
        self._notes = notes
        self._said = {}
        if self._judgement is not None:
            self.show_judgement(self._judgement)

    def show_judgement(self, judgement: Judgement) -> None:
        """Show what the rules say now, keeping the lit problem where it is still there."""
        self._judgement = judgement
        findings: tuple[Defect | Remark, ...] = (*judgement.defects, *judgement.remarks)
        known = self._said
        self._said = {finding: known.get(finding) or self._said_of(finding) for finding in findings}
        said = (self._said[finding] for finding in findings)
        found = (*said, *(_of_note(note) for note in self._notes if note.kind is not NoteKind.OVERRIDE))
        if found == self._problems:
            return
        self._problems = found
        self.list.show_problems(found)
        count = len(judgement.defects)
        self._title.setText(f"Problems  {count}" if count else "Problems")
        self._empty.setText("Nothing is wrong with what was keyed so far.")
        self._empty.setVisible(not found)
        self.list.setVisible(bool(found))
        self._foot.setVisible(bool(found))

    def step(self, *, forward: bool) -> str:
        """Give the place of the next problem or open query in the order of the panel, the first after the last.

        Empty without any. Where the problem last gone to is solved meanwhile, the one that took its line is next.
        """
        stops = [at for at, problem in enumerate(self.problems) if problem.is_stop]
        places = [self.problems[at].field for at in stops]
        if not places:
            return ""
        if self._last in places:
            row = (places.index(self._last, self._row_of_last(places)) + (1 if forward else -1)) % len(places)
        else:
            row = min(self._last_row, len(places) - 1) if forward else (self._last_row - 1) % len(places)
        self._last, self._last_row = places[row], row
        self.list.setCurrentRow(stops[row])
        return places[row]

    def _row_of_last(self, places: list[str]) -> int:
        """Where to look for the last place: its own row if it is still there, for one place may have two problems."""
        is_there = self._last_row < len(places) and places[self._last_row] == self._last
        return self._last_row if is_there else 0

    def _said_of(self, finding: Defect | Remark) -> Problem:
        return self._of_remark(finding) if isinstance(finding, Remark) else self._of_defect(finding)

    def _of_defect(self, defect: Defect) -> Problem:
        citation = self._settlement.citation(defect.code.code)
        return Problem(
            code=defect.code.code,
            sentence=self._wording.problem(defect, self._settlement),
            where=f"{where(defect.field)} · {citation}",
            field=defect.field,
        )

    def _of_remark(self, remark: Remark) -> Problem:
        note = override_of(self._notes, remark)
        said = f" Overridden by {note.made_by}: {note.words}." if note else ""
        return Problem(
            code="Overridden" if note else "Noted",
            sentence=self._wording.remark(remark) + said,
            where=where(remark.field),
            field=remark.field,
            is_remark=True,
        )

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self.problems):
            before = self.problems[:row]
            self._last, self._last_row = self.problems[row].field, sum(problem.is_stop for problem in before)
            self.wanted.emit(self._last)


def _of_note(note: PlaceNote) -> Problem:
    """Give a query or a note as a line: who asked, and what was answered."""
    said = f" {note.answered_by}: {note.answer}" if note.answered_at is not None else ""
    name = "Query" if note.kind is NoteKind.QUERY else "Note"
    return Problem(
        code=f"{name}, answered" if said else f"{name} of {note.made_by}",
        sentence=f"{note.words}.{said}" if said else note.words,
        where=where(note.path),
        field=note.path,
        is_remark=True,
        is_open=note.kind is NoteKind.QUERY and note.is_open,
    )


def where(path: str) -> str:
    """Give the words for a place as the beginning of a line."""
    words = place_words(path)
    return words[:1].upper() + words[1:]


class ProblemList(QListWidget):
    """The list itself; its rows are as high as their sentences."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("problem_list")
        self.setAccessibleName("Problems of this claim; Enter jumps to the place")
        self.setItemDelegate(ProblemDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.itemClicked.connect(lambda item: self.chosen.emit(self.row(item)))

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show other problems; the row that was lit stays lit where it can."""
        while self.count() > len(problems):
            self.takeItem(self.count() - 1)
        for row, problem in enumerate(problems):
            item = self.item(row) if row < self.count() else QListWidgetItem(self)
            if item.data(_ROLE) != problem:
                item.setData(_ROLE, problem)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{problem.code}: {problem.sentence} {problem.where}")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Light the first problem for a person who comes by keys."""
        super().focusInEvent(event)
        if self.currentRow() < 0:
            self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter jumps to the place of the lit problem."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit(self.currentRow())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the rows the heights that their sentences need at this width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class ProblemDelegate(QStyledItemDelegate):
    """Paints a problem as three lines: its code, its sentence, and quietly its place and its paragraph."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one problem."""
        problem: Problem = index.data(_ROLE)
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        painter.save()
        room = option.rect.adjusted(_PADDING, _PADDING - 2, -_PADDING, 0)
        for text, pixels, weight, token in _lines(problem):
            painter.setFont(theme.font(pixels, weight=weight))
            painter.setPen(theme.colour(token))
            height = _height(text, pixels, weight=weight, width=room.width())
            painter.drawText(QRect(room.left(), room.top(), room.width(), height), _WRAP, text)
            room.setTop(room.top() + height + _GAP)
        painter.setPen(theme.colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the three lines at the width of the list."""
        view = option.widget
        width = (view.viewport().width() if isinstance(view, QListWidget) else option.rect.width()) - 2 * _PADDING
        total = 2 * _PADDING - 2
        for text, pixels, weight, _token in _lines(index.data(_ROLE)):
            total += _height(text, pixels, weight=weight, width=width) + _GAP
        return QSize(width, total)


def _lines(problem: Problem) -> tuple[tuple[str, int, QFont.Weight, str], ...]:
    """Give the lines of a problem: text, size in pixels, weight, token of the colour."""
    return (
        (problem.code, theme.LABEL_PIXELS, QFont.Weight.DemiBold, "quiet" if problem.is_remark else "caution"),
        (problem.sentence, theme.BODY_PIXELS, QFont.Weight.Normal, "text"),
        (problem.where, theme.LABEL_PIXELS, QFont.Weight.Normal, "quiet"),
    )


@lru_cache(maxsize=4096)
def _height(text: str, pixels: int, *, weight: QFont.Weight, width: int) -> int:
    """Give the height of a wrapped text; kept, since a view asks for every row whenever one changes."""
    metrics = QFontMetrics(theme.font(pixels, weight=weight))
    return metrics.boundingRect(0, 0, width, _TALL, _WRAP, text).height()
