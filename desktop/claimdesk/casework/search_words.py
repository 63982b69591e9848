"""Names are folded to plain words, so that a claim is found however its accents, capitals and apostrophes are keyed."""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.reading import Reading

LONGEST_WORD = 60
_APOSTROPHES = re.compile(r"['`\u2018\u2019\u02bc\u00b4.]")
_UNSEEN = frozenset({"Mn", "Me", "Cf"})
"""Accents, and signs that nobody sees: zero-width blanks and marks of direction."""

_WORD = re.compile(r"[^\W_]+")
_PLAIN: Mapping[int, str] = MappingProxyType(
    {
        ord("ł"): "l",
        ord("đ"): "d",
        ord("ð"): "d",
        ord("ø"): "o",
        ord("æ"): "ae",
        ord("œ"): "oe",
        ord("þ"): "th",
        ord("ħ"): "h",
        0x131: "i",  # the Turkish i without a dot
    }
)


def words_of_text(text: str) -> tuple[str, ...]:
    """Give the folded words of a text in their order: `O'Neil-Łukasiewicz` is `oneil` and `lukasiewicz`."""
    folded = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text).casefold()).translate(_PLAIN)
    plain = "".join(sign for sign in folded if unicodedata.category(sign) not in _UNSEEN)
    return tuple(word[:LONGEST_WORD] for word in _WORD.findall(plain))


def last_four_word(digits: str) -> str:
    """Give the word under which the last four digits of a number are found; no name folds to it."""
    return f"#{digits}"


def words_of_proof(proof: ProofOfClaim) -> frozenset[str]:
    """Give every word by which this paper is found: names of all owners, record owner, representative, last fours."""
    names = {word for name in _names(proof) if name.value for word in words_of_text(name.value)}
    tins = (proof.tin, proof.w9.ssn, proof.w9.ein)
    return frozenset(names | {last_four_word(tin.value.last_four) for tin in tins if tin.value is not None})


def _names(proof: ProofOfClaim) -> Iterator[Reading[str]]:
    owner = proof.beneficial_owner
    yield from (owner.first, owner.middle, owner.last, owner.entity, proof.record_owner)
    for joint in proof.joint_owners:
        yield from (joint.first, joint.middle, joint.last)
    if proof.representative is not None:
        yield proof.representative.name
