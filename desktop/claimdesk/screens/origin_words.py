"""F2 says in one line where a value came from; the words are those of resources/screens/origins.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.assets import asset
from claimdesk.casebook.origin import Origin
from claimdesk.casebook.places import count_at, is_count, reading_at
from claimdesk.casework.place_words import place_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimdesk.casebook.claim import ProofOfClaim


def origin_sentence(path: str, proof: ProofOfClaim, origins: Mapping[str, Origin]) -> str:
    """Give where the value at `path` came from: `Street address: Typed`."""
    words = place_words(path.removesuffix(".count"))
    where = words[:1].upper() + words[1:]
    if is_count(path):
        return f"{where}: {count_at(proof, path)} of them, as the list stands"
    if not reading_at(proof, path).is_reached:
        return f"{where}: nobody has been here yet"
    return f"{where}: {origin_words()[origins.get(path, Origin.TYPED)]}"


@cache
def origin_words() -> Mapping[Origin, str]:
    """Read the words once; they ship with the program."""
    with asset("screens/origins.toml").open("rb") as file:
        words = tomllib.load(file)
    return MappingProxyType({origin: str(words[origin.value]) for origin in Origin})
