"""A letter is composed for a look, or issued: then it is stored as mailed, put on record, and moves its claim."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.claim import Claim, ClaimState
from claimdesk.casebook.day_text import screen_date
from claimdesk.casebook.deficiencies import judge
from claimdesk.casebook.notices_due import letters_due
from claimdesk.casebook.settlement import LetterKind
from claimdesk.casework.blind import look_into, refuse_blind
from claimdesk.casework.changes import Changes
from claimdesk.casework.deed import Deed, deed, look, refusals_on_record, refuse_by_role
from claimdesk.casework.letter_annex import Parcel, kinds_with_annex
from claimdesk.casework.letter_batch import compose_apart, told_of_troubles
from claimdesk.casework.letter_facts import correspondence, sender_of
from claimdesk.casework.stored_claim import stored_record
from claimdesk.casework.translate import claim_of
from claimdesk.errors import Cancelled, Conflict, Refused
from claimdesk.letters.blank_form import compose_form
from claimdesk.letters.compose import compose
from claimdesk.letters.trouble import LetterTrouble
from claimstore.acts import add_act
from claimstore.case_rows import LetterRow
from claimstore.claims import move_claim
from claimstore.letters import (
    add_file,
    add_letters,
    claim_of_letter,
    file_named,
    letter_numbered,
    letters_of,
    next_letter_id,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimdesk.casebook.correspondence import Correspondence
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casework.desk import Desk
    from claimstore.transaction import Transaction

WITHOUT_LETTERS = frozenset({ClaimState.RECEIVED, ClaimState.PUT_ASIDE, ClaimState.VOIDED, ClaimState.WITHDRAWN})
"""States in which no letter is due: the paper is not keyed yet, the claim waits, or it is no longer one."""

NOTICES = frozenset({LetterKind.DEFICIENCY_NOTICE, LetterKind.REJECTION_NOTICE})
"""Letters that hold something against a claimant, so that the claim must have been reviewed before."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A composed letter: its kind, its title, its PDF, and how many pages it has."""

    kind: LetterKind
    title: str
    pdf: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class Issued:
    """A letter as it was stored, and what has changed."""

    letter: Letter
    changes: Changes


@dataclass(frozen=True, slots=True)
class IssuedBatch:
    """One PDF of all letters that were issued together, how many they are, and what has changed."""

    pdf: bytes
    count: int
    changes: Changes


@dataclass(frozen=True, slots=True)
class _Ready:
    """A letter that may be issued, and the claim in the version and state on which it rests."""

    claim_id: int
    claim: Claim
    facts: Correspondence


@dataclass(frozen=True, slots=True)
class _Printed:
    """Where a letter stands: its title, the file, and its pages there."""

    title: str
    sha256: str
    first_page: int
    pages: int


@dataclass(frozen=True, slots=True)
class StoredPages:
    """The file in which a letter was printed, and its pages there, the first counted from 0."""

    pdf: bytes
    first_page: int
    pages: int


def letters_due_for(desk: Desk, claim_number: str) -> tuple[LetterKind, ...]:
    """Give the letters that are due for a claim today and were not issued yet.

    Raises:
        Refused: there is no such claim, or this person may see nothing of it before its second keying.
        Told: the store cannot be read.
    """
    with look(desk) as transaction:
        refuse_blind(desk, transaction, claim_number)
        return _issuable(transaction, desk, claim_number)


def compose_letter(desk: Desk, claim_number: str, *, kind: LetterKind) -> Letter:
    """Compose a letter for a look; nothing is stored and nothing is put on record.

    Raises:
        Refused: there is no such claim, the letter is not due for it, or this person may see nothing of the claim.
        Told: the letter cannot be printed, or the store cannot be read.
    """
    with look_into(desk, claim_number) as transaction:
        record = stored_record(transaction, claim_number)
        annexed = kinds_with_annex(transaction, desk.settlement)
    claim = claim_of(record)
    _refuse_undue(claim, kind, due=_due(desk, claim))
    return _composed(_facts(desk, claim, kind=kind), claim, desk.settlement, has_annex=kind in annexed)


def issue_letter(desk: Desk, claim_number: str, *, kind: LetterKind) -> Issued:
    """Issue a letter: store it as mailed today; a deficiency notice moves its reviewed claim on to deficient.

    Raises:
        Refused: the role does not allow it, the letter is not due, was issued before, or the claim is not reviewed.
        Told: the letter cannot be printed, or the store cannot be written.
    """
    with deed(desk, Verb.ISSUE_LETTER, on=claim_number) as work:
        ready = _ready(work.transaction, desk, claim_number, kind=kind)
        has_annex = kind in kinds_with_annex(work.transaction, desk.settlement)
        letter = _composed(ready.facts, ready.claim, desk.settlement, has_annex=has_annex)
        printed = _Printed(letter.title, add_file(work.transaction, letter.pdf), 0, letter.pages)
        _store(work, desk, ready, printed=printed, has_annex=has_annex)
    return Issued(letter, Changes(claim_numbers=(claim_number,), letters=True))


