"""An opened claim comes with one's own draft, the letters that were issued, and its history."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Act, Verb
from claimdesk.casebook.origin import Origin
from claimdesk.casebook.places import Entry
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.settlement import LetterKind
from claimdesk.casebook.stored_letter import StoredLetter
from claimdesk.casework.blind import look_into
from claimdesk.casework.lines_kept import is_of_lines, lines_of_draft
from claimdesk.casework.note_place import place_note
from claimdesk.casework.store_told import reading_of
from claimdesk.casework.stored_claim import stored_record
from claimdesk.casework.translate import claim_of
from claimstore.acts import acts_on
from claimstore.drafts import draft_of
from claimstore.letters import letters_of
from claimstore.notes import notes_of
from claimstore.origins import origins_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from claimdesk.casebook.claim import Claim
    from claimdesk.casebook.line_order import LineOrders
    from claimdesk.casebook.place_notes import PlaceNote
    from claimdesk.casework.desk import Desk
    from claimstore.case_rows import ActRow, LetterRow
    from claimstore.claim_rows import DraftRow
    from claimstore.pass_rows import SecondReadingRow


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedClaim:
    """A claim as stored, and beside it the entries keyed and not yet saved, in the order in which they apply.

    `draft_base_version` is the oldest version that an entry of the draft rests on, and `draft_kept_at` when the last
    one was kept; both None without a draft. `origins` say of each stored reading that was not simply typed where it
    came from; the entries of the draft know it themselves. `lines` say how the draft has moved lines. The path of a
    note is that of its place in the stored version.
    """

    claim: Claim
    draft: tuple[Entry, ...]
    draft_base_version: int | None
    draft_kept_at: datetime | None
    letters: tuple[StoredLetter, ...]
    history: tuple[Act, ...]
    origins: Mapping[str, Origin]
    notes: tuple[PlaceNote, ...]
    lines: LineOrders


def open_claim(desk: Desk, claim_number: str) -> OpenedClaim:
    """Open one claim; whoever so sees what somebody else keyed into it is not given its second keying.

    Raises:
        Refused: there is no such claim, or its second keying is, or may come to be, in this person's hands.
        Told: the store cannot be read.
    """
    with look_into(desk, claim_number) as transaction:
        record = stored_record(transaction, claim_number)
        claim_id = record.claim.claim_id
        draft = draft_of(transaction, claim_id, staff=desk.staff.name)
        letters = letters_of(transaction, claim_id)
        acts = acts_on(transaction, claim_number)
        origins = origins_of(transaction, claim_id)
        notes = notes_of(transaction, claim_id)
    with reading_of(f"Claim {claim_number}"):
        claim = claim_of(record)
        schedule = desk.settlement.whole_schedule(claim.proof.schedule)
        return OpenedClaim(
            claim=replace(claim, proof=replace(claim.proof, schedule=schedule)),
            draft=entries_of_draft(row for row in draft if not is_of_lines(row)),
            draft_base_version=min((row.base_version for row in draft), default=None),
            draft_kept_at=max((datetime.fromisoformat(row.kept_at) for row in draft), default=None),
            letters=tuple(_letter(head) for head in letters),
            history=tuple(act_of(row) for row in acts),
            origins=MappingProxyType({row.path: Origin(row.origin) for row in origins}),
            notes=tuple(place_note(row) for row in notes),
            lines=lines_of_draft(draft),
        )


def entries_of_draft(rows: Iterable[DraftRow | SecondReadingRow]) -> tuple[Entry, ...]:
    """Give the entries that were kept, in the order in which they apply."""
    return tuple(entry for row in rows for entry in _entries(row))


def _entries(row: DraftRow | SecondReadingRow) -> Iterator[Entry]:
    # A list that was cut and has grown again forgets what stood behind the cut, so the cut comes first.
    if row.lowest is not None and row.lowest < int(row.text):
        yield Entry(row.path, Mark.NOT_REACHED, str(row.lowest))
    yield Entry(row.path, Mark(row.mark), row.text, Origin(row.origin))


def _letter(head: LetterRow) -> StoredLetter:
    return StoredLetter(
        letter_id=head.letter_id,
        kind=LetterKind(head.kind),
        title=head.title,
        mailed_on=date.fromisoformat(head.mailed_on),
        cure_by=date.fromisoformat(head.cure_by) if head.cure_by else None,
        sha256=head.sha256,
        first_page=head.first_page,
        pages=head.pages,
        issued_at=datetime.fromisoformat(head.issued_at),
        issued_by=head.issued_by,
    )


def act_of(row: ActRow) -> Act:
    """Give an act as the log has it.

    Raises:
        ValueError: it holds a word or a moment that no version writes.
    """
    return Act(
        sequence=row.sequence,
        at=datetime.fromisoformat(row.at),
        who=row.who,
        verb=Verb(row.verb),
        on=row.on_what,
        before=row.before,
        after=row.after,
        reason=row.reason,
        outcome=row.outcome,
    )
