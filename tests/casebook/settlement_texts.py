"""Settlement files to test with: the smallest that opens, and what the reader says of a text."""

from __future__ import annotations

from claimdesk.casebook.settlement import Settlement
from claimdesk.casebook.settlement_file import SettlementRead, read_settlement

SMALLEST = """\
caption = "In re Example"
short_caption = "Example"
source = "notice 1"

[[security]]
name = "Example common stock"
source = "notice 1"

[[section]]
key = "purchases"
heading = "Purchases"
role = "in"
columns = ["trade_date", "shares", "price"]
source = "form 2"
"""
LAST_LINE = len(SMALLEST.splitlines())


def read(text: str) -> SettlementRead:
    """Read a settlement under a name that does not matter."""
    return read_settlement(text, name="example")


def faults(text: str) -> list[tuple[str, int | None, str]]:
    """Give the faults of a file as path, line and sentence."""
    return [(fault.path, fault.line, fault.sentence) for fault in read(text).faults]


def opened(text: str) -> Settlement:
    """Give the settlement of a file without faults."""
    result = read(text)
    assert result.faults == ()
    assert result.settlement is not None
    return result.settlement


def added(lines: str) -> list[tuple[str, int | None]]:
    """Give path and line of each fault when `lines` are added to the smallest file, lines counted from the first."""
    found = faults(SMALLEST + lines)
    return [(path, line - LAST_LINE if line else None) for path, line, _ in found]
