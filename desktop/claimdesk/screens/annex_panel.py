"""The annex of a claim is looked at as it would be printed, and saved where its plan is approved for use."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from claimdesk.casework.letters_out import save_letter
from claimdesk.casework.loss_annex import Annex, annex_for_mailing, compose_annex
from claimdesk.screens.letter_pages import LetterPages
from claimdesk.screens.printing import asked_path, write_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace

_PAGE_HEIGHT = 420


class AnnexPanel(QWidget):
    """The pages of the annex of the claim as it is saved; the page that they lie on places the two buttons.

    `turned` tells whether the annex is on show.
    """

    turned = Signal(bool)

    def __init__(self, workplace: Workplace, claim_number: str, *, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("annex")
        self._workplace, self.claim_number, self._notices = workplace, claim_number, notices
        self.show_button = QPushButton("Show the annex", parent)
        self.show_button.clicked.connect(self.toggle)
        self.save_button = QPushButton("Save the annex as PDF…", parent)
        self.save_button.clicked.connect(self.save)
        self.pages = LetterPages(workplace, notices, parent=self)
        self.pages.setMinimumHeight(_PAGE_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self.hide()

    def toggle(self) -> None:
        """Show the annex, or put it away."""
        if self.isVisible():
            self._put_away()
            return
        verb = partial(compose_annex, claim_number=self.claim_number)
        self._workplace.do(verb, owner=self, done=self._show, failed=self._notices.tell)

    def save(self) -> None:
        """Ask where the annex goes, and save it there once it may be mailed."""
        verb = partial(annex_for_mailing, claim_number=self.claim_number)
        self._workplace.do(verb, owner=self, done=self._ask_path, failed=self._notices.tell)

    def save_to(self, annex: Annex, path: Path) -> None:
        """Save an annex that may be mailed, once that is on record."""
        verb = partial(save_letter, on=self.claim_number, what="the annex", pages=annex.pages)
        self._workplace.do(verb, owner=self, done=lambda _none: self._write(annex, path), failed=self._notices.tell)

    def _write(self, annex: Annex, path: Path) -> None:
        self._workplace.jobs.run_aside(
            lambda _job: write_pdf(annex.pdf, path),
            owner=self,
            done=lambda written: self._notices.say(f"Saved {written.name}"),
            failed=self._notices.tell,
        )

    def _ask_path(self, annex: Annex) -> None:
        path = asked_path(self, "Save the annex as PDF", name=f"{self.claim_number} annex.pdf")
        if path is not None:
            self.save_to(annex, path)

    def _show(self, annex: Annex) -> None:
        self.show()
        self.turned.emit(True)
        self.show_button.setText("Put the annex away")
        self.pages.show_pdf(annex.pdf, pages=annex.pages)

    def _put_away(self) -> None:
        self.hide()
        self.turned.emit(False)
        self.pages.show_nothing()
        self.show_button.setText("Show the annex")
