"""A store is filled with many thousand invented claims in a few seconds, for measurements and tests of long lists."""

from __future__ import annotations

import random
from dataclasses import fields
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from claimdesk.casebook.claim import ClaimState
from claimdesk.casebook.claim_number import claim_number_text
from claimdesk.casework.search_words import last_four_word, words_of_text
from claimstore.claim_rows import ClaimRow, DefectRow, ListStateRow, SearchWordRow, TradeRow
from claimstore.claims import next_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimdesk.casework.desk import Desk

FIRST_NAMES = (
    "James",
    "Mary",
    "Robert",
    "Patricia",
    "John",
    "Jennifer",
    "Michael",
    "Linda",
    "David",
    "Elizabeth",
    "William",
    "Barbara",
    "Richard",
    "Susan",
    "Joseph",
    "Jessica",
    "Thomas",
    "Sarah",
    "Charles",
    "Karen",
    "Marguerite",
    "Władysław",
    "Νίκος",
    "Nguyễn",
    "José",
    "François",
    "Søren",
    "Björk",
)
LAST_NAMES = (
    "Smith",
    "Johnson",
    "Williams",
    "Brown",
    "Jones",
    "Garcia",
    "Miller",
    "Davis",
    "Rodriguez",
    "Martinez",
    "Hernandez",
    "Lopez",
    "Gonzalez",
    "Wilson",
    "Anderson",
    "Taylor",
    "Moore",
    "Jackson",
    "Martin",
    "Lee",
    "Perez",
    "Thompson",
    "White",
    "Harris",
    "Sanchez",
    "Clark",
    "Ramirez",
    "Lewis",
    "Robinson",
    "Walker",
    "Young",
    "O'Neil",
    "Kowalczyk",
    "Παπαδόπουλος",
    "Trần",
    "Østergård",
    "Müller",
    "Henderson",
    "Abernathy",
    "Zimmermann",
)
CODES = ("SIG-NONE", "DOC-NONE", "BAL", "ID-TIN", "DOC-SALE", "LATE", "TX-PRICE", "W9-CLASS")
STATES = (ClaimState.RECEIVED, ClaimState.KEYED, ClaimState.KEYED, ClaimState.REVIEWED, ClaimState.DEFICIENT)
FIRST_POSTMARK = date(2008, 1, 2)
CHUNK = 5_000


def seed_claims(desk: Desk, count: int, *, trades_each: int = 0, seed: int = 2004) -> None:
    """Add `count` invented claims, each with `trades_each` purchases; the same `seed` gives the same claims."""
    chance = random.Random(seed)  # noqa: S311 - invented names, no secret
    blank = dict.fromkeys(each.name for each in fields(ClaimRow))
    for start in range(0, count, CHUNK):
        with desk.store.writing() as transaction:
            made = [
                _claim(desk, blank, number=next_number(transaction), chance=chance)
                for _ in range(min(CHUNK, count - start))
            ]
            transaction.insert(made)
            transaction.insert([word for claim in made for word in _words(claim)])
            transaction.insert([defect for claim in made for defect in _defects(claim, chance)])
            transaction.insert([_section(claim) for claim in made])
            transaction.insert([trade for claim in made for trade in _trades(claim, trades_each)])


def _claim(desk: Desk, blank: dict[str, Any], *, number: int, chance: random.Random) -> ClaimRow:
    first, last = chance.choice(FIRST_NAMES), chance.choice(LAST_NAMES)
    digits = f"{chance.randrange(900_000_000):09d}"
    mailed = FIRST_POSTMARK + timedelta(days=chance.randrange(150))
    known = {
        "claim_id": number,
        "claim_number": claim_number_text(desk.settlement.claim_prefix, number),
        "version": 1,
        "state": chance.choice(STATES).value,
        "void_reason": "",
        "claimant": f"{first} {last}",
        "tin_last_four": digits[-4:],
        "updated_at": desk.timestamp(),
        "postmark_on": mailed.isoformat(),
        "received_on": (mailed + timedelta(days=chance.randrange(2, 8))).isoformat(),
        "beneficial_owner_first": first,
        "beneficial_owner_last": last,
        "tin": f"{digits[:3]}-{digits[3:5]}-{digits[5:]}",
        "record_owner": "Street name",
    }
    return ClaimRow(**{**blank, **known})


def _words(claim: ClaimRow) -> Iterator[SearchWordRow]:
    names = f"{claim.claimant} {claim.record_owner}"
    for word in {*words_of_text(names), last_four_word(claim.tin_last_four)}:
        yield SearchWordRow(word=word, claim_id=claim.claim_id)


def _defects(claim: ClaimRow, chance: random.Random) -> Iterator[DefectRow]:
    for ordinal, code in enumerate(chance.sample(CODES, chance.choice((0, 0, 1, 1, 2, 3)))):
        yield DefectRow(claim_id=claim.claim_id, ordinal=ordinal, code=code, line=None, field="beneficial_owner.last")


def _section(claim: ClaimRow) -> ListStateRow:
    return ListStateRow(claim_id=claim.claim_id, path="schedule.purchases", ordinal=0, is_complete=1)


def _trades(claim: ClaimRow, count: int) -> Iterator[TradeRow]:
    for line in range(count):
        yield TradeRow(
            claim_id=claim.claim_id,
            section="purchases",
            line=line,
            trade_date="2002-04-15",
            shares=1_000_000_000,
            price=2_550_000,
            total=2_550_000_000,
            documented=1,
            kind=None,
            explanation=None,
            security=None,
        )
