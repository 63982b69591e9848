"""A limb of a disposal case is worth so much a share for one match, exactly, with the table row it was read from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.money import MILLION
from claimdesk.casebook.plan import Joined, LimbKind
from claimdesk.casebook.plan_tables import HELD, Found, NoRowError, TableUnit

if TYPE_CHECKING:
    from claimdesk.casebook.matching import Exact, Match
    from claimdesk.casebook.plan import DisposalCase, Limb, PlanSecurity
    from claimdesk.casebook.plan_tables import Series


@dataclass(frozen=True, slots=True, kw_only=True)
class LimbValue:
    """What a limb comes to a share, in 10**-12 dollars, in the words of the plan, and the table row with paragraph."""

    words: str
    value: Exact
    row: str = ""
    paragraph: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trades:
    """What a limb looks at: purchase and disposal of one match, prices in millionths."""

    acquired: int
    disposed: int
    price: Exact
    sale_price: Exact
    security: PlanSecurity


def trades_of(match: Match, case: DisposalCase, security: PlanSecurity) -> Trades:
    """Give what the limbs of a case look at; the purchase price is not above the bound of the case."""
    price = match.lot.price
    if case.price_at_most is not None:
        price = min(price, case.price_at_most)
    return Trades(
        acquired=match.lot.moment,
        disposed=match.disposal.moment,
        price=price,
        sale_price=match.disposal.price,
        security=security,
    )


def value_of(limb: Limb, trades: Trades) -> LimbValue:
    """Give what the limb comes to a share.

    Raises:
        NoRowError: a table has no row for a day, or the limb needs a sale price and the shares are held.
    """
    value, row = _MEASURES[limb.kind](limb, trades)
    return LimbValue(words=limb.words, value=value, row=row, paragraph=limb.table.paragraph if limb.table else "")


def joined(values: list[Exact], how: Joined) -> Exact:
    """Give the least, the greatest or the sum of values, of which there is one at least."""
    if how is Joined.LEAST:
        return min(values)
    return max(values) if how is Joined.GREATEST else sum(values)


def dollars_at(series: Series, moment: int, price: Exact, *, security: PlanSecurity) -> tuple[Exact, str]:
    """Give the value of a series for a trade in 10**-12 dollars a share of the end, and its row."""
    found = series.at(moment)
    if series.unit is TableUnit.FRACTION:
        return found.value * price, found.row
    return _split_value(found, moment, security), found.row


def _split_value(found: Found, moment: int, security: PlanSecurity) -> Exact:
    """A series is in shares as they were on its days."""
    if not security.splits:
        return found.value * MILLION
    return Fraction(found.value * MILLION) / Fraction(security.split_at(moment))


_Valued = tuple["Exact", str]


def _nothing(_limb: Limb, _trades: Trades) -> _Valued:
    return 0, ""


def _sale_price(trades: Trades) -> Exact:
    if trades.disposed == HELD:
        raise NoRowError("shares that are held have no sale price")
    return trades.sale_price


def _price_less_sale(_limb: Limb, trades: Trades) -> _Valued:
    return (trades.price - _sale_price(trades)) * MILLION, ""


def _price_less_amount(limb: Limb, trades: Trades) -> _Valued:
    return (trades.price - limb.amount) * MILLION, ""


def _price(limb: Limb, trades: Trades) -> _Valued:
    return trades.price * limb.amount, ""


def _amount(limb: Limb, _trades: Trades) -> _Valued:
    return limb.amount * MILLION, ""


def _decline(limb: Limb, trades: Trades) -> _Valued:
    found = limb.matrix.at(trades.acquired, trades.disposed)
    return found.value * (trades.price if limb.matrix.unit is TableUnit.FRACTION else MILLION), found.row


def _inflation(limb: Limb, trades: Trades) -> _Valued:
    return dollars_at(limb.series, trades.acquired, trades.price, security=trades.security)


def _inflation_lost(limb: Limb, trades: Trades) -> _Valued:
    bought, row = _inflation(limb, trades)
    if trades.disposed == HELD:
        return bought, row
    sold, sale_row = dollars_at(
        limb.sale_table or limb.series, trades.disposed, trades.sale_price, security=trades.security
    )
    return bought - sold, f"{row}; {sale_row}"


def _price_less_mean(limb: Limb, trades: Trades) -> _Valued:
    series = limb.series
    found = series.last if trades.disposed == HELD else series.at(trades.disposed)
    moment = series.rows[-1].band.first if trades.disposed == HELD else trades.disposed
    return trades.price * MILLION - _split_value(found, moment, trades.security), found.row


def _price_less_value(limb: Limb, trades: Trades) -> _Valued:
    value, row = dollars_at(limb.series, trades.acquired, trades.price, security=trades.security)
    return trades.price * MILLION - value, row


def _repurchase_less_premium(_limb: Limb, trades: Trades) -> _Valued:
    return (_sale_price(trades) - trades.price) * MILLION, ""


def _amount_less_premium(limb: Limb, trades: Trades) -> _Valued:
    return (limb.amount - trades.price) * MILLION, ""


_MEASURES: Mapping[LimbKind, Callable[[Limb, Trades], _Valued]] = MappingProxyType(
    {
        LimbKind.NOTHING: _nothing,
        LimbKind.PRICE_LESS_SALE: _price_less_sale,
        LimbKind.PRICE_LESS_AMOUNT: _price_less_amount,
        LimbKind.PRICE: _price,
        LimbKind.AMOUNT: _amount,
        LimbKind.DECLINE: _decline,
        LimbKind.INFLATION_LOST: _inflation_lost,
        LimbKind.INFLATION: _inflation,
        LimbKind.PRICE_LESS_MEAN: _price_less_mean,
        LimbKind.PRICE_LESS_VALUE: _price_less_value,
        LimbKind.REPURCHASE_LESS_PREMIUM: _repurchase_less_premium,
        LimbKind.AMOUNT_LESS_PREMIUM: _amount_less_premium,
    }
)
