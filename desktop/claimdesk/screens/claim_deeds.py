"""What a person may do with an open claim: every deed commits the open field first, then asks the store."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from claimdesk.casebook.origin import Origin
from claimdesk.casebook.pasted_trades import why_no_value
from claimdesk.casebook.usual_answers import usual_entries
from claimdesk.screens.actions import Scope, hint_key
from claimdesk.screens.claim_form import UNREAD, block_of
from claimdesk.screens.conflict_panel import Clash, clashes, settled
from claimdesk.screens.fields.presses import Press
from claimdesk.screens.history_view import moment_text
from claimdesk.screens.origin_words import origin_sentence
from claimdesk.screens.recent import is_repeatable
from claimdesk.screens.unreached import blank_entries, unreached
from claimdesk.screens.usual_file import load_usual_answers

if TYPE_CHECKING:
    from claimdesk.casebook.places import Entry
    from claimdesk.casework.open_claim import OpenedClaim
    from claimdesk.casework.save_claim import Saved
    from claimdesk.screens.claim_form import ClaimForm
    from claimdesk.screens.claim_session import ClaimSession
    from claimdesk.screens.claim_steps import Taken
    from claimdesk.screens.conflict_panel import ConflictPanel
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.reason_panel import ReasonPanel
    from claimdesk.screens.workplace import Workplace


class ClaimDeeds(QObject):
    """Saving, finishing, reviewing and voiding one claim, and settling two readings of it."""

    finish_begun = Signal()
    """Nothing is keyed into this claim any more, but what is recorded as blank after this."""
    finish_wanted = Signal()
    """Every place was reached or recorded: the claim may be saved as keyed."""
    clashed = Signal()
    """Somebody else has saved other readings: which of them stand is asked, and nothing goes on until that is said."""

    def __init__(
        self,
        workplace: Workplace,
        session: ClaimSession,
        *,
        form: ClaimForm,
        notices: Notices,
        conflict: ConflictPanel,
        reason: ReasonPanel,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._session = session
        self._form = form
        self._notices = notices
        self._conflict = conflict
        self._reason = reason
        self._stored: OpenedClaim | None = None
        self._mine: tuple[Entry, ...] = ()
        self._clashes: tuple[Clash, ...] = ()
        self._is_finishing = False
        session.saved.connect(self._say_saved)
        session.conflicted.connect(self._show_conflict)
        session.changed.connect(lambda _entries: self._say_draft())
        session.drafts.turned.connect(self._say_draft)
        session.opened.connect(self._say_opened)
        session.moved.connect(self._say_moved)
        session.told.connect(notices.tell)
        form.asked.connect(self.answer)
        form.offer_from(workplace.recent.offers)
        workplace.person_changed.connect(lambda: form.offer_from(workplace.recent.offers))
        conflict.settled.connect(self._settle)
        conflict.put_off.connect(self._put_off)
        reason.given.connect(session.void)

    def save(self) -> None:
        """Save what was keyed as the next version."""
        self._form.commit()
        if not self._session.unsaved:
            self._notices.say(f"Already saved, version {self._session.base_version}")
            return
        self._is_finishing = False
        self._session.save()

    def finish(self) -> None:
        """Finish keying, or go to the first place that nobody has been at and say how many there are."""
        self._form.commit()
        if self._stops_at_unread():
            return
        missing = self._unreached()
        if not missing:
            self._finish()
            return
        self._notices.ask_about_unreached(len(missing), deed=self.record_rest_blank)
        self._form.go_to(missing[0])

    def record_rest_blank(self) -> None:
        """Record every place that nobody has been at as blank, and finish keying."""
        self._form.commit()
        if self._stops_at_unread():
            return
        missing = self._unreached()
        self._finish(blank_entries(self._session.proof, missing))

    def review(self) -> None:
        """Mark the claim as reviewed, once everything is saved."""
        self._form.commit()
        if self._session.unsaved:
            self._notices.ask(
                f"{fields_text(self._session.unsaved)} not saved yet. A claim is reviewed as it is saved.",
                answer="Save",
                deed=self.save,
            )
            return
        self._session.review()

    def void(self) -> None:
        """Ask for the reason, then void the claim."""
        number = self._session.claim_number
        self._reason.ask(f"Why should {number} not stand? It keeps its number.", deed=f"Void {number}")

    def discard(self) -> None:
        """Drop the draft and show the claim as it is stored."""
        self._session.discard()
        self._notices.say("The draft is dropped; this is the claim as it was saved")

    def undo(self) -> None:
        """Take back the last commit of this claim, name it, and go to its place."""
        self._form.commit()
        self._go_to_step(self._session.undo(), "Nothing to undo: this claim stands as it was opened")

    def redo(self) -> None:
        """Make again what was undone last, name it, and go to its place."""
        self._form.commit()
        self._go_to_step(self._session.redo(), "Nothing to redo: no commit was undone since the last one")

    def answer(self, path: str, press: Press) -> None:
        """Answer a key of a field that only the claim can answer."""
        if press is Press.ORIGIN:
            self._notices.say(origin_sentence(path, self._session.proof, self._session.origins))
        elif press is Press.PASTE:
            self._notices.say(why_no_value(QGuiApplication.clipboard().text()))
        elif press is Press.USUAL:
            self.fill_usual(block_of(path))
        else:
            self.recall(path, press)

    def fill_usual(self, block: str) -> None:
        """Fill what nobody has been at in a block with its usual answers, as one step, and go on behind them."""
        self._form.commit()
        session, recent = self._session, self._workplace.recent
        origins = session.origins
        answers = load_usual_answers(self._workplace.desk.settlement.name).of_block(block, session.proof)
        entries = usual_entries(
            answers,
            session.proof,
            is_open=lambda path: self._form.is_open_at(path) and path not in origins,
            previous=partial(recent.of_previous_claim, claim_number=session.claim_number),
        )
        if entries:
            session.put(entries)
            self._form.show_proof(session.proof, session.origins)
            self._form.suggest(session.proof)
            count = f"{len(entries)} usual answer{'' if len(entries) == 1 else 's'}"
            undo = hint_key(self._workplace.deeds, Scope.CLAIM, "undo")
            self._notices.say(f"{count} filled in, underlined; {undo} takes them back")
        else:
            self._notices.say("Nothing usual is left to fill in this block")
        self._form.go_on(block)

    def recall(self, path: str, press: Press) -> None:
        """Take over what this clerk keyed before: in this field of the previous claim, or wherever it was last used."""
        recent, number = self._workplace.recent, self._session.claim_number
        if not is_repeatable(path):
            self._notices.say("A number of a taxpayer is keyed wherever it stands on the paper")
            return
        is_ditto = press is Press.DITTO
        entry = recent.of_previous_claim(path, claim_number=number) if is_ditto else recent.used_last(path)
        if entry is not None:
            origin = Origin.PREVIOUS_CLAIM if is_ditto else Origin.USED_LAST
            self._form.take_reading(path, entry.reading, origin=origin)
        elif is_ditto:
            self._notices.say("Nothing to repeat: you have keyed no claim before this one with this field")
        else:
            self._notices.say("Nothing to repeat: you have not keyed this field yet")

    def _go_to_step(self, taken: Taken | None, otherwise: str) -> None:
        if taken is not None:
            self._form.go_to(taken.path)
        self._notices.say(taken.words if taken is not None else otherwise)

    def _finish(self, blank: tuple[Entry, ...] = ()) -> None:
        self._notices.clear()
        self._is_finishing = True
        self.finish_begun.emit()
        if blank:
            self._session.put(blank)
        self.finish_wanted.emit()

    def _stops_at_unread(self) -> bool:
        is_unread = self._form.go_to_unread()
        if is_unread:
            self._notices.say(UNREAD)
        return is_unread

    def _unreached(self) -> tuple[str, ...]:
        session = self._session
        return unreached(session.proof, self._workplace.desk.settlement, blocks=session.blocks)

    def _say_saved(self, saved: Saved) -> None:
        self._notices.clear()
        found = len(saved.judgement.defects)
        problems = "no problem" if not found else f"{found} problem{'' if found == 1 else 's'}"
        if self._session.has_finished:
            self._notices.say(f"Finished keying {saved.claim.claim_number}, version {saved.claim.version}: {problems}")
        else:
            self._notices.say(f"Saved, version {saved.claim.version}")
        self._say_draft()

    def _say_draft(self) -> None:
        session = self._session
        where = "kept as a draft" if session.drafts.is_kept else "and not on disk"
        draft = f"{fields_text(session.unsaved)} not yet saved, {where}"
        self._notices.keep_aside(draft if session.unsaved else f"Version {session.base_version}, saved")

    def _say_opened(self, opened: OpenedClaim) -> None:
        if opened.draft and opened.draft_kept_at is not None:
            when = moment_text(opened.draft_kept_at)
            self._notices.say(f"Draft of {when} restored: {fields_text(self._session.unsaved)} not yet saved")
        self._say_draft()

    def _say_moved(self, words: str) -> None:
        self._notices.clear()
        self._notices.say(words)
        self._say_draft()

    def _show_conflict(self, stored: OpenedClaim) -> None:
        self._stored = stored
        self._mine = self._session.unsaved_entries
        self._clashes = clashes(stored.claim.proof, self._mine)
        if not self._clashes:
            self._settle(frozenset())
            return
        self._session.wait_no_more()
        self.clashed.emit()
        self._conflict.show_clashes(self._clashes, version=stored.claim.version)

    def _settle(self, taken: frozenset[str]) -> None:
        stored = self._stored
        if stored is None:
            return
        self._stored = None
        self._conflict.hide()
        entries = settled(self._mine, self._clashes, taken=taken)
        self._session.settle(stored, entries)
        if self._is_finishing:
            self.finish_wanted.emit()
        else:
            self._session.save()

    def _put_off(self) -> None:
        self._conflict.hide()
        self._stored = None
        self._notices.say("Nothing was saved; your readings are kept as a draft")


def fields_text(count: int) -> str:
    """Give a number of fields in words: `1 field`, `12 fields`."""
    return f"{count:,} field{'' if count == 1 else 's'}"
