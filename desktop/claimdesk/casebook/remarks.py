"""What is worth a look on a paper and is no deficiency: it is noted on screen, has no code and goes into no letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.claim import W9Class
from claimdesk.casebook.claimant_number import encloses_w8ben, number_places
from claimdesk.casebook.defects import Particular, ParticularKind, Remark
from claimdesk.casebook.schedule_lines import all_lines, is_of_another_security, is_outside
from claimdesk.casebook.tax_identity import TinShape, could_be_employer, has_eight_digits, has_known_ein_prefix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement

REMARK_NAMES = (
    "dcn-slip",
    "trade-outside",
    "security-illegible",
    "ein-prefix-unknown",
    "eight-digits",
    "zip-state-disagree",
    "other-without-text",
    "w8-with-w9",
    "estate-with-ssn",
)
"""Every remark, by the name under which resources/letters/remarks.toml has its sentence."""

ZIP_DIGITS = 5
ESTATE = "estate"


def remarks_on(proof: ProofOfClaim, settlement: Settlement) -> tuple[Remark, ...]:
    """Give the remarks on one paper, those on its numbers first, then address, W-9 and schedule."""
    return (
        *_on_dcn(proof, settlement),
        *_on_numbers(proof),
        *_on_address(proof, settlement),
        *_on_w9(proof),
        *_on_lines(proof, settlement),
    )


def _on_dcn(proof: ProofOfClaim, settlement: Settlement) -> Iterator[Remark]:
    if proof.dcn.stands_there and settlement.intake.dcn.is_slip(proof.dcn.text):
        yield Remark(name="dcn-slip", field="dcn", readings=(proof.dcn,))


def _on_numbers(proof: ProofOfClaim) -> Iterator[Remark]:
    for place in number_places(proof):
        path, reading, tin = place.path, place.reading, place.reading.value
        if tin is None:
            if reading.stands_there and has_eight_digits(reading.text):
                yield Remark(name="eight-digits", field=path, readings=(reading,))
            continue
        is_meant_as_ein = path == "w9.ein" or (path == "tin" and tin.shape is TinShape.EMPLOYER)
        if is_meant_as_ein and could_be_employer(tin) and not has_known_ein_prefix(tin):
            yield Remark(name="ein-prefix-unknown", field=path, readings=(reading,))


def _on_address(proof: ProofOfClaim, settlement: Settlement) -> Iterator[Remark]:
    places, zip_code, state = settlement.almanac.zip_places, proof.address.zip.value, proof.address.state.value
    if places is None or not zip_code or not state or proof.address.is_foreign:
        return
    digits = zip_code.strip()[:ZIP_DIGITS]
    states = places.states(digits) if len(digits) == ZIP_DIGITS and digits.isascii() and digits.isdigit() else ()
    if states and state.strip().upper() not in states:
        named = (
            Particular("zip", digits),
            Particular("state", state),
            Particular("states", " or ".join(sorted(states))),
        )
        seen = (proof.address.zip, proof.address.state)
        yield Remark(name="zip-state-disagree", field="address.zip", readings=seen, particulars=named)


def _on_w9(proof: ProofOfClaim) -> Iterator[Remark]:
    w9 = proof.w9
    boxes = w9.classification.value or ()
    if W9Class.OTHER in boxes and w9.other_text.is_reached and not (w9.other_text.value or "").strip():
        seen = (w9.classification, w9.other_text)
        yield Remark(name="other-without-text", field="w9.other_text", readings=seen)
    if encloses_w8ben(proof) and (boxes or w9.ssn.stands_there or w9.ein.stands_there):
        yield Remark(name="w8-with-w9", field="w9.classification", readings=(w9.classification, w9.ssn, w9.ein))
    words = (proof.beneficial_owner.entity.value or "").casefold().split()
    if words[:1] == [ESTATE] and w9.ssn.stands_there and w9.ein.is_blank:
        yield Remark(name="estate-with-ssn", field="w9.ssn", readings=(proof.beneficial_owner.entity, w9.ssn, w9.ein))


def _on_lines(proof: ProofOfClaim, settlement: Settlement) -> Iterator[Remark]:
    for line in all_lines(proof.schedule, settlement):
        if line.trade.security.is_illegible:
            whose = (line.trade.trade_date, line.trade.shares, line.trade.price)
            yield Remark(name="security-illegible", field=f"{line.path}.security", readings=whose)
        day = line.trade.trade_date.value
        if day is not None and is_outside(line, settlement) and not is_of_another_security(line.trade, settlement):
            dated = (Particular("date", day, ParticularKind.DATE),)
            seen = (line.trade.trade_date, line.trade.shares, line.trade.security)
            yield Remark(name="trade-outside", field=f"{line.path}.trade_date", readings=seen, particulars=dated)
