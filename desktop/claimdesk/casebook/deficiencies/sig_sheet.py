"""Each additional sheet must be signed and bear the printed name (form IV.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.defects import Code, Curability, Defect, Level, Particular, Severity, defect

if TYPE_CHECKING:
    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.reading import Reading
    from claimdesk.casebook.settlement import Settlement

CODE = Code(
    code="SIG-SHEET", level=Level.CLAIM, curability=Curability.CURABLE, severity=Severity.PART, waived_by="adjudicator"
)


def find_sig_sheet(proof: ProofOfClaim, _settlement: Settlement) -> tuple[Defect, ...]:
    """Find the additional sheets that lack a signature or a printed name; one finding names them all."""
    lacking = tuple(
        (index, "name_printed" if _is_there(sheet.signed) else "signed")
        for index, sheet in enumerate(proof.schedule.extra_sheets)
        if not (_is_there(sheet.signed) and _is_there(sheet.name_printed))
    )
    if not lacking:
        return ()
    index, place = lacking[0]
    sheets = ", ".join(str(number + 1) for number, _ in lacking)
    return (defect(CODE, f"schedule.extra_sheets[{index}].{place}", particulars=(Particular("sheets", sheets),)),)


def _is_there(reading: Reading[bool]) -> bool:
    return not reading.is_blank and reading.value is not False