def issue_letters(
    desk: Desk,
    *,
    claim_numbers: tuple[str, ...],
    kind: LetterKind | None = None,
    progress: Callable[[int, int], None] = lambda _done, _count: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> IssuedBatch:
    """Issue the letter `kind`, or without one every letter that is due, for many claims as one PDF.

    The letters are composed in another process; `progress` is told how many of how many are laid out. All are stored
    and put on record in one step once the PDF is whole, or none.

    Raises:
        Cancelled: `is_cancelled` said so; nothing was stored.
        Refused: the role does not allow it, or a letter is not due, was issued before, or its claim is not reviewed.
        Conflict: a claim was changed while the letters were composed; nothing was stored.
        Told: a letter cannot be printed, or the store cannot be written.
    """
    refuse_by_role(desk, Verb.ISSUE_LETTER, on=desk.settlement.name)
    with refusals_on_record(desk, Verb.ISSUE_LETTER, on=desk.settlement.name):
        wanted = _wanted(desk, claim_numbers, kind=kind, is_cancelled=is_cancelled)
    with look(desk) as transaction:
        annexed = kinds_with_annex(transaction, desk.settlement)
    batch = compose_apart(
        tuple(_parcel(ready, annexed) for ready in wanted),
        sender_of(desk.settlement),
        settlement=desk.settlement,
        progress=progress,
        is_cancelled=is_cancelled,
    )
    firsts = tuple(accumulate(batch.pages, initial=0))
    with deed(desk, Verb.ISSUE_LETTER, on=wanted[0].claim.claim_number) as work:
        for ready in wanted:
            _refuse_changed(work.transaction, ready)
        _refuse_other_annex(work.transaction, desk.settlement, annexed)
        name = add_file(work.transaction, batch.pdf)
        for place, ready in enumerate(wanted):
            if place:
                # The deed itself puts the last letter on record; each one before it is put on record here.
                add_act(work.transaction, work.act(at=desk.timestamp(), who=desk.staff.name))
            printed = _Printed(batch.titles[place], name, firsts[place], batch.pages[place])
            _store(work, desk, ready, printed=printed, has_annex=ready.facts.kind in annexed)
    numbers = tuple(dict.fromkeys(ready.claim.claim_number for ready in wanted))
    return IssuedBatch(batch.pdf, len(wanted), Changes(claim_numbers=numbers, letters=True))


def _wanted(
    desk: Desk, claim_numbers: tuple[str, ...], *, kind: LetterKind | None, is_cancelled: Callable[[], bool]
) -> tuple[_Ready, ...]:
    """Give what the letters of a batch rest on, or refuse the batch."""
    wanted: list[_Ready] = []
    for number in claim_numbers:
        if is_cancelled():
            raise Cancelled("No letter was composed, and nothing was stored")
        # One short look for each claim, so that what is keyed meanwhile is kept without waiting for the whole batch.
        with look(desk) as transaction:
            kinds = (kind,) if kind else _issuable(transaction, desk, number)
            wanted.extend(_ready(transaction, desk, number, kind=each) for each in kinds)
    if not wanted:
        raise Refused("No letter is due for these claims.", "Choose claims that a letter is due for.")
    return tuple(wanted)


def compose_blank_form(settlement: Settlement) -> Letter:
    """Compose the blank Proof of Claim of a settlement, to be sent out.

    Raises:
        Told: the settlement file does not know enough of the form, or it cannot be printed.
    """
    sender = sender_of(settlement)
    try:
        composed = compose_form(settlement, sender)
    except LetterTrouble as trouble:
        raise told_of_troubles((trouble,)) from trouble
    return Letter(LetterKind.BLANK_FORM, composed.title, composed.pdf, composed.pages)


def read_letter(desk: Desk, letter_id: int) -> StoredPages:
    """Give the file in which an issued letter was printed, and its pages there.

    Raises:
        Refused: there is no such letter, or this person may see nothing of its claim before the second keying.
        Told: the store cannot be read.
    """
    with look(desk) as transaction:
        row, number = letter_numbered(transaction, letter_id), claim_of_letter(transaction, letter_id)
    if row is None or number is None:
        raise Refused(f"There is no letter number {letter_id} in this case.", "Look at the letters of the claim.")
    with look_into(desk, number) as transaction:
        return StoredPages(file_named(transaction, row.sha256), row.first_page, row.pages)


def _due(desk: Desk, claim: Claim) -> tuple[LetterKind, ...]:
    if claim.state in WITHOUT_LETTERS:
        return ()
    return letters_due(claim.proof, judge(claim.proof, desk.settlement), desk.settlement, on=desk.today())


def _issuable(transaction: Transaction, desk: Desk, claim_number: str) -> tuple[LetterKind, ...]:
    """Give the letters of a claim that are due and were not issued."""
    record = stored_record(transaction, claim_number)
    issued = {letter.kind for letter in letters_of(transaction, record.claim.claim_id)}
    return tuple(kind for kind in _due(desk, claim_of(record)) if kind.value not in issued)


def _ready(transaction: Transaction, desk: Desk, claim_number: str, *, kind: LetterKind) -> _Ready:
    """Give what a letter rests on, or refuse it."""
    record = stored_record(transaction, claim_number)
    claim, claim_id = claim_of(record), record.claim.claim_id
    for letter in letters_of(transaction, claim_id):
        if letter.kind == kind.value:
            raise Refused(
                f"{_named(kind).capitalize()} was issued for claim {claim_number} on"
                f" {screen_date(date.fromisoformat(letter.mailed_on))}.",
                "Print it again from the letters of the claim.",
            )
    _refuse_undue(claim, kind, due=_due(desk, claim))
    if kind in NOTICES and claim.state is not ClaimState.REVIEWED:
        raise Refused(
            f"Claim {claim_number} is {claim.state.value}, and {_named(kind)} goes only to a claim that was reviewed.",
            "Review the claim, then issue the notice.",
        )
    return _Ready(claim_id, claim, _facts(desk, claim, kind=kind))


def _refuse_undue(claim: Claim, kind: LetterKind, *, due: tuple[LetterKind, ...]) -> None:
    if kind not in due:
        others = " and ".join(_named(other) for other in due) or "no letter"
        raise Refused(f"{_named(kind).capitalize()} is not due for claim {claim.claim_number}.", f"Due is {others}.")


def _named(kind: LetterKind) -> str:
    article = "an" if kind is LetterKind.ACKNOWLEDGMENT else "a"
    return f"{article} {kind.value.replace('_', ' ')}"


def _refuse_changed(transaction: Transaction, ready: _Ready) -> None:
    stored = claim_of(stored_record(transaction, ready.claim.claim_number))
    if (stored.version, stored.state) != (ready.claim.version, ready.claim.state):
        raise Conflict(
            f"Claim {stored.claim_number} was changed while its letter was composed, so no letter was stored.",
            "Compose the letters again.",
        )


def _refuse_other_annex(transaction: Transaction, settlement: Settlement, annexed: frozenset[LetterKind]) -> None:
    if kinds_with_annex(transaction, settlement) != annexed:
        raise Conflict(
            "The plan was approved or withdrawn while the letters were composed, so no letter was stored.",
            "Compose the letters again.",
        )


def _parcel(ready: _Ready, annexed: frozenset[LetterKind]) -> Parcel:
    has_annex = ready.facts.kind in annexed
    return Parcel(ready.facts, ready.claim.proof.schedule if has_annex else None)


def _facts(desk: Desk, claim: Claim, *, kind: LetterKind) -> Correspondence:
    return correspondence(
        claim,
        judge(claim.proof, desk.settlement),
        kind=kind,
        settlement=desk.settlement,
        wording=desk.wording,
        dated=desk.today(),
    )


def _composed(facts: Correspondence, claim: Claim, settlement: Settlement, *, has_annex: bool) -> Letter:
    parcel = Parcel(facts, claim.proof.schedule if has_annex else None)
    try:
        composed = compose(parcel.with_annex(settlement), sender_of(settlement))
    except LetterTrouble as trouble:
        raise told_of_troubles((trouble,)) from trouble
    return Letter(facts.kind, composed.title, composed.pdf, composed.pages)


def _store(work: Deed, desk: Desk, ready: _Ready, *, printed: _Printed, has_annex: bool) -> None:
    """Store a letter and say in the act what it was; a deficiency notice moves its claim."""
    facts, transaction = ready.facts, work.transaction
    answer_by = {LetterKind.DEFICIENCY_NOTICE: facts.cure_by, LetterKind.REJECTION_NOTICE: facts.contest_by}
    until = answer_by.get(facts.kind)
    row = LetterRow(
        letter_id=next_letter_id(transaction),
        claim_id=ready.claim_id,
        kind=facts.kind.value,
        title=printed.title,
        mailed_on=facts.dated.isoformat(),
        cure_by=until.isoformat() if until else None,
        sha256=printed.sha256,
        first_page=printed.first_page,
        pages=printed.pages,
        issued_at=desk.timestamp(),
        issued_by=desk.staff.name,
    )
    add_letters(transaction, (row,))
    work.on, work.before = ready.claim.claim_number, ready.claim.state.value
    work.after = f"{printed.title}, mailed {screen_date(facts.dated)}"
    if has_annex and desk.settlement.plan is not None:
        work.after += f", with the annex under version {desk.settlement.plan.version} of the plan"
    if until:
        work.after += f", to be answered by {screen_date(until)}"
    if facts.kind is LetterKind.DEFICIENCY_NOTICE:
        new = ClaimState.DEFICIENT.value
        move_claim(transaction, ready.claim_id, state=new, updated_at=desk.timestamp())
        work.after += f"; the claim is now {new}"
