"""A schedule of transactions is its holdings on named dates and its trades, section by section, as on the paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from claimdesk.casebook.reading import BLANK, NOT_REACHED, Reading

if TYPE_CHECKING:
    from datetime import date

    from claimdesk.casebook.money import Money, Price, Shares


class TradeKind(StrEnum):
    """How shares came or went; the values are the words of the paper transcripts."""

    PURCHASE = "purchase"
    SALE = "sale"
    GIFT = "gift"
    INHERITANCE = "inheritance"
    GRANT = "grant"
    EXERCISE = "exercise"
    TRANSFER_IN = "transfer in"
    TRANSFER_OUT = "transfer out"
    SPLIT = "split"
    SHORT_SALE = "short sale"
    COVER = "cover"


MARKET_KINDS = frozenset({TradeKind.PURCHASE, TradeKind.SALE, TradeKind.SHORT_SALE, TradeKind.COVER})
"""Kinds that have a price of the market; the others need an explanation instead."""

ALWAYS_IN = frozenset(
    {
        TradeKind.PURCHASE,
        TradeKind.INHERITANCE,
        TradeKind.GRANT,
        TradeKind.EXERCISE,
        TradeKind.TRANSFER_IN,
        TradeKind.COVER,
    }
)
ALWAYS_OUT = frozenset({TradeKind.SALE, TradeKind.TRANSFER_OUT, TradeKind.SHORT_SALE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Shares held at the close of a named date; `documented` says whether a document supports them."""

    shares: Reading[Shares] = NOT_REACHED
    documented: Reading[bool] = NOT_REACHED


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """One line of the schedule as it stands on the paper; a blank kind is the kind of its section."""

    trade_date: Reading[date] = NOT_REACHED
    shares: Reading[Shares] = NOT_REACHED
    price: Reading[Price] = NOT_REACHED
    total: Reading[Money] = NOT_REACHED
    documented: Reading[bool] = NOT_REACHED
    kind: Reading[TradeKind] = BLANK
    explanation: Reading[str] = BLANK
    security: Reading[str] = BLANK


@dataclass(frozen=True, slots=True)
class HeldPosition:
    """The holding that the paper states in the section `key` of the schedule, such as `opening_holding`."""

    key: str
    holding: Holding = Holding()


@dataclass(frozen=True, slots=True)
class TradeSection:
    """The trades that the paper lists in the section `key`, such as `purchases`, in the order of the paper."""

    key: str
    trades: tuple[Trade, ...] = ()
    is_finished: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraSheet:
    """An additional sheet of transactions, to be signed and to bear the printed name (form IV.1)."""

    signed: Reading[bool] = NOT_REACHED
    name_printed: Reading[bool] = NOT_REACHED


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The schedule of transactions of one claim, sections in the order of the settlement file."""

    positions: tuple[HeldPosition, ...] = ()
    sections: tuple[TradeSection, ...] = ()
    extra_sheets: tuple[ExtraSheet, ...] = ()

    def position(self, key: str) -> Holding | None:
        """Give the holding of the section `key`, or None when the schedule has no such section."""
        return next((held.holding for held in self.positions if held.key == key), None)

    def section(self, key: str) -> TradeSection | None:
        """Give the trades of the section `key`, or None when the schedule has no such section."""
        return next((section for section in self.sections if section.key == key), None)
