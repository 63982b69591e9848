"""A ZIP code names its city and its state, which are offered and never filled in: the paper may say otherwise."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement

ZIP_DIGITS = 5
SUGGESTED = ("address.city", "address.state")


def suggestions(proof: ProofOfClaim, settlement: Settlement) -> Mapping[str, str]:
    """Give what the ZIP code of the paper suggests, by path; empty where it is not known or lies in several states."""
    places = settlement.almanac.zip_places
    code = (proof.address.zip.value or "")[:ZIP_DIGITS]
    if places is None or len(code) < ZIP_DIGITS:
        return MappingProxyType(dict.fromkeys(SUGGESTED, ""))
    states = places.states(code)
    state = next(iter(states)) if len(states) == 1 else ""
    city = places.city(code).title()
    return MappingProxyType(dict(zip(SUGGESTED, (city, state), strict=True)))
