"""Names, streets and towns are keyed without Shift: a text in small letters gets the capitals that the paper has.

A text with a capital of its own stands as it was keyed, and one behind an apostrophe stands in its small letters.
"""

from __future__ import annotations

import re

NAMED = frozenset(
    {
        "beneficial_owner.first",
        "beneficial_owner.middle",
        "beneficial_owner.last",
        "beneficial_owner.entity",
        "joint_owners[].first",
        "joint_owners[].middle",
        "joint_owners[].last",
        "address.street",
        "address.city",
        "address.state",
        "address.foreign_province",
        "address.foreign_country",
        "record_owner",
        "representative.name",
        "release.city",
        "release.state_or_country",
        "release.printed_name",
    }
)
"""Places that hold names; kinds of document, capacities and explanations are words of our own and stay small."""

STATES = frozenset({"address.state", "release.state_or_country"})
AS_KEYED = "'"
_STATE_LETTERS = 2
_WORD = re.compile(r"[^\s/-]+")
_WITH_FIGURES = re.compile(r"\d+[a-z]{1,2}")
_ORDINAL = re.compile(r"\d*(?:1st|2nd|3rd|\dth)")
_ALL_CAPITALS = frozenset(
    {"ii", "iii", "iv", "llc", "llp", "lp", "lllp", "pc", "pa", "na", "usa", "ira", "sep", "fbo", "dba", "po", "rr"}
    | {"ne", "nw", "se", "sw", "apo", "fpo", "afb", "jt", "wros", "jtwros", "ttee", "ugma", "utma", "plc", "ag", "sa"}
)
_SMALL = frozenset({"and", "or", "of", "for", "the", "in", "at", "by", "de", "la", "del", "van", "von", "der", "den"})
_JOINTS = ("mc", "o'", "d'")
"""Beginnings after which a further capital stands: McDonald, O'Hara."""


def with_capitals(pattern: str, text: str) -> str:
    """Give the text of a place as the paper has it: `robert` is Robert, `12 n 3rd st apt 3b` is 12 N 3rd St Apt 3B."""
    if pattern not in NAMED or text != text.lower():
        return text
    if text.startswith(AS_KEYED):
        return text.removeprefix(AS_KEYED)
    if pattern in STATES and len(text) <= _STATE_LETTERS:
        return text.upper()
    return _WORD.sub(lambda word: _word(word[0], is_first=word.start() == 0), text)


def _word(word: str, *, is_first: bool) -> str:
    bare = word.strip(".,()&")
    if bare in _ALL_CAPITALS or (_WITH_FIGURES.fullmatch(bare) and not _ORDINAL.fullmatch(bare)):
        return word.upper()
    if bare in _SMALL and not is_first:
        return word
    for start in _JOINTS:
        if bare.startswith(start) and len(bare) > len(start) + 1:
            at = word.index(bare) + len(start)
            return word[:at].title() + word[at:].capitalize()
    at = next((place for place, sign in enumerate(word) if sign.isalpha()), 0)
    return word if word[:at].isdigit() else word[:at] + word[at:].capitalize()
