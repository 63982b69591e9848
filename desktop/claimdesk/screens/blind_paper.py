"""The form of a second keying and its list of blocks, made for what is asked and filled by one clerk alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from claimdesk.casebook.origin import Origin
from claimdesk.casebook.pasted_trades import why_no_value
from claimdesk.screens.active_place import ActivePlace
from claimdesk.screens.block_list import BlockList, BlockMark
from claimdesk.screens.claim_form import ClaimForm
from claimdesk.screens.fields.presses import Press
from claimdesk.screens.labels import load_labels
from claimdesk.screens.origin_words import origin_sentence
from claimdesk.screens.recent import is_repeatable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout, QWidget

    from claimdesk.casebook.pass_scope import PassScope
    from claimdesk.casebook.places import Entry
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.second_session import SecondSession
    from claimdesk.screens.workplace import Workplace


class BlindPaper(QObject):
    """Stands at the left of a row of the window from the moment on when the store has given the claim."""

    reached = Signal(str)
    """The place of the paper that has the cursor now."""

    finished = Signal()
    """The walk has led past the last place."""

    def __init__(
        self, workplace: Workplace, session: SecondSession, *, row: QHBoxLayout, notices: Notices, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._session = session
        self._row = row
        self._notices = notices
        self._parent = parent
        self._scope: PassScope | None = None
        self.form: ClaimForm | None = None
        self.blocks: BlockList | None = None

    def show_asked(self, scope: PassScope) -> ClaimForm:
        """Give the form that asks for what is asked of this claim: the one on show, or another one in its place."""
        if self.form is not None and self._scope is scope:
            self.form.let_key(is_open=True)
            return self.form
        session, labels = self._session, load_labels()
        for old in (self.form, self.blocks):
            if old is not None:
                self._row.removeWidget(old)
                old.hide()
                old.deleteLater()
        form = ClaimForm(
            session.blocks,
            settlement=session.settlement,
            wording=self._workplace.desk.wording,
            labels=labels,
            deeds=self._workplace.deeds,
            rules=session.rules,
            parent=self._parent,
        )
        blocks = BlockList(labels.of_blocks(form.keys), self._parent)
        for place, (widget, stretch) in enumerate(((blocks, 0), (form, 1))):
            self._row.insertWidget(place, widget, stretch)
            widget.show()
        form.committed.connect(session.put)
        form.asked.connect(self._answer)
        form.turned.connect(blocks.light)
        form.finished.connect(self.finished)
        blocks.chosen.connect(form.turn_to)
        ActivePlace(form, parent=form).reached.connect(self.reached)
        self.form, self.blocks, self._scope = form, blocks, scope
        return form

    def show_proof(self) -> None:
        """Show what this clerk has keyed."""
        if self.form is not None:
            self.form.show_proof(self._session.proof, self._session.origins)
            self._show_marks()

    def show_change(self, entries: tuple[Entry, ...]) -> None:
        """Show what follows from entries that were committed: how many lines a list has, what is left to key."""
        if any(entry.path.endswith(".count") and not entry.path.startswith("schedule.") for entry in entries):
            self.show_proof()
        else:
            self._show_marks()

    def _show_marks(self) -> None:
        session = self._session
        if self.blocks is not None:
            left = {block.value: len(session.unreached(block=block)) for block in session.blocks}
            self.blocks.show_marks({key: BlockMark(open_places=count) for key, count in left.items()})

    def _answer(self, path: str, press: Press) -> None:
        """Answer a key of a field: where a value came from, or what this clerk has keyed before."""
        session, recent, form = self._session, self._workplace.recent, self.form
        if press is Press.ORIGIN:
            self._notices.say(origin_sentence(path, session.proof, session.origins))
            return
        if press is Press.PASTE:
            self._notices.say(why_no_value(QGuiApplication.clipboard().text()))
            return
        if not is_repeatable(path):
            self._notices.say("A number of a taxpayer is keyed wherever it stands on the paper")
            return
        is_ditto = press is Press.DITTO
        number = session.claim_number
        entry = recent.of_previous_claim(path, claim_number=number) if is_ditto else recent.used_last(path)
        if entry is None or form is None:
            self._notices.say("Nothing to repeat: you have keyed nothing in this field before")
            return
        form.take_reading(path, entry.reading, origin=Origin.PREVIOUS_CLAIM if is_ditto else Origin.USED_LAST)
