"""A password is long and is not made of what anybody would try first; signs of no kind are asked for."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

SHORTEST = 15
FEWEST_KINDS = 5
SHORTEST_WORD = 3
LEFT_OVER = 6
"""How many letters and digits must be left when names and common words are taken out."""

COMMON = (
    *(
        "password",
        "passwort",
        "passphrase",
        "letmein",
        "welcome",
        "qwertyuiop",
        "qwerty",
        "asdfgh",
        "zxcvbn",
        "iloveyou",
    ),
    *("administrator", "admin", "monkey", "dragon", "football", "baseball", "sunshine", "princess", "master", "secret"),
    *("claimdesk", "claims", "claim", "settlement", "proof", "correcthorsebatterystaple", "trustno1", "changeme"),
    *(
        "1234567890",
        "123456789",
        "12345678",
        "1234567",
        "123456",
        "12345",
        "0987654321",
        "987654321",
        "abcdefgh",
        "abc",
    ),
)
"""What is tried first, longest ways of each before its beginnings."""


def why_weak(password: str, *, names: tuple[str, ...]) -> str | None:
    """Say why a password is refused, as the end of a sentence, or give None, beside the `names`."""
    if len(password) < SHORTEST:
        return f"has {len(password)} characters, and {SHORTEST} are the least"
    plain = _plain(password)
    if len(set(unicodedata.normalize("NFKC", password).casefold())) < FEWEST_KINDS:
        return "repeats the same few characters"
    if len(plain) > 1 and any(_goes_on(plain, step) for step in (1, -1)):
        return "is a row of letters or digits as they follow one another"
    words = sorted({_plain(word) for name in names for word in (name, *name.split())} | set(COMMON), key=len)
    for word in reversed([word for word in words if len(word) >= SHORTEST_WORD]):
        plain = plain.replace(word, "")
    has_own_signs = sum(not sign.isalnum() and not sign.isspace() for sign in password) >= LEFT_OVER
    if len(plain) < LEFT_OVER and not has_own_signs:
        return "is made of names and words that anybody would try first"
    return None


def _plain(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def _goes_on(text: str, step: int) -> bool:
    return all(ord(after) - ord(before) == step for before, after in pairwise(text))
