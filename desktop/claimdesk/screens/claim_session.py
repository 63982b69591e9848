"""One open claim in one window: the proof as it stands, what is not saved yet, and what the rules say of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from claimdesk.casebook.deficiencies import judge
from claimdesk.casebook.origin import Origin
from claimdesk.casebook.paper import Block
from claimdesk.casebook.places import Entry, with_entries
from claimdesk.casework.keep_draft import drop_draft
from claimdesk.casework.open_claim import OpenedClaim, open_claim
from claimdesk.casework.review_claim import review_claim
from claimdesk.casework.save_claim import Saved, save_claim
from claimdesk.casework.void_claim import void_claim
from claimdesk.errors import Conflict, Told
from claimdesk.screens.draft_keeper import DraftKeeper
from claimdesk.screens.paper_session import PaperSession, blocks_of
from claimdesk.screens.proof_changes import Unsaved

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimdesk.casebook.claim import Claim, ProofOfClaim
    from claimdesk.casebook.defects import Judgement
    from claimdesk.casebook.line_order import LineOrders
    from claimdesk.casework.desk import Desk
    from claimdesk.casework.review_claim import Reviewed
    from claimdesk.casework.void_claim import Voided
    from claimdesk.screens.workplace import Workplace

    SaveVerb = Callable[[Desk], Saved]

LONG_JUDGEMENT = 6
"""Milliseconds from which a judgement and its showing wait for a pause in the keying, as with hundreds of lines."""

BREATH, PAUSE = 25, 120
"""Milliseconds without a commit before the rules are asked: the next place is painted first, a burst judged once."""


class ClaimSession(PaperSession):
    """Takes what fields commit, keeps it as a draft at once, saves it on request, and tells what the rules say.

    `base_version` is the version of the stored claim on which the proof rests; `is_leaving` says that another claim
    takes the place of this one as soon as it is saved, so that nothing more of it is shown. `has_finished` says whether
    the save that was answered last was one that finishes keying.
    """

    judged = Signal()
    saved = Signal(object)
    answered = Signal(object)
    """After `saved`, the same `Saved` once what waited for it is done: from here on another claim may be shown."""
    moved = Signal(str)
    """The claim is in another state; the words say what was done."""
    conflicted = Signal(object)
    """A save came second: the `OpenedClaim` as it is stored now."""
    told = Signal(object)
    opened = Signal(object)
    """The `OpenedClaim` that is shown now."""
    looked = Signal(object)
    """The `OpenedClaim` as it is stored now, while the screen stays as it is."""

    def __init__(self, workplace: Workplace, claim_number: str, *, parent: QObject | None = None) -> None:
        super().__init__(workplace, claim_number, parent=parent)
        self.claim: Claim | None = None
        self.base_version = 0
        self._stored: ProofOfClaim | None = None
        self._judgement: Judgement | None = None
        self._is_saving = self.is_leaving = self.has_finished = False
        self._waiting: list[Callable[[], None]] = []
        self.drafts = DraftKeeper(workplace, parent=self)
        self.drafts.told.connect(self.told)
        self._judging = QTimer(self, singleShot=True, interval=BREATH)
        self._judging.timeout.connect(self._judge)

    @property
    def stored(self) -> ProofOfClaim:
        """The proof as it was stored when this session opened or saved it last."""
        return self.proof if self._stored is None else self._stored

    @property
    def is_open(self) -> bool:
        """Whether the claim has come from the store."""
        return self._proof is not None

    @property
    def judgement(self) -> Judgement | None:
        """What the rules say of the proof; None until they were asked."""
        return self._judgement

    @property
    def unsaved(self) -> int:
        """How many places differ from what is stored, as far as they were committed here."""
        return len(self._unsaved)

    @property
    def unsaved_entries(self) -> tuple[Entry, ...]:
        """What was committed here and not saved, in the order in which it applies to any version."""
        return self._unsaved.entries()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the form of this settlement: the W-9 only where the form has one."""
        return blocks_of(self._workplace.desk.settlement)

    def open(self) -> None:
        """Ask the store for the claim and the draft of this person."""
        self._read(self.show_opened)

    def look(self) -> None:
        """Ask the store how the claim stands there now, for its history and its letters."""
        self._read(self.looked.emit)

    def _take_in(self, entries: tuple[Entry, ...], *, lines: LineOrders | None = None) -> None:
        self._judging.start()
        super()._take_in(entries, lines=lines)

    def save(self, *, finish: bool = False, errand: Callable[[SaveVerb], SaveVerb] | None = None) -> None:
        """Save the proof as the next version; with `finish` the claim becomes keyed; `errand` adds to the verb.

        While a save is under way this waits for its answer, and is done if that has left something to do.
        """
        if not self.is_open:
            return
        if self._is_saving:
            self.once_saved(partial(self._save_rest, finish=finish, errand=errand))
            return
        self._is_saving = True
        sent = self._unsaved.entries()
        verb = partial(
            save_claim,
            claim_number=self.claim_number,
            proof=self.proof,
            origins=self.origins,
            lines=self.lines.send(version=self.base_version),
            base_version=self.base_version,
            finish=finish,
        )
        asked = errand(verb) if errand else verb
        self._workplace.do(asked, owner=self, done=partial(self._show_saved, sent, finish), failed=self._not_saved)

    def once_saved(self, deed: Callable[[], None]) -> None:
        """Do a deed that rests on the stored version: now, or when the save that is under way is stored."""
        if self._is_saving:
            self._waiting.append(deed)
        else:
            deed()

    def wait_no_more(self) -> None:
        """Give up what was to be done after a save that did not come about."""
        self._waiting.clear()

    def stay(self) -> None:
        """Show the claim again: another one was to take its place, and does not."""
        self.is_leaving = False
        self._judging.start()
        self.shown.emit()

    def review(self) -> None:
        """Move the keyed claim to reviewed."""
        self.once_saved(partial(self._move, review_claim))

    def void(self, reason: str) -> None:
        """Void the claim for a reason."""
        self.once_saved(partial(self._move, partial(void_claim, reason=reason)))

    def _move(self, deed: Callable[..., Reviewed | Voided]) -> None:
        verb = partial(deed, claim_number=self.claim_number, base_version=self.base_version)
        self._workplace.do(verb, owner=self, done=self._show_state, failed=self.told.emit)

    def discard(self) -> None:
        """Drop the draft of this person and show the claim as it is stored."""
        verb = partial(drop_draft, claim_number=self.claim_number)
        self._workplace.do(verb, owner=self, done=lambda _none: self.open(), failed=self.told.emit)

    def settle(self, stored: OpenedClaim, entries: tuple[Entry, ...]) -> None:
        """Go on from the version that is stored now, with the entries that the person chose."""
        self.claim = stored.claim
        self.base_version = stored.claim.version
        self._stored = stored.claim.proof
        self._proof = with_entries(stored.claim.proof, entries)
        self.origins = _with_draft(stored.origins, entries)
        self.lines.show(self._proof, stored=stored.claim.proof)
        self._steps.forget()
        self._hold(entries)
        self._keep(entries)
        self._judge()
        self.shown.emit()

    def keep_again(self) -> None:
        """Keep the whole draft once more: a save of the same person in another window has dropped it."""
        self._keep(self._unsaved.entries(), is_whole=True)

    def give_up(self) -> None:
        """Forget what is neither saved nor on disk."""
        self._unsaved = Unsaved()

    def turn_to(self, opened: OpenedClaim) -> None:
        """Work on another claim from now on; everything of the one before is saved."""
        self.is_leaving = False
        self.claim_number = opened.claim.claim_number
        self.drafts.is_kept = True
        self.show_opened(opened)

    def _hold(self, entries: tuple[Entry, ...]) -> None:
        self._unsaved = Unsaved()
        self._unsaved.put(entries)

    def _read(self, done: Callable[[OpenedClaim], None]) -> None:
        """Read the claim, and show it unless the session has turned to another one meanwhile."""
        number = self.claim_number
        verb = partial(open_claim, claim_number=number)
        show = partial(_when, lambda: number == self.claim_number, done)
        self._workplace.do(verb, owner=self, done=show, failed=self.told.emit)

    def _keep(self, entries: tuple[Entry, ...], *, is_whole: bool = False) -> None:
        wanted = entries if self.drafts.is_kept else self._unsaved.entries()
        lines = self.lines.unkept(all_of_them=is_whole or not self.drafts.is_kept)
        self.drafts.keep(self.claim_number, wanted, base_version=self.base_version, lines=lines)

    def show_opened(self, opened: OpenedClaim) -> None:
        """Show the claim as it is stored with the draft of this person over it."""
        self.claim = opened.claim
        self._stored = opened.claim.proof
        self.base_version = opened.claim.version if opened.draft_base_version is None else opened.draft_base_version
        self._hold(opened.draft)
        self._proof = with_entries(opened.claim.proof, opened.draft)
        self.origins = _with_draft(opened.origins, opened.draft)
        self.lines.show(self._proof, stored=opened.claim.proof, kept=opened.lines)
        self._steps.forget()
        self._judge()
        self.shown.emit()
        self.opened.emit(opened)

    def _save_rest(self, *, finish: bool, errand: Callable[[SaveVerb], SaveVerb] | None) -> None:
        if self.unsaved or (finish and not self.has_finished):
            self.save(finish=finish, errand=errand)

    def _show_saved(self, sent: tuple[Entry, ...], finish: bool, saved: Saved) -> None:  # noqa: FBT001 - bound by save
        self._is_saving, self.has_finished = False, finish
        self.drafts.is_kept = True
        self.claim = saved.claim
        self.base_version = saved.claim.version
        self.lines.saved(self._steps)
        self._stored = saved.claim.proof
        later = self._unsaved.later_than(sent)
        self._hold(later)
        if later:
            self._keep(later, is_whole=True)
        if self._judging.isActive():
            self._judge()
        self.saved.emit(saved)
        if not self.is_leaving:
            self.shown.emit()
        waiting, self._waiting = self._waiting, []
        for deed in waiting:
            self.once_saved(deed)
        self.answered.emit(saved)

    def _not_saved(self, told: Told) -> None:
        self._is_saving = False
        self.lines.not_saved()
        if isinstance(told, Conflict):
            self._read(self.conflicted.emit)
        else:
            self.wait_no_more()
            self.told.emit(told)

    def _show_state(self, done: Reviewed | Voided) -> None:
        reason = f": {done.claim.void_reason}" if done.claim.void_reason else ""
        self.show_moved(done.claim, f"{self.claim_number} is {done.claim.state.value}{reason}")

    def show_moved(self, claim: Claim, words: str) -> None:
        """Show that the claim is in another state now."""
        self.claim = replace(claim, proof=self.stored)
        self.base_version = claim.version
        self.moved.emit(words)
        self.shown.emit()

    def _judge(self) -> None:
        self._judging.stop()
        if self.is_leaving:
            return
        clock = QElapsedTimer()
        clock.start()
        self._judgement = judge(self.proof, self._workplace.desk.settlement)
        self.judged.emit()
        self._judging.setInterval(BREATH if clock.elapsed() < LONG_JUDGEMENT else PAUSE)


def _with_draft(origins: Mapping[str, Origin], entries: tuple[Entry, ...]) -> Mapping[str, Origin]:
    """Give where the values of a claim came from, with those of a draft over it."""
    merged = {**origins, **{entry.path: entry.origin for entry in entries}}
    return MappingProxyType({path: origin for path, origin in merged.items() if origin is not Origin.TYPED})


def _when(is_so: Callable[[], bool], done: Callable[[OpenedClaim], None], opened: OpenedClaim) -> None:
    if is_so():
        done(opened)
