"""The bars of a claim number are Code 128 as ISO/IEC 15417 lays it down."""

from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st
from letter_papers import SENDER, UNSIGNED, letter
from reportlab.graphics.barcode.code128 import _patterns

from claimdesk.casebook.settlement import LetterKind
from claimdesk.letters.bar_code import NARROWEST_MODULE, QUIET_MODULES, bar_widths, bars
from claimdesk.letters.compose import pages_of
from claimdesk.letters.marks import BarsMark
from claimdesk.letters.trouble import LetterTrouble

# Patterns of ISO/IEC 15417, table 1, for the symbols that the claim number below is made of.
START_B, CODE_C, STOP = (2, 1, 1, 2, 1, 4), (1, 1, 3, 1, 4, 1), (2, 3, 3, 1, 1, 1, 2)
CAPITAL_S, CAPITAL_O, CAPITAL_N = (2, 1, 3, 1, 1, 3), (1, 3, 3, 1, 2, 1), (1, 1, 3, 3, 2, 1)
CAPITAL_U, HYPHEN = (2, 1, 3, 1, 3, 1), (1, 2, 2, 1, 3, 2)
DIGIT_ZERO, PAIR_00, PAIR_01, PAIR_23 = (1, 2, 3, 1, 2, 2), (2, 1, 2, 2, 2, 2), (2, 2, 2, 1, 2, 2), (3, 1, 2, 1, 3, 1)
SYMBOLS = tuple("".join(str("abcd".index(sign.lower()) + 1) for sign in drawn) for drawn in _patterns.values())
"""The widths of every symbol value as reportlab draws them."""

CHECK_39 = (2, 1, 1, 3, 1, 3)


def test_a_claim_number_has_the_symbols_of_the_standard() -> None:
    """SONUS-0 in code set B, then 00 01 23 in code set C, between start and check, each as table 1 draws it.

    The check is (104 + 51 + 2*47 + 3*46 + 4*53 + 5*51 + 6*13 + 7*16 + 8*99 + 9*0 + 10*1 + 11*23) mod 103 = 39.
    """
    letters = (CAPITAL_S, CAPITAL_O, CAPITAL_N, CAPITAL_U, CAPITAL_S, HYPHEN, DIGIT_ZERO)
    symbols = (START_B, *letters, CODE_C, PAIR_00, PAIR_01, PAIR_23)
    widths = bar_widths("SONUS-0000123")
    expected = tuple(width for symbol in symbols for width in symbol)
    assert widths[: len(expected)] == expected
    assert widths[len(expected) :] == (*CHECK_39, *STOP)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=20))
def test_every_symbol_is_eleven_modules_wide(text: str) -> None:
    """Six widths to a symbol, and thirteen modules in seven widths for the stop."""
    widths = bar_widths(text)
    symbols = [widths[start : start + 6] for start in range(0, len(widths) - 7, 6)]
    assert {sum(symbol) for symbol in symbols} == {11}
    assert widths[-7:] == STOP


def test_bars_are_flush_with_the_margin_and_leave_their_quiet_zone() -> None:
    """What a scanner needs white on the left is part of the room."""
    mark = bars("SONUS-0000123", 540, 100, room=144, height=27)
    width = sum(mark.widths) * mark.module
    assert isclose(mark.x + width, 540)
    assert width + QUIET_MODULES * mark.module <= 144
    assert mark.module >= NARROWEST_MODULE


@pytest.mark.parametrize("number", ["SONUS-" + "0" * 40 + "x" * 9, "Größe-1", ""])
def test_a_number_that_no_bars_can_hold_is_refused(number: str) -> None:
    """Too long for the narrowest bars, or beyond the characters of the code."""
    with pytest.raises(LetterTrouble, match="bar code"):
        bars(number, 540, 100, room=144, height=27)


def test_a_letter_bears_its_bars_once_and_a_notice_twice() -> None:
    """Upper right, and on the response form of a notice."""
    notice = letter(kind=LetterKind.DEFICIENCY_NOTICE, items=(UNSIGNED,))
    counts = [
        len([mark for page in pages_of(each, SENDER) for mark in page.marks if isinstance(mark, BarsMark)])
        for each in (letter(), notice)
    ]
    assert counts == [1, 2]


def read_as_scanner(text: str) -> str:
    """Read the bars of `text` as a scanner does: by the table of another writer of Code 128, start to check."""
    widths = "".join(str(width) for width in bar_widths(text))
    symbols = [SYMBOLS.index(widths[start : start + 6]) for start in range(0, len(widths) - 7, 6)]
    *values, check = symbols
    assert check == (values[0] + sum(place * value for place, value in enumerate(values))) % 103
    read, in_c = "", values[0] == 105
    for value in values[1:]:
        if value == (100 if in_c else 99):
            in_c = not in_c
        else:
            read += f"{value:02d}" if in_c else chr(value + 32)
    return read


@given(st.from_regex(r"[A-Z]{0,6}[-/ ]?[0-9]{0,13}[a-z]?[0-9]{0,5}", fullmatch=True).filter(bool))
def test_a_scanner_reads_back_what_was_written(text: str) -> None:
    """Letters, digits in pairs and single, and changes between them."""
    assert read_as_scanner(text) == text


def test_digits_in_pairs_are_shorter() -> None:
    """Seven digits take one single and three pairs behind a change of set: thirteen symbols and the stop."""
    assert len(bar_widths("SONUS-0000123")) == 13 * 6 + 7
    assert len(bar_widths("12345678")) == 6 * 6 + 7
