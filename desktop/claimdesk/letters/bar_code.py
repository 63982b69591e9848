"""A claim number as Code 128 (ISO/IEC 15417): bars that a scanner reads from a letter and its response form."""

from __future__ import annotations

import re
from functools import lru_cache

from claimdesk.letters.marks import BarsMark
from claimdesk.letters.trouble import LetterTrouble

WIDEST_MODULE = 0.72
NARROWEST_MODULE = 0.54
"""Points: 10 and 7.5 thousandths of an inch, the narrowest bar that office scanners read."""

QUIET_MODULES = 10

_WIDTHS = (
    "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222"
    "123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321"
    "232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121"
    "313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224"
    "111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111"
    "111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113"
    "1143114111134113111131411141313111414111312114122112142112322331112"
)
"""Six widths of bars and gaps for each symbol value from 0 on, seven for the stop (ISO/IEC 15417, table 1)."""

SYMBOL_WIDTHS = 6

CODE_C, CODE_B, START_B, START_C, STOP = 99, 100, 104, 105, 106
CHECK_MODULUS = 103
FIRST_OF_B = 32
"""Code set B writes the characters from the blank on."""

WORTH_C = 4
"""From four digits on, pairs of digits in code set C are shorter than single digits, the change of set included."""

_RUNS = re.compile(rf"[0-9]{{{WORTH_C},}}|[^0-9]|[0-9]")


def symbol_values(text: str) -> tuple[int, ...]:
    """Give the symbol values of `text` with start, changes of code set, check and stop.

    Raises:
        LetterTrouble: Code 128 cannot write the text.
    """
    if not text.isascii() or not text.isprintable() or not text:
        raise LetterTrouble("a bar code holds only the plain characters of a keyboard", "Correct the claim prefix.")
    values: list[int] = []
    in_c = False
    for run in _RUNS.findall(text):
        pairs = run[len(run) % 2 :] if len(run) >= WORTH_C else ""
        single = run.removesuffix(pairs)
        if single:
            values += ([START_B] if not values else [CODE_B] if in_c else []) + [ord(single) - FIRST_OF_B]
            in_c = False
        if pairs:
            values += [START_C] if not values else [] if in_c else [CODE_C]
            values += [int(pairs[place : place + 2]) for place in range(0, len(pairs), 2)]
            in_c = True
    check = (values[0] + sum(place * value for place, value in enumerate(values))) % CHECK_MODULUS
    return (*values, check, STOP)


@lru_cache(maxsize=4096)
def bar_widths(text: str) -> tuple[int, ...]:
    """Give the widths of the bars and gaps of `text` in modules, a bar first.

    Raises:
        LetterTrouble: Code 128 cannot write the text.
    """
    *values, stop = (value * SYMBOL_WIDTHS for value in symbol_values(text))
    drawn = "".join(_WIDTHS[start : start + SYMBOL_WIDTHS] for start in values) + _WIDTHS[stop:]
    return tuple(map(int, drawn))


def bars(text: str, right: float, y: float, *, room: float, height: float) -> BarsMark:
    """Give the bar code of `text`, flush with `right`, with its lower edge at `y`; `room` is the width in points.

    The quiet zone on the right is the margin of the page; the one on the left is part of `room`.

    Raises:
        LetterTrouble: the bars would be narrower than a scanner reads.
    """
    widths = bar_widths(text)
    modules = sum(widths)
    module = min(WIDEST_MODULE, room / (modules + QUIET_MODULES))
    if module < NARROWEST_MODULE:
        raise LetterTrouble(f"the number {text} is too long for its bar code", "Shorten the claim prefix.")
    return BarsMark(x=right - modules * module, y=y, height=height, module=module, widths=widths)
