"""The schedule of one proof as it is shown: the sheet, the open cell in its line, and the words and balance below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.keyed import Keyed, read_keyed
from claimdesk.casebook.keyed_dates import ANY_DATE
from claimdesk.casebook.paper import paper_field, why_unreadable
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.settlement import Column, Settlement
from claimdesk.screens.fields.line import PaperLine
from claimdesk.screens.fields.presses import Press
from claimdesk.screens.fields.shown import quiet_word
from claimdesk.screens.form_rules import FIRST_KEYING, FormRules
from claimdesk.screens.schedule_cells import shown_cell, text_in_grid, underlined_in_grid
from claimdesk.screens.schedule_footer import ScheduleFooter
from claimdesk.screens.schedule_grid import ScheduleGrid
from claimdesk.screens.schedule_model import ScheduleModel
from claimdesk.screens.schedule_rows import GridRow, RowKind, cell_name, date_context
from claimdesk.screens.schedule_words import RowProblems, balance_sentence, with_questions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimdesk.casebook.defects import Defect
    from claimdesk.casebook.place_notes import PlaceNote
    from claimdesk.casebook.wording import Wording
    from claimdesk.screens.fields.presses import KeyMap

SHEETS = "schedule.extra_sheets[].signed"
_FINISH_HINT = "{key} on this empty cell: no more lines here"


class ScheduleSheet(QWidget):
    """Shows a schedule; what its keys do is the editor's."""

    def __init__(self, settlement: Settlement, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settlement = settlement
        self._proof = ProofOfClaim(schedule=settlement.blank_schedule())
        self.model = ScheduleModel(settlement, self)
        self.grid = ScheduleGrid(self.model, self)
        self.grid.setObjectName("scheduleGrid")
        self.grid.setAccessibleName("Schedule of transactions")
        self._why = ""
        self._rules = FIRST_KEYING
        self._problems = RowProblems(settlement)
        self.footer = ScheduleFooter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.grid, 1)
        column.addWidget(self.footer)
        self._show_schedule()

    def obey(self, rules: FormRules) -> None:
        """Ask and infer as the rules of the form say; a column that a second pass asks for nowhere is not shown."""
        self._rules = rules
        self.footer.sheets.setVisible(rules.asks(SHEETS))
        if rules.scope is not None:
            self.grid.hide_unasked(self._settlement.sections)

    def use_keys(self, keys: KeyMap, cell_keys: KeyMap) -> None:
        """Let these keys work in the fields below the sheet and in its cells."""
        self.footer.sheets.use_keys(keys)
        self.grid.line.use_keys(cell_keys)

    def show_defects(self, defects: Iterable[Defect], wording: Wording, asked: tuple[PlaceNote, ...] = ()) -> None:
        """Mark the lines that the defects are about, and those about which somebody asked."""
        self.model.show_problems(with_questions(self._problems.of(defects, wording), asked))
        self._say()

    def _here(self) -> tuple[GridRow, Column]:
        row, column = self.grid.at or (0, Column.SHARES)
        return (self.model.rows.at(row), column)

    def _keyed(self) -> Keyed:
        row, column = self._here()
        context = ANY_DATE
        if self._rules.infers:
            context = date_context(row, self._proof.schedule, settlement=self._settlement)
        return read_keyed(paper_field(row.path(column)), self.grid.line.text(), context=context)

    def _load(self, *, why: str = "") -> None:
        """Show in the line what its cell says, in place of whatever is being keyed."""
        row, column = self._here()
        reading = self.model.reading(row, column)
        _show_cell(self.grid.line, self.model, row=row, column=column, style=self._settlement.date_style)
        is_unreadable = reading.mark is Mark.WRITTEN and reading.value is None
        self._why = (why or why_unreadable(paper_field(row.path(column)), reading.text)) if is_unreadable else ""
        self._say()

    def _say(self) -> None:
        """Say below the sheet why the open cell has no value, else what is wrong with its line, else how to go on."""
        if self.grid.at is None:
            return
        row, column = self._here()
        finish = self.grid.line.key_of(Press.FINISH_SECTION)
        going_on = _words_of(self.model, row, column, finish=finish)
        words, is_caution = (self._why, True) if self._why else going_on
        self.footer.say(words, is_caution=is_caution)
        _describe(self.grid.line, quiet_word(self.model.reading(row, column).mark), words)

    def _show_schedule(self) -> None:
        moves_sums = self.model.show(self._proof.schedule)
        self.grid.show_used_columns()
        self.footer.show_sheets(self._proof.schedule.extra_sheets)
        if moves_sums or not self.footer.sentence.text():
            sentence, is_balanced = balance_sentence(self.model.balance, self._settlement)
            self.footer.show_balance(sentence, is_balanced=is_balanced)


def _show_cell(line: PaperLine, model: ScheduleModel, *, row: GridRow, column: Column, style: str) -> None:
    """Show in the line what a cell says, in the form of the grid."""
    reading = model.reading(row, column)
    inferred = model.inferred(row.path(column))
    line.setPlaceholderText(shown_cell(row, column, reading=reading, style=style).text)
    text = text_in_grid(column, reading, style=style)
    line.show_text(text, underlined=underlined_in_grid(text, style, inferred))
    line.show_hint("")
    line.setAccessibleName(cell_name(row, column))


def _words_of(model: ScheduleModel, row: GridRow, column: Column, *, finish: str) -> tuple[str, bool]:
    """Give what is wrong with a line, else how to go on, and whether it is a caution."""
    problem = model.problem(row)
    is_end = row.kind is RowKind.NEW and column is row.columns[0]
    hint = _FINISH_HINT.format(key=finish) if is_end else ""
    return (problem.sentence.replace("\n", " ") if problem else hint, problem is not None)


def _describe(line: PaperLine, *parts: str) -> None:
    """Say the parts that there are to a screen reader."""
    described = "; ".join(part for part in parts if part)
    if described != line.accessibleDescription():
        line.setAccessibleDescription(described)
