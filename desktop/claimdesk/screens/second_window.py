"""A second keying in a window of its own: the same form, empty, and nothing beside it that knows the first keying."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from claimdesk.casebook.work import Work
from claimdesk.casework.second_keying import SecondPass, return_second_keying
from claimdesk.screens.actions import Scope, bind
from claimdesk.screens.blind_paper import BlindPaper
from claimdesk.screens.claim_deeds import fields_text
from claimdesk.screens.claim_form import UNREAD
from claimdesk.screens.history_view import moment_text
from claimdesk.screens.notices import Notices
from claimdesk.screens.paper_view import PaperView
from claimdesk.screens.pass_deeds import PassDeeds
from claimdesk.screens.second_header import SecondHeader
from claimdesk.screens.second_session import SecondSession
from claimdesk.screens.unreached import blank_entries

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimdesk.casebook.places import Entry
    from claimdesk.casework.next_claim import NextClaim
    from claimdesk.casework.second_keying import SecondKeyed
    from claimdesk.screens.claim_form import ClaimForm
    from claimdesk.screens.claim_steps import Taken
    from claimdesk.screens.workplace import Workplace

WIDTH, HEIGHT = 1280, 800


class SecondWindow(QMainWindow):
    """The form is made once the store has given this clerk the second keying; until then there is nothing to key."""

    def __init__(self, workplace: Workplace, claim_number: str) -> None:
        super().__init__()
        self.setObjectName("second_window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.claim_number, self._workplace = claim_number, workplace
        self._name_window()
        self.session = SecondSession(workplace, claim_number, parent=self)
        self._root = QWidget(self)
        self.header = SecondHeader(claim_number, parent=self._root)
        self.notices = Notices(self._root)
        self.deeds = PassDeeds(
            workplace,
            self,
            work=Work.SECOND_KEYING,
            notices=self.notices,
            give_back=return_second_keying,
            parent=self._root,
        )
        self.deeds.show_claim(claim_number)
        self.paper = PaperView(workplace, notices=self.notices, parent=self._root)
        self._row = QHBoxLayout()
        self.sheet = BlindPaper(workplace, self.session, row=self._row, notices=self.notices, parent=self._root)
        self._lay_out()
        self._wire()
        self.paper.hold(bind(self, Scope.CLAIM, deeds=workplace.deeds, handlers=self._handlers()))
        workplace.memory.restore(self, "claim", width=WIDTH, height=HEIGHT)
        self.session.open()

    @property
    def form(self) -> ClaimForm | None:
        """The form; None until the store has given the claim."""
        return self.sheet.form

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
        self.deeds.close()
        self._workplace.memory.keep(self, "claim")
        super().closeEvent(event)

    def _lay_out(self) -> None:
        self._row.setSpacing(0)
        self._row.addWidget(self.paper.page, 1)
        column = QVBoxLayout(self._root)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.paper)
        column.addWidget(self.deeds.aside)
        column.addLayout(self._row, 1)
        column.addWidget(self.notices)
        self.setCentralWidget(self._root)

    def _wire(self) -> None:
        session = self.session
        session.opened.connect(self._show_given)
        session.refused.connect(self.notices.tell)
        session.told.connect(self.notices.tell)
        session.shown.connect(self.sheet.show_proof)
        session.changed.connect(self._show_change)
        session.kept.connect(self._say_kept)
        self.sheet.reached.connect(self.paper.show_path)
        self.sheet.finished.connect(self._say_end)
        session.told.connect(lambda _told: self.deeds.next.stay())
        session.finished.connect(self._say_finished)
        self.deeds.left.connect(session.close)
        self.deeds.aside.left.connect(self._back_to_form)
        self.deeds.next.handed.connect(self._turn_to)
        self.notices.dismissed.connect(self._back_to_form)

    def _handlers(self) -> Mapping[str, Callable[[], None]]:
        workplace = self._workplace
        return MappingProxyType(
            {
                **self.paper.handlers,
                **{name: self._after_commit(deed) for name, deed in self.deeds.handlers.items()},
                "save": self._say_saved,
                "finish": self._finish,
                "rest_blank": self._record_rest_blank,
                "undo": lambda: self._go_to_step(self.session.undo, "Nothing to undo: nothing was keyed here yet"),
                "redo": lambda: self._go_to_step(self.session.redo, "Nothing to redo: no commit was undone"),
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

    def _turn_to(self, following: NextClaim) -> None:
        """Show the next claim in the place of the one that is finished; nothing is painted until it is there."""
        given = following.opened
        if not isinstance(given, SecondPass):
            return
        self.claim_number = given.claim_number
        self.setUpdatesEnabled(False)
        try:
            self._name_window()
            self.header.number.setText(given.claim_number)
            self.deeds.show_claim(given.claim_number)
            if self.form is not None:
                self.form.forget()
            self.session.turn_to(given)
        finally:
            self.setUpdatesEnabled(True)

    def _name_window(self) -> None:
        caption = self._workplace.desk.settlement.short_caption
        self.setWindowTitle(f"Second keying {self.claim_number} · {caption}")

    def _show_given(self, given: SecondPass) -> None:
        session = self.session
        self.header.show_given(given)
        form = self.sheet.show_asked(given.scope)
        self.paper.pages.show_claim(self.claim_number)
        self.sheet.show_proof()
        missing = session.unreached()
        if given.entries and missing:
            form.go_to(missing[0])
        else:
            form.turn_to(form.keys[0])
        if given.kept_at is not None:
            words = fields_text(session.keyed)
            self.notices.say(f"Your second keying of {moment_text(given.kept_at)} goes on: {words} keyed")
        self._say_kept()
        self.deeds.begin()

    def _show_change(self, entries: tuple[Entry, ...]) -> None:
        self.deeds.figures.count(entries[0].path)
        self.sheet.show_change(entries)
        self._say_kept()

    def _finish(self) -> None:
        """Finish, or go to the first place that nobody has been at and say how many there are."""
        self.commit()
        missing = self.session.unreached()
        if not missing or self.form is None:
            self._hand_in()
            return
        self.notices.ask_about_unreached(len(missing), deed=self._record_rest_blank)
        self.form.go_to(missing[0])

    def _record_rest_blank(self) -> None:
        self.commit()
        missing = self.session.unreached()
        if missing and self.session.is_open:
            self.session.put(blank_entries(self.session.proof, missing))
        self._hand_in()

    def _hand_in(self) -> None:
        """Finish, and let keys wait: this paper takes no more of them, whether another one follows or not."""
        if self.form is not None and self.form.go_to_unread():
            self.notices.say(UNREAD)
        elif self.session.is_open:
            self.deeds.next.begin()
            self.deeds.next.keys.hold()
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

    def _after_commit(self, deed: Callable[[], None]) -> Callable[[], None]:
        """Give the deed as one that commits the open field before."""

        def committed() -> None:
            self.commit()
            deed()

        return committed

    def _say_end(self) -> None:
        following = " and takes the next claim" if self.deeds.next.is_wanted else ""
        self.notices.say(f"That was the last place. {self.deeds.key('finish')} finishes the second keying{following}")

    def _say_saved(self) -> None:
        self.commit()
        self.notices.say("Already kept: every place is on disk as it is keyed")

    def _say_kept(self) -> None:
        where = "kept" if self.session.is_kept else "not on disk"
        self.notices.keep_aside(f"{fields_text(self.session.keyed)} keyed, {where}" if self.session.keyed else "")

    def _say_finished(self, done: SecondKeyed) -> None:
        """Close the form: how the two keyings compare is settled by somebody else."""
        if self.form is not None and not self.deeds.next.is_going_on:
            self.form.let_key(is_open=False)
        self.notices.keep_aside("Finished")
        self.deeds.hand_in(f"The second keying of {done.claim_number} is finished")

    def _close(self) -> None:
        self.close()

    def _close_without(self) -> None:
        self.session.is_kept = True
        self.close()

    def _back_to_form(self) -> None:
        if self.form is not None:
            self.form.turn_to(self.form.key)
