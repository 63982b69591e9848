"""One claim in one window: its header, its blocks on the left, the form in the middle, its problems on the right."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from claimdesk.casebook.claim import ClaimState
from claimdesk.casebook.paper import Block
from claimdesk.screens.actions import Scope, bind
from claimdesk.screens.block_list import BlockList
from claimdesk.screens.claim_beside import HISTORY, LETTERS, LOSS, ClaimBeside
from claimdesk.screens.claim_deeds import ClaimDeeds, fields_text
from claimdesk.screens.claim_header import ClaimHeader
from claimdesk.screens.claim_parts import made_form, made_notes
from claimdesk.screens.claim_queue import ClaimQueue
from claimdesk.screens.claim_session import ClaimSession
from claimdesk.screens.conflict_panel import ConflictPanel
from claimdesk.screens.labels import load_labels
from claimdesk.screens.notices import Notices
from claimdesk.screens.number_watch import NumberWatch
from claimdesk.screens.problems_panel import ProblemsPanel
from claimdesk.screens.reason_panel import ReasonPanel
from claimdesk.screens.scan_panel import ScanPanel
from claimdesk.screens.unreached import unreached

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimdesk.casebook.places import Entry
    from claimdesk.casework.changes import Changes
    from claimdesk.casework.open_claim import OpenedClaim
    from claimdesk.screens.workplace import Workplace

WIDTH, HEIGHT = 1280, 800
_HELP = MappingProxyType({Block.SCHEDULE.value: "schedule", LETTERS: "claim_letters", LOSS: "claim_loss"})
"""The pages of help for the parts of a claim that have one of their own."""


class ClaimWindow(QMainWindow):
    """Two windows may be open on one claim; the second save is refused with both readings shown."""

    def __init__(self, workplace: Workplace, claim_number: str) -> None:
        super().__init__()
        self.setObjectName("claim_window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"{claim_number} · {workplace.desk.settlement.short_caption}")
        self.claim_number, self._workplace = claim_number, workplace
        self.session = ClaimSession(workplace, claim_number, parent=self)
        settlement, wording = workplace.desk.settlement, workplace.desk.wording
        root = QWidget(self)
        self.header = ClaimHeader(claim_number, bar_date=settlement.bar_date, parent=root)
        self.form = made_form(workplace, self.session.blocks, parent=root)
        self.notices = Notices(root)
        self.beside = ClaimBeside(workplace, claim_number, form=self.form, notices=self.notices, parent=self)
        self._numbers = NumberWatch(workplace, self.session, form=self.form, notices=self.notices, parent=self)
        self.blocks = BlockList(load_labels().of_blocks(self.form.keys), root)
        self.problems = ProblemsPanel(settlement, wording, deeds=workplace.deeds, parent=root)
        self.conflict = ConflictPanel(root)
        self.reason = ReasonPanel(root)
        self.notes = made_notes(workplace, self.session, form=self.form, notices=self.notices, parent=root)
        self.deeds = ClaimDeeds(
            workplace,
            self.session,
            form=self.form,
            notices=self.notices,
            conflict=self.conflict,
            reason=self.reason,
            parent=self,
        )
        self.scan = ScanPanel(workplace, self.session, form=self.form, notices=self.notices, parent=root)
        self.queue = ClaimQueue(workplace, self, parent=root)
        self._lay_out(root)
        self._wire()
        self.scan.hold(bind(self, Scope.CLAIM, deeds=workplace.deeds, handlers=self._handlers()))
        workplace.memory.restore(self, "claim", width=WIDTH, height=HEIGHT)
        self.form.setEnabled(False)
        self.session.open()

    def _lay_out(self, root: QWidget) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        above: tuple[QWidget, ...] = (self.scan, self.reason, *self.notes.panels, *self.queue.panels)
        for panel in (*above, self.conflict, self.form):
            middle.addWidget(panel, 0 if panel in above else 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.blocks)
        row.addLayout(middle, 5)
        row.addWidget(self.scan.page, 3)
        row.addWidget(self.problems)
        column = QVBoxLayout(root)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(row, 1)
        column.addWidget(self.notices)
        self.setCentralWidget(root)

    def _wire(self) -> None:
        session, form = self.session, self.form
        form.committed.connect(session.put)
        form.turned.connect(self._turned)
        form.finished.connect(self.queue.say_end)
        self.blocks.chosen.connect(self._show_block)
        for beside in (self.blocks, self.problems):
            self.scan.page_shown.connect(beside.setHidden)
        self._numbers.watch_scan(self.scan)
        self.blocks.chosen.connect(form.turn_to)
        self.problems.wanted.connect(self.go_to)
        self.beside.marked.connect(lambda key, mark: self.blocks.show_marks({key: mark}))
        self.notices.dismissed.connect(self.back_to_form)
        self.reason.left.connect(self.back_to_form)
        self.notes.changed.connect(self._show_notes)
        session.shown.connect(self._show_proof)
        session.changed.connect(self._show_change)
        session.judged.connect(self._show_judgement)
        session.opened.connect(self._enter)
        session.looked.connect(self._show_looked)
        self.deeds.finish_wanted.connect(self.queue.finish)
        self._workplace.changed.connect(self.on_changed)

    def _handlers(self) -> Mapping[str, Callable[[], None]]:
        deeds, form, workplace = self.deeds, self.form, self._workplace
        return MappingProxyType(
            {
                **self.scan.handlers,
                **{name: self._once_open(deed) for name, deed in self.notes.handlers().items()},
                **{name: self._once_open(deed) for name, deed in self.queue.handlers().items()},
                "save": self._once_open(deeds.save),
                "finish": self._once_open(deeds.finish),
                "rest_blank": self._once_open(deeds.record_rest_blank),
                "review": self._once_open(deeds.review),
                "discard_draft": self._once_open(deeds.discard),
                "undo": self._once_open(deeds.undo),
                "redo": self._once_open(deeds.redo),
                "void": self._once_open(deeds.void),
                "close": self._close,
                "next_block": lambda: form.step(forward=True),
                "previous_block": lambda: form.step(forward=False),
                "next_problem": lambda: self.step_problem(forward=True),
                "previous_problem": lambda: self.step_problem(forward=False),
                "go_problems": self._go_problems,
                "go_letters": lambda: form.turn_to(LETTERS),
                "print_letter": lambda: self._with_letter(self.beside.letters.print_out),
                "save_letter": lambda: self._with_letter(self.beside.letters.save),
                "go_loss": lambda: form.turn_to(LOSS),
                "go_history": lambda: form.turn_to(HISTORY),
                "find": lambda: workplace.screen_wanted.emit("find"),
                "notice": self.notices.take_focus,
                "help": lambda: workplace.screen_wanted.emit(f"help/{_HELP.get(form.key, 'claim')}"),
                "lock": lambda: workplace.screen_wanted.emit("lock"),
                "scheme": lambda: workplace.screen_wanted.emit("scheme"),
            }
        )

    def _with_letter(self, deed: Callable[[], None]) -> None:
        """Do something with the letter on show; who has not looked at the letters yet is shown them first."""
        if self.form.key == LETTERS:
            deed()
        else:
            self.form.turn_to(LETTERS)
            self.beside.letters.once_shown(deed)

    def _once_open(self, deed: Callable[[], None]) -> Callable[[], None]:
        """Give the deed as one that waits for the claim to have come from the store: before, its key does nothing."""
        return lambda: deed() if self.session.is_open else None

    def go_to(self, path: str) -> None:
        """Put the cursor into a place of the paper."""
        self.activateWindow()
        self.form.go_to(path)

    def step_problem(self, *, forward: bool) -> None:
        """Go to the next or the previous problem."""
        self.form.commit()
        path = self.problems.step(forward=forward)
        if path:
            self.form.go_to(path)
        else:
            self.notices.say("Nothing is wrong with what was keyed so far")

    def on_changed(self, changes: Changes) -> None:
        """Look again at history and letters when this claim was changed, here or in another window."""
        if self.claim_number in changes.claim_numbers:
            self.session.look()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Commit the open field, so that closing loses nothing, and remember the place of the window."""
        self.form.commit()
        if self.session.unsaved and not self.session.drafts.is_kept:
            event.ignore()
            self.notices.ask(
                f"{fields_text(self.session.unsaved)} could not be kept on disk; closing loses them.",
                answer="Close and lose them",
                deed=self._close_without_draft,
            )
            return
        self.queue.close()
        self._workplace.memory.keep(self, "claim")
        super().closeEvent(event)

    def _turned(self, key: str) -> None:
        self.blocks.light(key)
        if key == HISTORY and self.session.is_open:
            self.session.look()

    def _show_block(self, key: str) -> None:
        self.form.turn_to(key)

    def back_to_form(self) -> None:
        """Put the cursor back into the form."""
        self.form.turn_to(self.form.key)

    def _show_proof(self) -> None:
        claim = self.session.claim
        self.form.show_proof(self.session.proof, self.session.origins)
        self.form.suggest(self.session.proof)
        if claim is not None:
            self.header.show_claim(claim)
            self.form.setEnabled(True)
            self.form.let_key(is_open=claim.state is not ClaimState.VOIDED)
        self._show_above()

    def _show_change(self, entries: tuple[Entry, ...]) -> None:
        if self.session.is_leaving:
            return
        if any(entry.path.endswith(".count") and not entry.path.startswith("schedule.") for entry in entries):
            self.form.show_proof(self.session.proof, self.session.origins)
        if any(not entry.path.startswith("schedule.") for entry in entries):
            self.form.suggest(self.session.proof)
        self._show_above()

    def _show_above(self) -> None:
        self.header.show_proof(self.session.proof)

    def _show_judgement(self) -> None:
        judgement = self.session.judgement
        if judgement is None:
            return
        self.beside.show_schedule(self.session.proof.schedule)
        self.problems.show_judgement(judgement)
        self.header.show_judgement(judgement)
        self.form.show_problems(self.problems.problems, judgement, self.notes.notes)
        self.blocks.show_marks(self.form.marks(self.session.proof, judgement))

    def _show_notes(self) -> None:
        self.problems.show_notes(self.notes.notes)
        self._show_judgement()

    def _enter(self, opened: OpenedClaim) -> None:
        self.beside.show_claim(opened)
        missing = unreached(self.session.proof, self._workplace.desk.settlement, blocks=self.session.blocks)
        is_new = opened.claim.version == 1 and not opened.draft and not opened.claim.proof.batch.is_reached
        if missing and not is_new:
            self.form.go_to(missing[0])
        else:
            self.form.turn_to(self.form.keys[0])

    def _show_looked(self, opened: OpenedClaim) -> None:
        self.beside.show_claim(opened)
        if opened.claim.version == self.session.base_version or self.queue.say_moved(opened):
            return
        if self.session.unsaved:
            self.session.keep_again()
            self.notices.say(
                f"Version {opened.claim.version} was saved elsewhere; saving yours will show both readings"
            )
        else:
            self.session.show_opened(opened)
            self.notices.say(f"Version {opened.claim.version} was saved elsewhere and is shown now")

    def _close(self) -> None:
        self.close()

    def _close_without_draft(self) -> None:
        self.session.give_up()
        self.close()

    def _go_problems(self) -> None:
        self.form.commit()
        self.problems.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
