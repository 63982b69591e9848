"""A second keying in a window of its own: the same form, empty, and nothing beside it that knows the first keying."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from claimdesk.casebook.origin import Origin
from claimdesk.screens.actions import Scope, bind
from claimdesk.screens.active_place import ActivePlace
from claimdesk.screens.block_list import BlockList, BlockMark
from claimdesk.screens.claim_deeds import fields_text
from claimdesk.screens.claim_form import ClaimForm
from claimdesk.screens.fields.presses import Press
from claimdesk.screens.history_view import moment_text
from claimdesk.screens.labels import load_labels
from claimdesk.screens.notices import Notices
from claimdesk.screens.origin_words import origin_sentence
from claimdesk.screens.paper_view import PaperView
from claimdesk.screens.recent import is_repeatable
from claimdesk.screens.second_header import SecondHeader
from claimdesk.screens.second_session import SecondSession
from claimdesk.screens.unreached import blank_entries

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimdesk.casebook.places import Entry
    from claimdesk.casework.second_keying import SecondKeyed, SecondPass
    from claimdesk.screens.claim_steps import Taken
    from claimdesk.screens.workplace import Workplace

WIDTH, HEIGHT = 1280, 800


class SecondWindow(QMainWindow):
    """The form is made once the store has given this clerk the second keying; until then there is nothing to key."""

    def __init__(self, workplace: Workplace, claim_number: str) -> None:
        super().__init__()
        self.setObjectName("second_window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Second keying {claim_number} · {workplace.desk.settlement.short_caption}")
        self.claim_number = claim_number
        self._workplace = workplace
        self.session = SecondSession(workplace, claim_number, parent=self)
        self._root = QWidget(self)
        self.header = SecondHeader(claim_number, parent=self._root)
        self.notices = Notices(self._root)
        self.paper = PaperView(workplace, notices=self.notices, parent=self._root)
        self.form: ClaimForm | None = None
        self.blocks: BlockList | None = None
        self._row = QHBoxLayout()
        self._lay_out()
        self._wire()
        self.paper.hold(bind(self, Scope.CLAIM, deeds=workplace.deeds, handlers=self._handlers()))
        workplace.memory.restore(self, "claim", width=WIDTH, height=HEIGHT)
        self.session.open()

    def commit(self) -> None:
        """Commit whatever is being keyed."""
        if self.form is not None:
            self.form.commit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Commit the open field, so that closing loses nothing, and remember the place of the window."""
        self.commit()
        if not self.session.is_kept and self.session.is_open:
            event.ignore()
            self.notices.ask(
                f"{fields_text(self.session.keyed)} could not be kept on disk; closing loses them.",
                answer="Close and lose them",
                deed=self._close_without,
            )
            return
        self._workplace.memory.keep(self, "claim")
        super().closeEvent(event)

    def _lay_out(self) -> None:
        self._row.setSpacing(0)
        column = QVBoxLayout(self._root)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.paper)
        column.addLayout(self._row, 1)
        column.addWidget(self.notices)
        self.setCentralWidget(self._root)

    def _wire(self) -> None:
        session = self.session
        session.opened.connect(self._show_given)
        session.refused.connect(self.notices.tell)
        session.told.connect(self.notices.tell)
        session.shown.connect(self._show_proof)
        session.changed.connect(self._show_change)
        session.kept.connect(self._say_kept)
        session.finished.connect(self._say_finished)
        session.returned.connect(self._close_returned)
        self.notices.dismissed.connect(self._back_to_form)

    def _handlers(self) -> Mapping[str, Callable[[], None]]:
        workplace = self._workplace
        return MappingProxyType(
            {
                **self.paper.handlers,
                "save": self._say_saved,
                "finish": self._finish,
                "rest_blank": self._record_rest_blank,
                "undo": lambda: self._go_to_step(self.session.undo, "Nothing to undo: nothing was keyed here yet"),
                "redo": lambda: self._go_to_step(self.session.redo, "Nothing to redo: no commit was undone"),
                "give_back": self._give_back,
                "close": self._close,
                "next_block": lambda: self._step(forward=True),
                "previous_block": lambda: self._step(forward=False),
                "find": lambda: workplace.screen_wanted.emit("find"),
                "notice": self.notices.take_focus,
                "help": lambda: workplace.screen_wanted.emit("help/second"),
                "lock": lambda: workplace.screen_wanted.emit("lock"),
                "scheme": lambda: workplace.screen_wanted.emit("scheme"),
            }
        )

    def _show_given(self, given: SecondPass) -> None:
        session, labels = self.session, load_labels()
        self.header.show_given(given)
        form = ClaimForm(
            session.blocks,
            settlement=session.settlement,
            wording=self._workplace.desk.wording,
            labels=labels,
            deeds=self._workplace.deeds,
            rules=session.rules,
            parent=self._root,
        )
        blocks = BlockList(labels.of_blocks(form.keys), self._root)
        self._row.addWidget(blocks)
        self._row.addWidget(form, 1)
        self._row.addWidget(self.paper.page, 1)
        for widget in (blocks, form):
            widget.show()
        self.form, self.blocks = form, blocks
        form.committed.connect(session.put)
        form.asked.connect(self._answer)
        form.turned.connect(blocks.light)
        form.finished.connect(
            lambda: self.notices.say("That was the last place. Ctrl+Enter finishes the second keying")
        )
        blocks.chosen.connect(form.turn_to)
        ActivePlace(form, parent=form).reached.connect(self.paper.show_path)
        self.paper.pages.show_claim(self.claim_number)
        self._show_proof()
        missing = session.unreached()
        if given.entries and missing:
            form.go_to(missing[0])
        else:
            form.turn_to(form.keys[0])
        if given.kept_at is not None:
            words = fields_text(session.keyed)
            self.notices.say(f"Your second keying of {moment_text(given.kept_at)} goes on: {words} keyed")
        self._say_kept()

    def _show_proof(self) -> None:
        if self.form is not None:
            self.form.show_proof(self.session.proof, self.session.origins)
            self._show_marks()

    def _show_change(self, entries: tuple[Entry, ...]) -> None:
        if self.form is None:
            return
        if any(entry.path.endswith(".count") and not entry.path.startswith("schedule.") for entry in entries):
            self.form.show_proof(self.session.proof, self.session.origins)
        self._show_marks()
        self._say_kept()

    def _show_marks(self) -> None:
        if self.blocks is not None:
            left = {block.value: len(self.session.unreached(block=block)) for block in self.session.blocks}
            self.blocks.show_marks({key: BlockMark(open_places=count) for key, count in left.items()})

    def _answer(self, path: str, press: Press) -> None:
        """Answer a key of a field: where a value came from, or what this clerk has keyed before."""
        session, recent, form = self.session, self._workplace.recent, self.form
        if press is Press.ORIGIN:
            self.notices.say(origin_sentence(path, session.proof, session.origins))
            return
        if not is_repeatable(path):
            self.notices.say("A number of a taxpayer is keyed wherever it stands on the paper")
            return
        is_ditto = press is Press.DITTO
        entry = recent.of_previous_claim(path, claim_number=self.claim_number) if is_ditto else recent.used_last(path)
        if entry is None or form is None:
            self.notices.say("Nothing to repeat: you have keyed nothing in this field before")
            return
        form.take_reading(path, entry.reading, origin=Origin.PREVIOUS_CLAIM if is_ditto else Origin.USED_LAST)

    def _finish(self) -> None:
        """Finish, or go to the first place that nobody has been at and say how many there are."""
        self.commit()
        missing = self.session.unreached()
        if not missing or self.form is None:
            self.session.finish()
            return
        count = f"{len(missing)} field was" if len(missing) == 1 else f"{len(missing)} fields were"
        self.notices.ask(
            f"{count} never reached. Key them, or record them as blank on the paper.",
            answer="Record the rest as blank and finish",
            deed=self._record_rest_blank,
        )
        self.form.go_to(missing[0])

    def _record_rest_blank(self) -> None:
        self.commit()
        missing = self.session.unreached()
        if missing and self.session.is_open:
            self.session.put(blank_entries(self.session.proof, missing))
        self.session.finish()

    def _go_to_step(self, step: Callable[[], Taken | None], otherwise: str) -> None:
        self.commit()
        taken = step() if self.session.is_open else None
        if taken is not None and self.form is not None:
            self.form.go_to(taken.path)
        self.notices.say(taken.words if taken is not None else otherwise)

    def _step(self, *, forward: bool) -> None:
        if self.form is not None:
            self.form.step(forward=forward)

    def _give_back(self) -> None:
        self.commit()
        if self.session.is_open:
            self.session.give_back()

    def _say_saved(self) -> None:
        self.commit()
        self.notices.say("Already kept: every place is on disk as it is keyed")

    def _say_kept(self) -> None:
        where = "kept" if self.session.is_kept else "not on disk"
        self.notices.keep_aside(f"{fields_text(self.session.keyed)} keyed, {where}" if self.session.keyed else "")

    def _say_finished(self, done: SecondKeyed) -> None:
        """Close the form: how the two keyings compare is settled by somebody else."""
        if self.form is not None:
            self.form.let_key(is_open=False)
        self.notices.clear()
        self.notices.say(f"The second keying of {done.claim_number} is finished; Ctrl+W closes this window")
        self.notices.keep_aside("Finished")

    def _close_returned(self) -> None:
        self.close()

    def _close(self) -> None:
        self.close()

    def _close_without(self) -> None:
        self.session.is_kept = True
        self.close()

    def _back_to_form(self) -> None:
        if self.form is not None:
            self.form.turn_to(self.form.key)
