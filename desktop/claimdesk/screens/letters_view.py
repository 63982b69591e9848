"""The letters of one claim: those that are due and why, those that were issued, and their pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from claimdesk.casebook.day_text import screen_date
from claimdesk.casebook.deficiencies import judge
from claimdesk.casebook.notices_due import defects_of_notice
from claimdesk.casebook.settlement import LetterKind
from claimdesk.casework.issue_letter import (
    Issued,
    Letter,
    StoredPages,
    compose_letter,
    issue_letter,
    letters_due_for,
    read_letter,
)
from claimdesk.casework.letters_out import print_letter, save_letter
from claimdesk.errors import Told
from claimdesk.screens.letter_pages import LetterPages
from claimdesk.screens.printing import asked_path, chosen_printer, print_pages, write_pdf
from claimdesk.screens.words import heading_label, wrapped_label

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from claimdesk.casebook.stored_letter import StoredLetter
    from claimdesk.casework.open_claim import OpenedClaim
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace

_ROLE = Qt.ItemDataRole.UserRole
_LIST_HEIGHT = 92


@dataclass(frozen=True, slots=True)
class Due:
    """A letter that is due and not issued, and why in one sentence."""

    kind: LetterKind
    why: str


@dataclass(frozen=True, slots=True)
class _OnShow:
    """The letter that is on show: its PDF, its pages there, and its name."""

    pdf: bytes
    first_page: int
    pages: int
    name: str

    @property
    def what(self) -> str:
        """The letter as it is named on record: `the deficiency notice`."""
        return f"the {self.name}"


class LettersView(QWidget):
    """A list of letters, what can be done with one, and its pages."""

    def __init__(self, workplace: Workplace, claim_number: str, *, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("letters")
        self._workplace = workplace
        self._claim_number = claim_number
        self._notices = notices
        self._opened: OpenedClaim | None = None
        self._is_stale = False
        self._waiting_deed: Callable[[], None] | None = None
        self._on_show: _OnShow | None = None
        self._none = wrapped_label("", self)
        self._none.setProperty("tone", "quiet")
        self.list = QListWidget(self)
        self.list.setObjectName("claim_letters")
        self.list.setAccessibleName("Letters of this claim")
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda item, _before: self._show_letter(item))
        self._issue = QPushButton("Issue this letter", self)
        self._issue.setProperty("primary", "true")
        self._issue.clicked.connect(self.issue)
        self._save = QPushButton("Save as PDF…", self)
        self._save.clicked.connect(self.save)
        self._print = QPushButton("Print…", self)
        self._print.clicked.connect(self.print_out)
        self.pages = LetterPages(workplace, notices, parent=self)
        for button in (self._issue, self._save, self._print):
            button.setEnabled(False)
        self.setFocusProxy(self.list)
        self._lay_out()

    def turn_to(self, claim_number: str) -> None:
        """Show the letters of another claim from now on, beginning with the next `show_claim`."""
        self._claim_number = claim_number

    def show_claim(self, opened: OpenedClaim) -> None:
        """Show the letters of a claim as it is stored now."""
        self._opened, self._is_stale = opened, True
        if self.isVisible():
            self._ask()

    def once_shown(self, deed: Callable[[], None]) -> None:
        """Do something as soon as a letter is on show, or nothing is there to show."""
        if self._on_show is not None and not self._is_stale:
            deed()
        else:
            self._waiting_deed = deed

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what was put off."""
        super().showEvent(event)
        self._ask()

    def _ask(self) -> None:
        opened = self._opened
        if opened is None or not self._is_stale:
            return
        self._is_stale = False
        verb = partial(letters_due_for, claim_number=self._claim_number)
        self._workplace.do(verb, owner=self, done=partial(self._show_due, opened), failed=self._notices.tell)

    def issue(self) -> None:
        """Issue the due letter that is lit."""
        chosen = self._chosen()
        if isinstance(chosen, Due):
            verb = partial(issue_letter, claim_number=self._claim_number, kind=chosen.kind)
            self._workplace.do(verb, owner=self, done=self._say_issued, failed=self._notices.tell)

    def save(self) -> None:
        """Ask where the letter on show goes, and save it there."""
        if self._on_show is not None:
            path = asked_path(self, "Save the letter as PDF", name=f"{self._claim_number} {self._on_show.name}.pdf")
            if path is not None:
                self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Save the file of the letter on show, once that is on record."""
        shown = self._on_show
        if shown is None:
            return
        verb = partial(save_letter, on=self._claim_number, what=shown.what, pages=shown.pages)
        self._workplace.do(verb, owner=self, done=lambda _none: self._write(shown, path), failed=self._notices.tell)

    def print_out(self) -> None:
        """Print the letter on show, once that is on record."""
        shown = self._on_show
        if shown is None:
            self._notices.tell(Told("No letter is on show.", "Choose one of the letters of this claim first."))
            return
        try:
            printer = chosen_printer(self)
        except Told as told:
            self._notices.tell(told)
            return
        if printer is not None:
            verb = partial(print_letter, on=self._claim_number, what=shown.what, pages=shown.pages)
            printed = partial(self._print_on, printer, shown)
            self._workplace.do(verb, owner=self, done=lambda _none: printed(), failed=self._notices.tell)

    def _write(self, shown: _OnShow, path: Path) -> None:
        self._workplace.jobs.run_aside(
            lambda _job: write_pdf(shown.pdf, path),
            owner=self,
            done=lambda written: self._notices.say(f"Saved {written.name}"),
            failed=self._notices.tell,
        )

    def _print_on(self, printer: QPrinter, shown: _OnShow) -> None:
        try:
            self._notices.say(print_pages(printer, shown.pdf, first_page=shown.first_page, pages=shown.pages))
        except Told as told:
            self._notices.tell(told)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (self._issue, self._save, self._print):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 8)
        column.setSpacing(8)
        column.addWidget(heading_label("Letters of this claim", self))
        column.addWidget(self._none)
        column.addWidget(self.list)
        column.addLayout(buttons)
        column.addWidget(self.pages, 1)
        column.addStretch()

    def _show_due(self, asked_of: OpenedClaim, kinds: tuple[LetterKind, ...]) -> None:
        """Show what is due, unless another claim has taken the place of the one that was asked about."""
        if asked_of is self._opened:
            self._show_list(kinds)

    def _show_list(self, kinds: tuple[LetterKind, ...]) -> None:
        opened = self._opened
        if opened is None:
            return
        row = self.list.currentRow()
        self.list.clear()
        for kind in kinds:
            due = Due(kind, self._why(kind, opened))
            _add(self.list, f"{title_of(kind)} · due, {due.why}", due)
        for stored in opened.letters:
            until = f", to be answered by {screen_date(stored.cure_by)}" if stored.cure_by else ""
            _add(self.list, f"{title_of(stored.kind)} · issued {screen_date(stored.mailed_on)}{until}", stored)
        has_letters = self.list.count() > 0
        self._none.setText("No letter is due. A letter becomes due once the claim is keyed and saved.")
        self._none.setVisible(not has_letters)
        for widget in (self.list, self._save, self._print, self.pages):
            widget.setVisible(has_letters)
        self.list.setFixedHeight(self._height_of_list())
        if has_letters:
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        else:
            self._show_letter(None)
            self._do_waiting()

    def _do_waiting(self) -> None:
        deed, self._waiting_deed = self._waiting_deed, None
        if deed is not None:
            deed()

    def _height_of_list(self) -> int:
        """Give the height of the letters there are, of some three lines at the most."""
        lines = sum(self.list.sizeHintForRow(row) for row in range(self.list.count()))
        return min(_LIST_HEIGHT, lines + 2 * self.list.frameWidth())

    def _why(self, kind: LetterKind, opened: OpenedClaim) -> str:
        desk = self._workplace.desk
        judgement = judge(opened.claim.proof, desk.settlement)
        named = defects_of_notice(judgement, desk.settlement, kind=kind, on=desk.today())
        if not named:
            return "confirms that the claim came"
        codes = ", ".join(dict.fromkeys(defect.code.code for defect in named))
        return f"names {len(named)} problem{'' if len(named) == 1 else 's'}: {codes}"

    def _chosen(self) -> Due | StoredLetter | None:
        item: QListWidgetItem | None = self.list.currentItem()
        return None if item is None else _letter_of(item)

    def _show_letter(self, item: QListWidgetItem | None) -> None:
        self._on_show = None
        chosen = None if item is None else _letter_of(item)
        self._issue.setVisible(isinstance(chosen, Due))
        for button in (self._issue, self._save, self._print):
            button.setEnabled(False)
        desk, number = self._workplace.desk, self._claim_number
        self.pages.show_nothing()
        if isinstance(chosen, Due):
            self._workplace.jobs.run_aside(
                lambda _job: compose_letter(desk, number, kind=chosen.kind),
                owner=self,
                done=partial(self._show_composed, item),
                failed=self._notices.tell,
            )
        elif chosen is not None:
            verb = partial(read_letter, letter_id=chosen.letter_id)
            self._workplace.do(verb, owner=self, done=partial(self._show_stored, item), failed=self._notices.tell)

    def _show_composed(self, item: QListWidgetItem | None, letter: Letter) -> None:
        if item is self.list.currentItem():
            self._present(_OnShow(letter.pdf, 0, letter.pages, title_of(letter.kind).lower()))

    def _show_stored(self, item: QListWidgetItem | None, stored: StoredPages) -> None:
        if item is not None and item is self.list.currentItem():
            name = title_of(_letter_of(item).kind).lower()
            self._present(_OnShow(stored.pdf, stored.first_page, stored.pages, name))

    def _present(self, shown: _OnShow) -> None:
        self._on_show = shown
        self.pages.show_pdf(shown.pdf, pages=shown.pages, first_page=shown.first_page)
        for button in (self._issue, self._save, self._print):
            button.setEnabled(True)
        self._do_waiting()

    def _say_issued(self, issued: Issued) -> None:
        self._notices.say(f"Issued the {title_of(issued.letter.kind).lower()} of {self._claim_number}")


def title_of(kind: LetterKind) -> str:
    """Give the name of a letter for people: `Deficiency notice`."""
    return kind.value.replace("_", " ").capitalize()


def _letter_of(item: QListWidgetItem) -> Due | StoredLetter:
    letter: Due | StoredLetter = item.data(_ROLE)
    return letter


def _add(letters: QListWidget, text: str, value: Due | StoredLetter) -> None:
    item = QListWidgetItem(text, letters)
    item.setData(_ROLE, value)
