"""A plan makes sense: no table overlaps or leaves a gap, every disposal has a case, every case can be measured."""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING

from claimdesk.casebook.plan import Joined, LimbKind, MarketTest, Matching, Scope
from claimdesk.casebook.plan_tables import HELD, Band, Matrix, OutsideRows, Series, TableKind, day_of
from claimdesk.casebook.settlement_shape import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimdesk.casebook.plan import DisposalCase, Limb, PlanOfAllocation, PlanSecurity

_ON_SALE = frozenset({LimbKind.PRICE_LESS_SALE, LimbKind.REPURCHASE_LESS_PREMIUM})


def troubles_of_plan(plan: PlanOfAllocation) -> tuple[Trouble, ...]:
    """Give everything in which a plan that could be read contradicts itself or leaves something open."""
    return (*_tables(plan), *_names(plan), *_cases(plan), *_claim(plan))


def _tables(plan: PlanOfAllocation) -> Iterator[Trouble]:
    used = {id(table) for case in plan.cases for limb in case.limbs for table in (limb.table, limb.sale_table) if table}
    used.add(id(plan.claim.net_gains))
    for index, table in enumerate(plan.tables):
        here = ("plan", "table", index)
        if id(table) not in used:
            yield Trouble((*here, "name"), f"no case names {table.name}")
        if isinstance(table, Matrix):
            yield from (Trouble((*here, "purchases"), text) for text in _band_troubles(table.purchases))
            yield from (Trouble((*here, "sales"), text) for text in _band_troubles(table.sales))
        elif table.kind is TableKind.STEPS:
            bands = tuple(row.band for row in table.rows)
            gaps_matter = table.outside is OutsideRows.REFUSED
            yield from (Trouble((*here, "rows"), text) for text in _band_troubles(bands, gaps_matter=gaps_matter))
        elif table.kind is TableKind.LOOK_BACK and any(row.value <= 0 for row in table.rows):
            yield Trouble((*here, "file"), f"a mean of {table.name} is zero or below")


def _band_troubles(bands: tuple[Band, ...], *, gaps_matter: bool = True) -> Iterator[str]:
    for above, below in pairwise(bands):
        if below.first <= above.last:
            is_order = below.last < above.first
            yield f"{below.text} {'stands after' if is_order else 'overlaps'} {above.text}"
        elif gaps_matter and below.first != above.last + 1:
            yield f"{above.text} and {below.text} leave a gap between them"


def _names(plan: PlanOfAllocation) -> Iterator[Trouble]:
    measures = {measure.name for measure in plan.measures}
    securities = {security.name for security in plan.securities}
    categories = {category.name for category in plan.categories}
    seen: set[tuple[str, ...]] = set()
    for index, case in enumerate(plan.cases):
        here = ("plan", "case", index)
        if case.measure not in measures:
            known = ", ".join(sorted(measures - {""})) or "none"
            yield Trouble((*here, "measure"), f"the case names the measure `{case.measure}`, and the plan has {known}")
        yield from (
            Trouble((*here, "securities"), f"the plan has no security {name}")
            for name in case.securities
            if name not in securities
        )
        yield from (
            Trouble((*here, "categories"), f"the plan has no category {name}")
            for name in case.categories
            if name not in categories
        )
        identity = (case.name, case.measure, *case.securities, "", *case.categories)
        if identity in seen:
            yield Trouble((*here, "name"), f"two cases are called {case.name}")
        seen.add(identity)
    for index, record in enumerate(plan.record_dates):
        if record.security and record.security not in securities:
            yield Trouble(("plan", "record_date", index, "security"), f"the plan has no security {record.security}")


def _cases(plan: PlanOfAllocation) -> Iterator[Trouble]:
    if plan.matching.method is Matching.RECORD_DATE:
        if not plan.record_dates:
            yield Trouble(
                ("plan", "matching", "method"), "the method is record dates, and no [[plan.record_date]] is there"
            )
        if plan.cases:
            yield Trouble(("plan", "case", 0), "a plan of record dates matches nothing, so it has no cases")
        return
    if plan.record_dates:
        yield Trouble(("plan", "record_date", 0), "only a plan with the method `record dates` has them")
    categories = tuple(category.name for category in plan.categories) or ("",)
    for security, measure, category in product(plan.securities, plan.measures, categories):
        yield from _open_ends(plan, security, measure=measure.name, category=category)
    yield from _limbs(plan)


def _limbs(plan: PlanOfAllocation) -> Iterator[Trouble]:
    for index, case in enumerate(plan.cases):
        for place, limb in enumerate(case.limbs):
            for text in dict.fromkeys(_limb_troubles(limb, case, plan)):
                yield Trouble(("plan", "case", index, "limbs", place), text)
        if case.floor is not None and case.cap is not None and case.floor > case.cap:
            yield Trouble(("plan", "case", index, "floor"), "the floor is above the cap")


