"""The schedule of a claim, as it was keyed, is an account in the codes of the field, which a plan can compute."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.account import Account, TradeCode, TradeLine
from claimdesk.casebook.schedule_lines import Line, holdings_of, lines_of
from claimdesk.casebook.settlement import SectionRole
from claimdesk.casebook.trades import TradeKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimdesk.casebook.reading import Reading
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casebook.trades import Schedule, Trade

_CODES: Mapping[TradeKind, TradeCode] = MappingProxyType(
    {
        TradeKind.PURCHASE: TradeCode.PURCHASE,
        TradeKind.SALE: TradeCode.SALE,
        TradeKind.INHERITANCE: TradeCode.INHERITED,
        TradeKind.GRANT: TradeCode.RECEIVED,
        TradeKind.EXERCISE: TradeCode.EXERCISE,
        TradeKind.TRANSFER_IN: TradeCode.RECEIVED,
        TradeKind.TRANSFER_OUT: TradeCode.DELIVERED,
        TradeKind.SPLIT: TradeCode.SPLIT,
        TradeKind.SHORT_SALE: TradeCode.SHORT_SALE,
        TradeKind.COVER: TradeCode.COVER,
    }
)
_HOLDINGS = MappingProxyType({SectionRole.OPENING: TradeCode.OPENING, SectionRole.CLOSING: TradeCode.CLOSING})


def account_of(claim_number: str, schedule: Schedule, settlement: Settlement) -> Account:
    """Give the account of a claim; a line that no number of shares can be read from is a problem of the account.

    Lines of a security that the settlement does not cover are left out, as they are from the balance. A line is
    taken as documented until somebody has been at that place of the paper and found no yes there. A schedule states no
    category of claimant, no purchase of a donor, and no security of a holding, which is the first of the settlement.
    """
    problems: list[str] = []
    lines = [*_holdings(schedule, settlement, problems)]
    for line in lines_of(schedule, settlement):
        shares = line.trade.shares.value
        if shares is None:
            problems.append(f"{_place(line)}: the number of shares is not known")
            continue
        lines.append(
            TradeLine(
                security=_security(line.trade, settlement),
                code=_code(line),
                shares=shares,
                on=line.trade.trade_date.value,
                price=line.trade.price.value,
                is_documented=_is_documented(line.trade.documented),
                source=_place(line),
            )
        )
    problems += _holdings_of_several(lines)
    return Account(name=claim_number, lines=tuple(lines), problems=tuple(problems))


def _holdings(schedule: Schedule, settlement: Settlement, problems: list[str]) -> Iterator[TradeLine]:
    for role, code in _HOLDINGS.items():
        for section, holding in holdings_of(schedule, settlement, role=role):
            name = section.key.replace("_", " ")
            if holding.shares.value is not None:
                yield TradeLine(
                    security=settlement.securities[0].name if settlement.securities else "",
                    code=code,
                    shares=holding.shares.value,
                    is_documented=_is_documented(holding.documented),
                    source=name,
                )
            elif holding.shares.stands_there:
                problems.append(f"{name}: the number of shares cannot be read")


def _holdings_of_several(lines: list[TradeLine]) -> Iterator[str]:
    """Refuse a holding that stands for several securities: a schedule does not say of which it is."""
    holdings = [line for line in lines if line.code in _HOLDINGS.values()]
    others = dict.fromkeys(line.security for line in lines if line.security != lines[0].security)
    if others and any(line.shares for line in holdings):
        yield (
            f"the holdings name no security, and there are trades of {' and '.join(others)} besides "
            f"{lines[0].security}; compute the account from a file of trades"
        )


def _place(line: Line) -> str:
    return f"{line.section.key.replace('_', ' ')}, line {line.index + 1}"


def _code(line: Line) -> TradeCode:
    if line.kind is TradeKind.GIFT:
        return TradeCode.GIFT_IN if line.goes_in else TradeCode.GIFT_OUT
    return _CODES[line.kind]


def _security(trade: Trade, settlement: Settlement) -> str:
    text = (trade.security.value or "").strip()
    named = (security.name for security in settlement.securities if text and security.is_called(text))
    return next(named, settlement.securities[0].name if settlement.securities else "")


def _is_documented(reading: Reading[bool]) -> bool:
    return not reading.is_reached or reading.value is True
