"""What one place of the paper says of another is offered and never filled in: the paper may say otherwise."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.origin import Origin
from claimdesk.screens.fields.offering import NO_SUGGESTION, Suggestion

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement

ZIP_DIGITS = 5


def suggestions(proof: ProofOfClaim, settlement: Settlement) -> Mapping[str, Suggestion]:
    """Give what is offered by path: city and state of the ZIP code, and under the signature what Part I says.

    A ZIP code that is not known or lies in several states suggests nothing of them.
    """
    address, by_zip = proof.address, dict.fromkeys(("address.city", "address.state"), "")
    places, code = settlement.almanac.zip_places, (address.zip.value or "")[:ZIP_DIGITS]
    if places is not None and len(code) == ZIP_DIGITS:
        states = places.states(code)
        by_zip["address.city"] = places.city(code).title()
        by_zip["address.state"] = next(iter(states)) if len(states) == 1 else ""
    representative = proof.representative.name.value if proof.representative else None
    of_paper = {
        "release.city": address.city.value,
        "release.state_or_country": address.foreign_country.value if address.is_foreign else address.state.value,
        "release.printed_name": representative or proof.beneficial_owner.full_name,
    }
    return MappingProxyType(
        {path: _suggested(text, Origin.ZIP_CODE) for path, text in by_zip.items()}
        | {path: _suggested(text, Origin.SAME_PAPER) for path, text in of_paper.items()}
    )


def _suggested(text: str | None, origin: Origin) -> Suggestion:
    return Suggestion(text, origin) if text else NO_SUGGESTION
