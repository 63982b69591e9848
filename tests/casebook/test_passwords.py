"""Long passwords of any signs are taken; short ones, rows, repetitions and the names of person and case are not."""

import pytest

from claimdesk.casebook.passwords import why_weak

NAMES = ("Ines Marques", "sonus-2004", "Sonus Networks, Inc.")


@pytest.mark.parametrize(
    "password",
    [
        "short",
        "fourteen chars",
        "aaaaaaaaaaaaaaaaaaaaaaaa",
        "abababababababababab",
        "passwordpassword",
        "Password1234567890",
        "InesMarquesInesMarques",
        "sonus-2004 sonus-2004",
        "Sonus Networks Inc claims",
        "abcdefghijklmnopqrst",
        "qwertyuiop123456789",
        "claimdesk claimdesk 1",
        "correct horse battery staple",
        "               ",
    ],
)
def test_a_weak_password_is_refused(password: str) -> None:
    """And the reason does not repeat it."""
    why = why_weak(password, names=NAMES)
    assert why is not None
    assert password not in why


@pytest.mark.parametrize(
    "password",
    [
        "seven grey herons wade",
        "x" + "7kQ!" * 32,
        "пятнадцать серых цапель",
        "七只灰鹭在浅水里走着它们不回头看我们",
        "🦉 two owls, one barn 🦉",
        "aK9-2fLm-77Qz-p0Xw",
        "o'neil & sons <trust>; drop",
    ],
)
def test_a_strong_password_is_taken(password: str) -> None:
    """128 characters, other scripts, signs and spaces."""
    assert why_weak(password, names=NAMES) is None
