"""A judged claim becomes the plain facts of one letter: sentences from the wording, days from the settlement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimdesk.casebook.correspondence import Addressee, Correspondence, Listed, NoticeItem, Sender
from claimdesk.casebook.cure_date import contest_by, cure_by
from claimdesk.casebook.notices_due import cover_notes, defects_of_notice, rejects
from claimdesk.casebook.settlement import LetterKind
from claimdesk.casework.place_words import numbers_of, without_own_numbers
from claimdesk.errors import Told

if TYPE_CHECKING:
    from datetime import date

    from claimdesk.casebook.claim import Claim, ProofOfClaim
    from claimdesk.casebook.defects import Defect, Judgement
    from claimdesk.casebook.reading import Reading
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casebook.wording import Wording

LATE = "LATE"
_SECTION = re.compile(r"schedule\.([a-z][a-z0-9_]*)")
_LINE = re.compile(r"\[(\d+)\]")


def sender_of(settlement: Settlement) -> Sender:
    """Give in whose name letters are written.

    Raises:
        Told: the settlement file does not say who administers it or how letters are mailed.
    """
    if settlement.administrator is None or settlement.mailing is None:
        missing = "administrator" if settlement.administrator is None else "mailing"
        raise Told(
            f"No letter can be printed, because the settlement file of {settlement.name} does not know {missing}.",
            f"Add the table [{missing}] to the file; resources/settlements/README.md says what belongs there.",
        )
    return Sender(
        caption=settlement.caption,
        short_caption=settlement.short_caption,
        court=settlement.court or "",
        case_number=settlement.case_number or "",
        administrator=settlement.administrator,
        mailing=settlement.mailing,
    )


def correspondence(
    claim: Claim, judgement: Judgement, *, kind: LetterKind, settlement: Settlement, wording: Wording, dated: date
) -> Correspondence:
    """Give the facts of the letter `kind` about a claim as it is judged, mailed on the day `dated`."""
    proof = claim.proof
    named = defects_of_notice(judgement, settlement, kind=kind, on=dated)
    grounds = tuple(defect for defect in named if rejects(defect, settlement, on=dated))
    items = tuple(defect for defect in named if defect not in grounds)
    return Correspondence(
        kind=kind,
        claim_number=claim.claim_number,
        claimant=_owners(proof),
        addressee=addressee_of(proof),
        dated=dated,
        received_on=proof.received_on.value,
        postmarked_on=proof.postmark.on.value,
        bar_date=settlement.bar_date,
        documents=tuple(
            without_own_numbers(document.kind.value, proof) for document in proof.documents or () if document.kind.value
        ),
        listed=_listed(proof, settlement),
        tin_last_four=next((number.last_four for number in numbers_of(proof)), ""),
        items=tuple(_item(defect, proof, settlement=settlement, wording=wording) for defect in items),
        grounds=tuple(_item(defect, proof, settlement=settlement, wording=wording) for defect in grounds),
        is_late=any(defect.code.code == LATE for defect in grounds),
        cure_by=cure_by(settlement, mailed_on=dated),
        contest_by=contest_by(settlement, mailed_on=dated),
        returns_certificates=bool(cover_notes(judgement)),
    )


def addressee_of(proof: ProofOfClaim) -> Addressee:
    """Give to whom and where a letter about a proof goes: the owners, in care of who represents them."""
    address = proof.address
    owners = _owners(proof)
    representative = without_own_numbers(_text(proof.representative.name), proof) if proof.representative else ""
    return Addressee(
        recipients=tuple(filter(None, (owners or representative,))),
        care_of=representative if owners and representative != owners else "",
        street=_text(address.street),
        city=_text(address.city),
        state=_text(address.state),
        zip=_text(address.zip),
        province=_text(address.foreign_province),
        country=_text(address.foreign_country) if address.is_foreign else "",
    )


def _text(reading: Reading[str]) -> str:
    return reading.value or ""


def _owners(proof: ProofOfClaim) -> str:
    """Give the names of all owners in one line: `Ann Lee, Bo Lee and Cy Lee`."""
    names = [proof.beneficial_owner.full_name, *(owner.full_name for owner in proof.joint_owners)]
    names = [name for name in names if name]
    *first, last = names or [""]
    return without_own_numbers(f"{', '.join(first)} and {last}" if first else last, proof)


def _listed(proof: ProofOfClaim, settlement: Settlement) -> tuple[Listed, ...]:
    return tuple(
        Listed(known.heading, len(section.trades))
        for section in proof.schedule.sections
        if section.trades and (known := settlement.section(section.key)) is not None
    )


def _item(defect: Defect, proof: ProofOfClaim, *, settlement: Settlement, wording: Wording) -> NoticeItem:
    in_schedule = _SECTION.match(defect.field)
    section = settlement.section(in_schedule[1]) if in_schedule else None
    line = _LINE.search(defect.line) if defect.line else None
    return NoticeItem(
        code=defect.code.code,
        title=wording.title(defect.code.code),
        what=without_own_numbers(wording.notice(defect, settlement), proof),
        cure=without_own_numbers(wording.cure(defect, settlement), proof),
        place=defect.field,
        paragraph=settlement.citation(defect.code.code),
        section=section.heading if section else "",
        line=int(line[1]) + 1 if line else None,
    )
