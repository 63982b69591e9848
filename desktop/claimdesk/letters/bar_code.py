"""A claim number as Code 128 (ISO/IEC 15417): bars that a scanner reads from a letter and its response form."""

from __future__ import annotations

from functools import lru_cache

from reportlab.graphics.barcode.code128 import Code128

from claimdesk.letters.marks import BarsMark
from claimdesk.letters.trouble import LetterTrouble

WIDEST_MODULE = 0.72
NARROWEST_MODULE = 0.54
"""Points: 10 and 7.5 thousandths of an inch, the narrowest bar that office scanners read."""

QUIET_MODULES = 10


@lru_cache(maxsize=4096)
def bar_widths(text: str) -> tuple[int, ...]:
    """Give the widths of the bars and gaps of `text` in modules, a bar first.

    Raises:
        LetterTrouble: Code 128 cannot write the text.
    """
    if not text.isascii() or not text.isprintable() or not text:
        raise LetterTrouble("a bar code holds only the plain characters of a keyboard", "Correct the claim prefix.")
    code = Code128(text, quiet=False)
    code.validate()
    code.encode()
    code.decompose()
    return tuple(ord(sign.lower()) - ord("a") + 1 for sign in code.decomposed)


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
