"""The list of claims answers while one types: by name, claim number or last four, filtered by state and by problem."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from claimdesk.casebook.claim import ClaimState
from claimdesk.casebook.deficiencies import CODES
from claimdesk.casework.blind import may_be_blind
from claimdesk.casework.export_claims import export_claims
from claimdesk.casework.find_claims import ClaimPage, ClaimSearch, find_claims
from claimdesk.casework.register_claim import Registered, register_claim
from claimdesk.screens.chips import ChipDelegate
from claimdesk.screens.choice_box import ChoiceBox
from claimdesk.screens.claims_model import CLAIMANT_COLUMN, PROBLEMS_COLUMN, STATE_COLUMN, ClaimsModel
from claimdesk.screens.printing import asked_path, refuse_unwritable, write_file
from claimdesk.screens.words import on_base_line, quiet_label, title_label

if TYPE_CHECKING:
    from pathlib import Path

    from claimdesk.casework.changes import Changes
    from claimdesk.screens.jobs import LongJob
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace

PAGE = 200
WIDTHS = (132, 250, 72, 104, 104, 104, 200, 60)
ROW_HEIGHT = 32
ANY = ""
_NONE_FITS = "No claim fits this search. Names match by the beginning of each word."
_BLIND_BY_NUMBER = " One that you may still key blind is found by its number and its state alone."


class ClaimsTable(QTableView):
    """The rows of the list: Enter opens the claim, arrows walk, Up from the first row goes back to the search."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("claims_table")
        self.setAccessibleName("Claims found")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().hide()
        heading = self.horizontalHeader()
        heading.setHighlightSections(False)
        heading.setSectionsClickable(False)
        heading.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setItemDelegateForColumn(STATE_COLUMN, ChipDelegate(self))

    def settle_columns(self) -> None:
        """Give the columns their widths, the rest to the claimants and the problems."""
        for column, width in enumerate(WIDTHS):
            self.setColumnWidth(column, width)
        for column in (CLAIMANT_COLUMN, PROBLEMS_COLUMN):
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the claim of the row that is lit."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class ClaimsList(QWidget):
    """A search field, two filters and the claims that they leave."""

    def __init__(self, workplace: Workplace, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("claims")
        self._workplace = workplace
        self._notices = notices
        self._next_after: str | None = None
        self._model = ClaimsModel()
        self._model.wants_more.connect(self._ask_more)
        self._title = title_label("Claims", self)
        self._count = quiet_label("", self)
        self._register = QPushButton("Register a claim", self)
        self._register.setProperty("primary", "true")
        self._register.clicked.connect(self.register)
        self.search = _search_field(self)
        self.search.textEdited.connect(lambda _text: self.reload())
        self.search.returnPressed.connect(self._open_current)
        self._state = _filter(
            self, "State", (("Any state", ANY), *((state.capitalize(), state) for state in ClaimState))
        )
        self._code = _filter(self, "Problem", (("Any problem", ANY), *((code, code) for code in CODES)))
        self._state.currentIndexChanged.connect(lambda _index: self.reload())
        self._code.currentIndexChanged.connect(lambda _index: self.reload())
        self.table = ClaimsTable(self)
        self.table.setModel(self._model)
        self.table.settle_columns()
        self.table.activated.connect(self._open)
        self.table.doubleClicked.connect(self._open)
        self._empty = EmptyList(self)
        self._empty.answer.clicked.connect(self._answer_empty)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._lay_out()
        workplace.changed.connect(self.on_changed)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addLayout(on_base_line(self._count, self._title), 1)
        head.addWidget(self._register)
        filters = QHBoxLayout()
        filters.setSpacing(12)
        filters.addWidget(self.search, 1)
        filters.addWidget(self._state)
        filters.addWidget(self._code)
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 0)
        page.setSpacing(12)
        page.addLayout(head)
        page.addLayout(filters)
        page.addWidget(self._stack, 1)

    def take_focus(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_state(self, state: str) -> None:
        """Show the claims of one state."""
        self.search.clear()
        self._code.setCurrentIndex(0)
        self._state.setCurrentIndex(max(0, self._state.findData(state)))
        self.reload()

    def show_code(self, code: str) -> None:
        """Show the claims with one problem."""
        self.search.clear()
        self._state.setCurrentIndex(0)
        self._code.setCurrentIndex(max(0, self._code.findData(code)))
        self.reload()

    def reload(self) -> None:
        """Ask for the first page of what the fields say; an older question is dropped."""
        search = self._question(after=None)
        self._workplace.jobs.run_newest(
            partial(find_claims, self._workplace.desk, search),
            subject="claims list",
            owner=self,
            done=lambda page: self._show_first(page, search),
            failed=self._notices.tell,
        )

    def on_changed(self, changes: Changes) -> None:
        """Look again when a claim was changed."""
        if changes.claim_numbers and self.isVisible():
            self.reload()

    def register(self) -> None:
        """Register a new claim and open its window."""
        self._workplace.do(register_claim, owner=self, done=self._registered, failed=self._notices.tell)

    @property
    def current(self) -> str:
        """The number of the claim whose row is lit; empty without one."""
        return self._model.claim_number(self.table.currentIndex().row()) or ""

    def export(self) -> None:
        """Ask where the claims that the fields mean go as a workbook, and save them there."""
        name = f"{self._workplace.desk.settlement.name}-claims.xlsx"
        path = asked_path(self, "Save this list as a workbook", name=name)
        if path is not None:
            self.export_to(path if path.suffix else path.with_suffix(".xlsx"))

    def export_to(self, path: Path) -> None:
        """Save the claims that the fields mean as a workbook."""
        desk, search = self._workplace.desk, self._question(after=None)

        def exported(job: LongJob) -> int:
            refuse_unwritable(path)
            found = export_claims(desk, search, is_cancelled=job.is_cancelled)
            write_file(found.workbook, path)
            return found.count

        self._workplace.jobs.run_aside(
            exported,
            owner=self,
            done=lambda count: self._notices.say(f"Saved {path.name}, {count:,} claim{'' if count == 1 else 's'}"),
            failed=self._notices.tell,
        )

    def _registered(self, registered: Registered) -> None:
        self._notices.say(f"Registered {registered.claim.claim_number}")
        self._workplace.claim_wanted.emit(registered.claim.claim_number)

    def _question(self, *, after: str | None) -> ClaimSearch:
        state = self._state.currentData()
        return ClaimSearch(
            text=self.search.text(),
            state=ClaimState(state) if state else None,
            code=self._code.currentData() or None,
            after=after,
            limit=PAGE,
        )

    def _ask_more(self) -> None:
        search = self._question(after=self._next_after)
        self._workplace.jobs.run_newest(
            partial(find_claims, self._workplace.desk, search),
            subject="claims list",
            owner=self,
            done=self._show_next,
            failed=self._notices.tell,
        )

    def _show_first(self, page: ClaimPage, search: ClaimSearch) -> None:
        kept = self._model.claim_number(self.table.currentIndex().row())
        self._next_after = page.next_after
        self._model.show_first(page.rows, has_more=page.next_after is not None)
        if page.rows:
            self.table.selectRow(max(0, self._model.row_of(kept)))
        self._show_count()
        is_narrowed = bool(search.text.strip() or search.state or search.code)
        self._empty.show_reason(is_narrowed=is_narrowed, keys_blind=may_be_blind(self._workplace.desk))
        self._stack.setCurrentWidget(self.table if page.rows else self._empty)

    def _show_next(self, page: ClaimPage) -> None:
        self._next_after = page.next_after
        self._model.show_next(page.rows, has_more=page.next_after is not None)
        self._show_count()

    def _show_count(self) -> None:
        held = self._model.rowCount()
        more = " and more" if self._next_after is not None else ""
        self._count.setText(f"{held:,}{more}" if held else "")

    def _open(self, index: QModelIndex) -> None:
        number = self._model.claim_number(index.row())
        if number:
            self._workplace.claim_wanted.emit(number)

    def _open_current(self) -> None:
        self._open(self.table.currentIndex())

    def _answer_empty(self) -> None:
        if self._empty.is_narrowed:
            self.show_state(ANY)
            self.take_focus()
        else:
            self.register()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes from the search into the rows; N outside of the search registers a claim."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_N and not event.modifiers() and not self.search.hasFocus():
            self.register()
        else:
            super().keyPressEvent(event)


class EmptyList(QWidget):
    """Says what will fill the list and offers the one next step."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_narrowed = False
        self._text = quiet_label("", self)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.answer = QPushButton(self)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._text)
        column.addWidget(self.answer, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.show_reason(is_narrowed=False)

    def show_reason(self, *, is_narrowed: bool, keys_blind: bool = False) -> None:
        """Say why there is nothing: no claim at all, or none that the search leaves; how blind ones are found too."""
        self.is_narrowed = is_narrowed
        if is_narrowed:
            self._text.setText(f"{_NONE_FITS}{_BLIND_BY_NUMBER if keys_blind else ''}")
            self.answer.setText("Show every claim")
        else:
            self._text.setText("Each paper Proof of Claim that is registered gets its number and its line here.")
            self.answer.setText("Register the first claim")


def _search_field(parent: QWidget) -> QLineEdit:
    field = QLineEdit(parent)
    field.setObjectName("claims_search")
    field.setPlaceholderText("Name, claim number or last four of the TIN")
    field.setAccessibleName("Search claims by name, claim number or last four of the TIN")
    field.setClearButtonEnabled(True)
    return field


def _filter(parent: QWidget, name: str, choices: tuple[tuple[str, str], ...]) -> QComboBox:
    box = ChoiceBox(parent)
    box.setObjectName(f"filter_{name.lower()}")
    box.setAccessibleName(f"{name} of the claims shown")
    for text, value in choices:
        box.addItem(text, value)
    return box