def _open_ends(plan: PlanOfAllocation, security: PlanSecurity, *, measure: str, category: str) -> Iterator[Trouble]:
    """Find disposals that no case covers: on the first moment of every stretch between the ends of the bands."""
    cases = [case for case in plan.cases if case.measure == measure]
    acquired = _starts((case.acquired for case in cases), within=security.eligible)
    held = Band(HELD, HELD)
    whole = Band(security.eligible.first, held.last)
    for bought in acquired:
        for sold in _starts((case.disposed for case in cases), within=whole):
            is_after_end = sold != HELD and day_of(sold) > plan.held_on
            if sold < bought or is_after_end:
                continue
            if not any(
                case.fits(acquired=bought, disposed=sold, security=security.name, category=category) for case in cases
            ):
                how = "and still held" if sold == HELD else f"and sold from {day_of(sold)} on"
                where = "".join(f" ({name})" for name in (measure, category) if name)
                sentence = f"no case covers shares of {security.name} bought from {day_of(bought)} on {how}{where}"
                yield Trouble(("plan", "case"), sentence)
                return


def _starts(bands: Iterable[Band | None], *, within: Band) -> tuple[int, ...]:
    """Give every moment at which a band begins or has just ended, and both ends of the whole."""
    edges = {within.first, within.last}
    for band in bands:
        if band is not None:
            edges |= {band.first, min(band.last + 1, HELD)}
    return tuple(sorted(edge for edge in edges if edge in within))


def _limb_troubles(limb: Limb, case: DisposalCase, plan: PlanOfAllocation) -> Iterator[str]:
    if limb.kind in _ON_SALE and HELD in case.disposed:
        yield f"`{limb.kind}` needs a sale, and the case is also for shares still held"
    securities = [one for one in plan.securities if not case.securities or one.name in case.securities]
    for security in securities:
        bought = _within(case.acquired or security.eligible, security.eligible)
        if bought is None:
            continue
        sold = Band(max(case.disposed.first, bought.first), case.disposed.last)
        yield from _coverage(limb, bought, sold, plan=plan)


def _within(band: Band, other: Band) -> Band | None:
    first, last = max(band.first, other.first), min(band.last, other.last)
    return Band(first, last) if first <= last else None


def _coverage(limb: Limb, bought: Band, sold: Band, *, plan: PlanOfAllocation) -> Iterator[str]:
    """Find purchases and sales of the case that the tables of the limb have no row for."""
    if isinstance(limb.table, Matrix):
        if limb.table.outside is OutsideRows.REFUSED:
            yield from _uncovered(limb.table.name, limb.table.purchases, bought, what="purchases")
            yield from _uncovered(limb.table.name, limb.table.sales, _until_end(sold, plan), what="sales")
        return
    if limb.table is None:
        return
    if limb.kind is not LimbKind.PRICE_LESS_MEAN:
        yield from _series_uncovered(limb.table, bought, what="purchases")
    if limb.kind in {LimbKind.PRICE_LESS_MEAN, LimbKind.INFLATION_LOST} and sold.first != HELD:
        on_market = Band(sold.first, min(sold.last, _end(plan)))
        if on_market.first <= on_market.last:
            yield from _series_uncovered(limb.sale_table or limb.table, on_market, what="sales")


def _end(plan: PlanOfAllocation) -> int:
    return plan.held_on.toordinal() * 2 + 1


def _until_end(sold: Band, plan: PlanOfAllocation) -> Band:
    """Sales after the last day count as held, so a band need not reach there."""
    return sold if HELD in {sold.first, sold.last} else Band(sold.first, min(sold.last, _end(plan)))


def _series_uncovered(series: Series, band: Band, *, what: str) -> Iterator[str]:
    if series.outside is OutsideRows.REFUSED or (
        series.outside is OutsideRows.ROW_BEFORE and band.first < series.rows[0].band.first
    ):
        ends = Band(series.rows[0].band.first, series.rows[-1].band.last)
        last = ends.last if series.outside is OutsideRows.REFUSED else HELD
        yield from _uncovered(series.name, (Band(ends.first, last),), band, what=what)


def _uncovered(name: str, bands: tuple[Band, ...], wanted: Band, *, what: str) -> Iterator[str]:
    if not bands or bands[0].first > wanted.first:
        yield f"{name} has no row for {what} from {day_of(wanted.first) if wanted.first != HELD else 'held'} on"
    elif wanted.last > bands[-1].last:
        end = "shares still held" if wanted.last == HELD else f"{what} up to {day_of(wanted.last)}"
        yield f"{name} has no row for {end}"


def _claim(plan: PlanOfAllocation) -> Iterator[Trouble]:
    """Refuse words that are known and mean nothing here, and a market test without a value of what is held."""
    if plan.claim.measures_joined is Joined.LEAST:
        yield Trouble(
            ("plan", "claim", "measures_joined"), "several measures give the greatest or the sum, not the least"
        )
    if plan.claim.measures_joined_per is Scope.NEVER:
        yield Trouble(
            ("plan", "claim", "measures_joined_per"), "`never` is no answer here; it is match, security or claim"
        )
    if plan.claim.market_test is MarketTest.NONE or plan.claim.holding_value is not None:
        return
    lacking = [security.name for security in plan.securities if security.holding_value is None]
    if lacking:
        yield Trouble(("plan", "claim", "market_test"), f"no holding value is known for {', '.join(lacking)}")
