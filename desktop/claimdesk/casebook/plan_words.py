"""Days, bands, amounts and limbs stand in a plan as short texts, and each reads as one thing or is refused with why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from claimdesk.casebook.money import MILLION, NotAnAmountError, millionths
from claimdesk.casebook.plan import Limb, LimbKind
from claimdesk.casebook.plan_tables import HELD, Band, Matrix, Series, Table, TableKind, TableUnit, moment_of

HELD_WORD = "held"
BEFORE_WORD = "before"
AFTER_WORD = "after"


class UnreadableError(ValueError):
    """A text of a plan that is not what it should be; the message is the sentence for the person who wrote it."""


@dataclass(frozen=True, slots=True)
class _Needs:
    """What follows the words of a limb."""

    series: int = 0
    matrix: bool = False
    amount: bool = False
    may_have_sale_series: bool = False


_NEEDS: Mapping[LimbKind, _Needs] = MappingProxyType(
    {
        LimbKind.NOTHING: _Needs(),
        LimbKind.PRICE_LESS_SALE: _Needs(),
        LimbKind.PRICE_LESS_AMOUNT: _Needs(amount=True),
        LimbKind.PRICE: _Needs(amount=True),
        LimbKind.AMOUNT: _Needs(amount=True),
        LimbKind.DECLINE: _Needs(matrix=True),
        LimbKind.INFLATION_LOST: _Needs(series=1, may_have_sale_series=True),
        LimbKind.INFLATION: _Needs(series=1),
        LimbKind.PRICE_LESS_MEAN: _Needs(series=1),
        LimbKind.PRICE_LESS_VALUE: _Needs(series=1),
        LimbKind.REPURCHASE_LESS_PREMIUM: _Needs(),
        LimbKind.AMOUNT_LESS_PREMIUM: _Needs(amount=True),
    }
)


def amount(text: str) -> int:
    """Read a plain decimal as millionths.

    Raises:
        UnreadableError: it is none.
    """
    try:
        return millionths(text)
    except NotAnAmountError as error:
        raise UnreadableError(f"`{text}` is no number: {error}") from error


def day(text: str) -> date:
    """Read a day such as `2015-04-28`.

    Raises:
        UnreadableError: it is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UnreadableError(f"`{text}` is no day; write it as 2015-04-28") from error


def band(words: tuple[str, ...], *, may_be_held: bool, cuts: frozenset[date]) -> Band:
    """Read a band: first and last day, one day alone, or `held`.

    Raises:
        UnreadableError: it is none, is in the wrong order, or names a side of a day without a cut.
    """
    if not 1 <= len(words) <= 2:  # noqa: PLR2004 - a first and a last day
        raise UnreadableError("a band is a first and a last day")
    if HELD_WORD in words and not may_be_held:
        raise UnreadableError("shares that are held were bought on a day; `held` stands in a band of disposals")
    first, last = words[0], words[-1]
    if first == HELD_WORD:
        if last != HELD_WORD:
            raise UnreadableError("nothing comes after `held`")
        return Band(HELD, HELD)
    found = Band(
        _moment(first, is_first=True, cuts=cuts),
        HELD if last == HELD_WORD else _moment(last, is_first=False, cuts=cuts),
    )
    if found.last < found.first:
        raise UnreadableError(f"the band ends with {last}, before its first day {first}")
    return found


def _moment(text: str, *, is_first: bool, cuts: frozenset[date]) -> int:
    written, _, side = text.partition(" ")
    on = day(written)
    if not side:
        return moment_of(on, is_after_cut=not is_first)
    if side not in {BEFORE_WORD, AFTER_WORD}:
        raise UnreadableError(f"`{side}` after a day is neither `{BEFORE_WORD}` nor `{AFTER_WORD}`")
    if on not in cuts:
        raise UnreadableError(f"no [[plan.cut]] is on {on}, so that day has no side before and after")
    return moment_of(on, is_after_cut=side == AFTER_WORD)


def limb(words: tuple[str, ...], tables: Mapping[str, Table]) -> Limb:
    """Read a limb: its words, then the name of its table or its amount.

    Raises:
        UnreadableError: no limb has these words, or what follows them is not what the limb needs.
    """
    kind = next((kind for kind in LimbKind if kind == words[0]), None)
    if kind is None:
        known = ", ".join(LimbKind)
        raise UnreadableError(f"`{words[0]}` is no limb; one of: {known}")
    needs, rest = _NEEDS[kind], words[1:]
    wanted = needs.series + needs.matrix + needs.amount
    if not wanted <= len(rest) <= wanted + needs.may_have_sale_series:
        raise UnreadableError(f"`{kind}` is followed by {_wanted_text(needs)}")
    text = f"{kind}{''.join(f', {word}' for word in rest)}"
    if needs.amount:
        return Limb(kind=kind, words=text, amount=amount(rest[0]))
    found = [_table(name, tables) for name in rest]
    if needs.matrix:
        if not isinstance(found[0], Matrix):
            raise UnreadableError(f"`{kind}` needs a matrix, and {found[0].name} is none")
        return Limb(kind=kind, words=text, table=found[0])
    series = [_series(table, kind) for table in found]
    if series:
        return Limb(kind=kind, words=text, table=series[0], sale_table=series[1] if series[1:] else None)
    return Limb(kind=kind, words=text)


def _series(table: Table, kind: LimbKind) -> Series:
    if not isinstance(table, Series):
        raise UnreadableError(f"`{kind}` needs values by days, and {table.name} is a matrix")
    is_mean = table.kind is TableKind.LOOK_BACK
    if is_mean is not (kind is LimbKind.PRICE_LESS_MEAN):
        raise UnreadableError(f"`{kind}` cannot rest on {table.name}, a table of the kind {table.kind}")
    if is_mean and table.unit is TableUnit.FRACTION:
        raise UnreadableError(f"{table.name} holds means of prices, which are dollars")
    return table


def _table(name: str, tables: Mapping[str, Table]) -> Table:
    if name not in tables:
        known = ", ".join(tables) or "none"
        raise UnreadableError(f"no [[plan.table]] is called `{name}`; there is {known}")
    return tables[name]


def _wanted_text(needs: _Needs) -> str:
    if needs.amount:
        return "an amount"
    if needs.matrix or needs.series:
        return "the name of a table" + (", and of one for sales where they differ" * needs.may_have_sale_series)
    return "nothing"


def fraction_is_sound(table: Table) -> bool:
    """Whether every value of a table of fractions lies between zero and one."""
    if table.unit is not TableUnit.FRACTION:
        return True
    values = (
        [row.value for row in table.rows] if isinstance(table, Series) else [v for row in table.values for v in row]
    )
    return all(0 <= value <= MILLION for value in values)
