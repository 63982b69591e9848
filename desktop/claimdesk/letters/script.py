"""What is drawn of a text: composed, without characters that steer the page, in the order in which it is seen."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from types import MappingProxyType

from bidi import get_display

from claimdesk.letters.trouble import CannotBePrinted
from claimdesk.letters.typefaces import character_name

MOST_MARKS = 4
"""More combining marks on one letter than any orthography of a name asks for."""

ZERO_WIDTH_NON_JOINER = "\u200c"
_HELD = "\ufdd0"  # a code that is no character stands for the joiner that stays
_ARABIC_LETTER = "\u0620-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
_JOINER_AMONG_ARABIC = re.compile(f"(?<=[{_ARABIC_LETTER}]){ZERO_WIDTH_NON_JOINER}(?=[{_ARABIC_LETTER}])")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
CLOSERS = MappingProxyType({"(": ")", "[": "]", "{": "}", "<": ">", "«": "»"})
OPENERS = MappingProxyType({closer: opener for opener, closer in CLOSERS.items()})
"""Brackets, each with the one that it is turned into where text is read from right to left."""

_BLANKS = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_VARIATION_SELECTORS = re.compile("[\ufe00-\ufe0f]")


def printable(text: str) -> str:
    """Give `text` as a letter may print it: NFC, blanks single, no control, bidirectional or zero-width characters.

    Raises:
        CannotBePrinted: a letter carries more than four combining marks, or half of a character pair stands alone.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split()) if "  " in text else text.strip()
    composed = unicodedata.normalize("NFC", text.replace(_HELD, ""))
    joined = _JOINER_AMONG_ARABIC.sub(_HELD, composed)
    kept = "".join(sign for sign in _BLANKS.sub(" ", joined) if sign == _HELD or _prints(sign))
    plain = _VARIATION_SELECTORS.sub("", kept).replace(_HELD, ZERO_WIDTH_NON_JOINER).strip()
    for cluster in clusters(plain):
        if len(cluster) > MOST_MARKS + 1:
            raise CannotBePrinted(
                f"{character_name(cluster[0])} carries {len(cluster) - 1} combining marks",
                f"Key it with at most {MOST_MARKS}.",
            )
    return plain


def _prints(sign: str) -> bool:
    category = unicodedata.category(sign)
    if category == "Cs":
        raise CannotBePrinted(
            f"U+{ord(sign):04X} is half of a character pair and cannot be drawn", "Key the text again."
        )
    return category not in {"Cc", "Cf"}


def clusters(text: str) -> list[str]:
    """Split a text into letters with the combining marks that belong to them."""
    found: list[str] = []
    for sign in text:
        if found and (unicodedata.combining(sign) or unicodedata.category(sign) in {"Mn", "Me"}):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def is_right_to_left(text: str) -> bool:
    """Whether the text holds Hebrew or Arabic letters."""
    return _RIGHT_TO_LEFT.search(text) is not None


def seen_parts(text: str) -> list[tuple[str, bool]]:
    """Split a line into parts from left to right as they are seen, each in reading order and with its direction.

    A part that is read from right to left (True) is given in the order in which it is read.
    """
    if not is_right_to_left(text):
        return [(text, False)]
    seen = _mirrored(get_display(text, base_dir="L"))
    from_the_right = [_is_read_from_the_right(sign) for sign in seen]
    for place in range(1, len(seen) - 1):
        # A blank between two words of one direction stays with them, so that they read back in one piece.
        from_the_right[place] |= seen[place] == " " and from_the_right[place - 1] and from_the_right[place + 1]
    parts = []
    for right_to_left, group in groupby(zip(seen, from_the_right, strict=True), key=lambda pair: pair[1]):
        part = "".join(sign for sign, _ in group)
        parts.append((part[::-1] if right_to_left else part, right_to_left))
    return parts


def _is_read_from_the_right(sign: str) -> bool:
    return sign == ZERO_WIDTH_NON_JOINER or _RIGHT_TO_LEFT.match(sign) is not None


def _mirrored(seen: str) -> str:
    """Turn the brackets of right-to-left text: those that, as seen, close before any of their kind opens."""
    signs = list(seen)
    opened: list[int] = []  # places of brackets that still wait for their partner
    closed: list[int] = []
    for place, sign in enumerate(signs):
        if sign in CLOSERS:
            opened.append(place)
        elif sign in OPENERS and opened and signs[opened[-1]] == OPENERS[sign]:
            opened.pop()
        elif sign in OPENERS:
            closed.append(place)
    alone = len(opened) != len(closed)
    for place in (*opened, *closed):
        if not alone or _stands_by_right_to_left(signs, place):
            signs[place] = CLOSERS.get(signs[place]) or OPENERS[signs[place]]
    return "".join(signs)


def _stands_by_right_to_left(signs: list[str], place: int) -> bool:
    return any(_is_read_from_the_right(sign) for sign in signs[max(place - 1, 0) : place + 2])
