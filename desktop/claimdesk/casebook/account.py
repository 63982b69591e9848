"""An account is what one claimant did in the securities of a settlement, line by line, in the codes of the field."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class TradeCode(StrEnum):
    """The codes of electronic filings: how shares came or went, or what was held."""

    OPENING = "B"
    PURCHASE = "P"
    SALE = "S"
    CLOSING = "U"
    RECEIVED = "FR"
    DELIVERED = "FD"
    SHORT_SALE = "SS"
    COVER = "BC"
    GIFT_IN = "GI"
    GIFT_OUT = "GO"
    INHERITED = "IN"
    EXERCISE = "EX"
    ASSIGNMENT = "AS"
    REINVESTED = "DR"
    SPLIT = "SP"
    MERGER = "MG"
    CANCELLED = "CX"


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeLine:
    """One line: security and code, trade date, shares and price in millionths; `source` says where it stands.

    The shares of an exercise, an assignment or a merger have a sign: above zero they come in, below it they go out; of
    a series of options an exercise goes out and an assignment comes in whatever the sign. The donor's date and price
    are those of the purchase into whose place a transfer, gift or inheritance may step.
    """

    security: str
    code: TradeCode
    shares: int
    on: date | None = None
    price: int | None = None
    is_documented: bool = True
    donor_date: date | None = None
    donor_price: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The lines of one account in the order of their source; `problems` keep it from being computed."""

    name: str
    lines: tuple[TradeLine, ...] = ()
    category: str = ""
    problems: tuple[str, ...] = ()
