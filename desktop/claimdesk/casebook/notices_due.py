"""Which letters a judged claim gets: an acknowledgment, and a deficiency notice or a rejection notice, never both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.claim import Delivery
from claimdesk.casebook.defects import NOT_CURED, Curability, Defect
from claimdesk.casebook.settlement import Acknowledged, LetterKind

if TYPE_CHECKING:
    from datetime import date

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.defects import Judgement
    from claimdesk.casebook.settlement import Settlement


def letters_due(
    proof: ProofOfClaim, judgement: Judgement, settlement: Settlement, *, on: date
) -> tuple[LetterKind, ...]:
    """Give the letters that a claim judged like this gets if they are composed on the day `on`.

    A claim without any deficiency that is written about gets the acknowledgment alone; so does every other claim that
    the settlement acknowledges, beside its notice. Only letters that the settlement has are given.
    """
    notice = notice_due(judgement, settlement, on=on)
    wanted = []
    if notice is None or _is_acknowledged(proof, settlement):
        wanted.append(LetterKind.ACKNOWLEDGMENT)
    if notice is not None:
        wanted.append(notice)
    return tuple(kind for kind in wanted if kind in settlement.letters)


def notice_due(judgement: Judgement, settlement: Settlement, *, on: date) -> LetterKind | None:
    """Give the one notice that the defects call for on the day `on`: rejection before deficiency, or None."""
    if any(rejects(defect, settlement, on=on) for defect in judgement.defects):
        return LetterKind.REJECTION_NOTICE
    if any(_asks_for_cure(defect) for defect in judgement.defects):
        return LetterKind.DEFICIENCY_NOTICE
    return None


def rejects(defect: Defect, settlement: Settlement, *, on: date) -> bool:
    """Whether a defect is a ground of rejection on the day `on`; one curable in time becomes so after the bar date."""
    if defect.code.curability is Curability.IN_TIME:
        return settlement.bar_date is not None and on > settlement.bar_date
    return defect.code.curability in NOT_CURED


def defects_of_notice(
    judgement: Judgement, settlement: Settlement, *, kind: LetterKind, on: date
) -> tuple[Defect, ...]:
    """Give the defects that a letter of this kind names, grounds of rejection first, then what can be cured.

    The acknowledgment names none. What is only noted is in no letter; a cover note is not a defect of the letter, see
    `cover_notes`.
    """
    grounds = tuple(defect for defect in judgement.defects if rejects(defect, settlement, on=on))
    curable = tuple(defect for defect in judgement.defects if _asks_for_cure(defect) and defect not in grounds)
    if kind is LetterKind.REJECTION_NOTICE:
        return (*grounds, *curable)
    return curable if kind is LetterKind.DEFICIENCY_NOTICE else ()


def cover_notes(judgement: Judgement) -> tuple[Defect, ...]:
    """Give what is added as a cover note to whichever letter goes: original certificates are sent back."""
    return tuple(defect for defect in judgement.defects if defect.code.curability is Curability.COVER_NOTE)


def _asks_for_cure(defect: Defect) -> bool:
    return defect.code.curability in {Curability.CURABLE, Curability.IN_TIME}


def _is_acknowledged(proof: ProofOfClaim, settlement: Settlement) -> bool:
    if settlement.acknowledged is Acknowledged.ALL:
        return True
    return settlement.acknowledged is Acknowledged.CERTIFIED and proof.delivery.value is Delivery.CERTIFIED
