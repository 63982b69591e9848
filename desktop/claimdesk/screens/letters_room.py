"""The letters of the case: how many wait by kind, one print run for each, and the blank form of the settlement."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from claimdesk.casework.issue_letter import IssuedBatch, Letter, compose_blank_form, issue_letters
from claimdesk.casework.letters_out import save_letters
from claimdesk.casework.letters_waiting import LettersWaiting, Waiting, letters_waiting
from claimdesk.screens.letters_view import title_of
from claimdesk.screens.printing import asked_path, refuse_unwritable, write_pdf
from claimdesk.screens.words import heading_label, plain_label, title_label, wrapped_label

if TYPE_CHECKING:
    from pathlib import Path

    from claimdesk.casework.changes import Changes
    from claimdesk.errors import Told
    from claimdesk.screens.jobs import LongJob
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace


class LettersRoom(QWidget):
    """One sheet for each kind of letter that waits, and one for the blank form."""

    progressed = Signal(int, int)
    """Letters laid out of how many; sent from the thread that waits for the other process."""

    def __init__(self, workplace: Workplace, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letters_room")
        self._workplace = workplace
        self._notices = notices
        self._job: LongJob | None = None
        self._look: LongJob | None = None
        self._words = wrapped_label("", self)
        self._words.setProperty("tone", "quiet")
        self._sheets = QVBoxLayout()
        self._sheets.setSpacing(12)
        self._rows: list[QWidget] = []
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Letters laid out")
        self._progress = plain_label("", self)
        self._cancel = QPushButton("Cancel", self)
        self._cancel.clicked.connect(self.cancel)
        self.progressed.connect(self._show_progress)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addWidget(title_label("Letters", self))
        column.addWidget(self._words)
        column.addLayout(self._sheets)
        column.addWidget(self._progress_sheet())
        column.addWidget(self._form_sheet())
        column.addStretch(1)
        workplace.changed.connect(self.on_changed)

    def on_changed(self, changes: Changes) -> None:
        """Look again when a claim or a letter was changed."""
        if (changes.claim_numbers or changes.letters) and self.isVisible() and self._job is None:
            self.reload()

    def reload(self) -> None:
        """Find out which claims wait for which letter."""
        desk = self._workplace.desk
        self._words.setText("Looking which letters are due.")
        if self._look is not None:
            self._look.cancel()
        self._look = self._workplace.jobs.run_aside(
            lambda job: letters_waiting(desk, is_cancelled=job.is_cancelled),
            owner=self,
            done=self._show_waiting,
            failed=self._notices.tell,
        )

    def compose(self, waiting: Waiting, path: Path) -> None:
        """Compose and issue one print run and write its PDF to `path`; keys go on meanwhile."""
        desk = self._workplace.desk

        def run(job: LongJob) -> IssuedBatch:
            refuse_unwritable(path)
            batch = issue_letters(
                desk,
                claim_numbers=waiting.claim_numbers,
                kind=waiting.kind,
                progress=self.progressed.emit,
                is_cancelled=job.is_cancelled,
            )
            save_letters(desk, what=f"{batch.count:,} {_plural(waiting)}")
            write_pdf(batch.pdf, path)
            return batch

        self._show_progress(0, len(waiting.claim_numbers))
        self._set_busy(True)
        self._job = self._workplace.jobs.run_aside(
            run,
            owner=self,
            done=partial(self._say_done, path),
            failed=self._say_failed,
            cancelled=self._say_cancelled,
        )

    def cancel(self) -> None:
        """Stop the print run; nothing of it is stored."""
        if self._job is not None:
            self._job.cancel()

    def save_form(self, path: Path) -> None:
        """Write the blank Proof of Claim to `path`."""
        settlement = self._workplace.desk.settlement

        def run(_job: LongJob) -> Letter:
            letter = compose_blank_form(settlement)
            write_pdf(letter.pdf, path)
            return letter

        self._workplace.jobs.run_aside(
            run,
            owner=self,
            done=lambda letter: self._notices.say(f"Saved the blank form, {letter.pages} pages, as {path.name}"),
            failed=self._notices.tell,
        )

    def ask_form(self) -> None:
        """Ask where the blank form goes."""
        name = f"{self._workplace.desk.settlement.short_caption} proof of claim.pdf"
        path = asked_path(self, "Save the blank Proof of Claim", name=name)
        if path is not None:
            self.save_form(path)

    def _ask(self, waiting: Waiting) -> None:
        name = f"{len(waiting.claim_numbers)} {_plural(waiting)}.pdf"
        path = asked_path(self, f"Save the {_plural(waiting)} as one PDF", name=name)
        if path is not None:
            self.compose(waiting, path)

    def _show_waiting(self, found: LettersWaiting) -> None:
        for row in self._rows:
            row.deleteLater()
        self._rows = [self._sheet(waiting) for waiting in found.by_kind]
        for row in self._rows:
            self._sheets.addWidget(row)
        parts = []
        if not found.by_kind:
            parts.append("No letter waits. A letter is due once a claim is keyed, a notice once it is reviewed.")
        if found.not_reviewed:
            claims = "claim waits" if found.not_reviewed == 1 else "claims wait"
            least = "At least " if found.has_more else ""
            parts.append(f"{least}{found.not_reviewed:,} {claims} for review before a notice goes out.")
        if found.has_more:
            parts.append("This run is full; what waits behind it comes into the next.")
        self._words.setText(" ".join(parts))
        self._words.setVisible(bool(parts))

    def _sheet(self, waiting: Waiting) -> QWidget:
        count = len(waiting.claim_numbers)
        words = f"{count:,} claim{'' if count == 1 else 's'}, {_span(waiting.claim_numbers)}"
        button = QPushButton(f"Compose {count:,} {_plural(waiting)}…", self)
        button.clicked.connect(lambda: self._ask(waiting))
        return _row(title_of(waiting.kind), words, button=button, parent=self)

    def _progress_sheet(self) -> QWidget:
        self._running = QFrame(self)
        row = QHBoxLayout(self._running)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._bar, 1)
        row.addWidget(self._progress)
        row.addWidget(self._cancel)
        self._running.hide()
        return self._running

    def _form_sheet(self) -> QWidget:
        button = QPushButton("Save the blank form…", self)
        button.clicked.connect(self.ask_form)
        words = "The Proof of Claim and Release of this settlement, to send out."
        return _row("Blank Proof of Claim", words, button=button, parent=self)

    def _show_progress(self, done: int, count: int) -> None:
        self._bar.setMaximum(max(count, 1))
        self._bar.setValue(done)
        self._progress.setText(f"{done:,} of {count:,} laid out")

    def _set_busy(self, is_busy: bool) -> None:  # noqa: FBT001 - one fact, said by position like Qt's setters
        self._running.setVisible(is_busy)
        for row in self._rows:
            row.setEnabled(not is_busy)

    def _say_done(self, path: Path, batch: IssuedBatch) -> None:
        self._end()
        self._notices.say(f"Issued {batch.count:,} letters and saved them as {path.name}")
        self._workplace.changed.emit(batch.changes)

    def _say_failed(self, told: Told) -> None:
        self._end()
        self._notices.tell(told)

    def _say_cancelled(self) -> None:
        self._end()
        self._notices.say("Cancelled; no letter was stored")

    def _end(self) -> None:
        self._job = None
        self._set_busy(False)


def _plural(waiting: Waiting) -> str:
    name = title_of(waiting.kind).lower()
    return name if len(waiting.claim_numbers) == 1 else f"{name}s"


def _span(numbers: tuple[str, ...]) -> str:
    return numbers[0] if len(numbers) == 1 else f"{numbers[0]} to {numbers[-1]}"


def _row(title: str, words: str, *, button: QPushButton, parent: QWidget) -> QWidget:
    """Put a heading, a quiet line and a button on one raised sheet."""
    sheet = QFrame(parent)
    sheet.setProperty("panel", "true")
    text = QVBoxLayout()
    text.setSpacing(4)
    text.addWidget(heading_label(title, sheet))
    line = plain_label(words, sheet)
    line.setProperty("tone", "quiet")
    text.addWidget(line)
    row = QHBoxLayout(sheet)
    row.setContentsMargins(16, 12, 16, 12)
    row.addLayout(text, 1)
    row.addWidget(button)
    return sheet
