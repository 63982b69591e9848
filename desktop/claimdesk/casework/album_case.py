"""Pictures are taken of a case in which people are at work: papers of many claimants, trays, days at the keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.batch import BatchFacts
from claimdesk.casebook.claim import Delivery, SentTo
from claimdesk.casebook.figures import FieldFigures, KeyedFigures
from claimdesk.casebook.places import Entry, with_entries
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.work import Work
from claimdesk.casework.desk import FixedClock
from claimdesk.casework.keying_figures import keep_figures
from claimdesk.casework.put_aside import put_aside
from claimdesk.casework.register_batch import register_batch
from claimdesk.casework.sample_papers import sample_papers
from claimdesk.casework.take_work import take_next

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casework.desk import Desk

_CLAIMANTS: Mapping[int, tuple[str, str, str]] = MappingProxyType(
    {
        1: ("Dolores", "M", "Whitcomb"),
        3: ("Anselm", "T", "Okafor"),
        5: ("Grace", "L", "Lindqvist"),
        8: ("Harvey", "", "Pennington"),
        10: ("Yolanda", "R", "Castellano"),
        11: ("Miriam", "", "Feldhaus"),
    }
)
"""Invented people, by the place of the sample paper that is theirs; the scans keep the names that are written there."""

_LINES: Mapping[str, tuple[tuple[str, str, str, str], ...]] = MappingProxyType(
    {
        "purchases": (
            ("2002-04-15", "1000", "2.55", "2550.00"),
            ("2003-01-15", "400", "1.20", "480.00"),
            ("2003-09-24", "1000", "7.50", "7500.00"),
            ("2004-01-05", "800", "7.85", "6280.00"),
        ),
        "sales": (("2003-08-20", "600", "6.90", "4140.00"), ("2004-02-11", "1200", "6.75", "8100.00")),
    }
)
"""A schedule of which more than one match can be shown; it balances from 200 shares to 1,600."""

_TRAYS = (("T-0412", 48, 310, 3, Delivery.FIRST_CLASS), ("T-0413", 32, 214, 2, Delivery.FIRST_CLASS))
_DAYS = ((7, 2_410), (6, 2_655), (5, 2_590), (2, 2_780), (1, 2_840))
"""Days ago, and keys in an hour."""

_CLAIMS_A_DAY = 9
_KEYS_A_CLAIM = 248
_HOUR = 3_600_000
_FIELDS = (
    ("schedule.purchases[].shares", 14),
    ("schedule.purchases[].trade_date", 12),
    ("schedule.sales[].price", 11),
    ("address.street", 9),
    ("beneficial_owner.last", 7),
    ("tin", 6),
)
"""Where the time goes, in parts of a hundred."""


def papers_of_many(settlement: Settlement) -> tuple[ProofOfClaim, ...]:
    """Give the sample papers in their order, most of them in the name of somebody else."""
    first, *others = sample_papers(settlement)
    return (_traded(first.proof), *(_named(paper.proof, at) for at, paper in enumerate(others, start=1)))


def set_out(desk: Desk) -> None:
    """Let two trays wait in the queue, one claim wait for an answer, one be in the hands of whoever sits at this desk.

    Their days at the keyboard are those of somebody who knows the keys.

    Raises:
        Refused: the role at this desk does not allow it.
        Told: the store cannot be written.
    """
    today = desk.today()
    trays = [
        register_batch(
            desk,
            BatchFacts(
                name=name,
                expected_documents=documents,
                expected_pages=pages,
                received_on=today - timedelta(days=age),
                delivery=delivery,
                sent_to=SentTo.ADMINISTRATOR,
            ),
        )
        for name, documents, pages, age, delivery in _TRAYS
    ]
    numbers = trays[0].claim_numbers
    why = "Asked the broker for a legible statement"
    put_aside(desk, numbers[-1], reason=why, until=today + timedelta(days=14), base_version=1)
    take_next(desk)
    for days_ago, keys_an_hour in _DAYS:
        then = datetime.combine(today - timedelta(days=days_ago), time(12), tzinfo=UTC)
        for number in numbers[:_CLAIMS_A_DAY]:
            figures = _figures(_KEYS_A_CLAIM, keys_an_hour)
            keep_figures(replace(desk, clock=FixedClock(then)), number, figures=figures, work=Work.FIRST_KEYING)


def _traded(proof: ProofOfClaim) -> ProofOfClaim:
    lines = [
        Entry(f"schedule.{section}[{at}].{column}", Mark.WRITTEN, text)
        for section, trades in _LINES.items()
        for at, trade in enumerate(trades)
        for column, text in zip(("trade_date", "shares", "price", "total", "documented"), (*trade, "yes"), strict=True)
    ]
    counts = [Entry(f"schedule.{section}.count", Mark.WRITTEN, str(len(trades))) for section, trades in _LINES.items()]
    held = [
        Entry("schedule.opening_holding.shares", Mark.WRITTEN, "200"),
        Entry("schedule.opening_holding.documented", Mark.WRITTEN, "yes"),
        Entry("schedule.closing_holding.shares", Mark.WRITTEN, "1600"),
    ]
    return with_entries(proof, (*lines, *counts, *held))


def _named(proof: ProofOfClaim, at: int) -> ProofOfClaim:
    name = _CLAIMANTS.get(at)
    if name is None:
        return proof
    places = zip(("first", "middle", "last"), name, strict=True)
    entries = [Entry(f"beneficial_owner.{place}", Mark.WRITTEN if text else Mark.BLANK, text) for place, text in places]
    printed = Entry("release.printed_name", Mark.WRITTEN, " ".join(filter(None, name)))
    return with_entries(proof, (*entries, printed))


def _figures(keys: int, keys_an_hour: int) -> KeyedFigures:
    active_ms = keys * _HOUR // keys_an_hour
    fields = tuple(
        FieldFigures(field=field, times=3, keys=keys * part // 100, active_ms=active_ms * part // 100)
        for field, part in _FIELDS
    )
    return KeyedFigures(keys=keys, active_ms=active_ms, fields=fields)
