"""One paper for each deficiency code, and the letter that tells its claimant of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from reading_back import text_of
from sample_papers import SONUS, paper, trade

from claimdesk.casebook.claim import Claim, ClaimState
from claimdesk.casebook.deficiencies import judge
from claimdesk.casebook.notices_due import letters_due
from claimdesk.casebook.settlement import LetterKind, Settlement
from claimdesk.casework.letter_facts import correspondence, sender_of
from claimdesk.casework.reference import load_wording
from claimdesk.letters.compose import compose

GOLDEN = Path(__file__).parent / "golden"
MAILED_ON = date(2008, 5, 1)
WORDING = load_wording()

EXECUTOR = {"name": "Thomas O'Neil", "kind": "executor", "authority_enclosed": True}
HELD_NONE = {"shares": "0", "documented": None}
BOUGHT = trade("2003-09-24", "999", "7.50")

PAPERS: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "LATE": {"postmark.on": "2008-05-01"},
        "ADDR-WRONG": {"sent_to": "court"},
        "DOC-NONE": {
            "documents": [],
            "schedule.closing_holding.documented": None,
            "schedule.purchases[0].documented": None,
        },
        "DOC-QUALITY": {"documents": [{"kind": "letter", "quality": "no name"}]},
        "DOC-ORIG": {"original_certificates_enclosed": True},
        "ID-NAME": {"beneficial_owner.last": None},
        "ID-ADDR": {"address.zip": None},
        "ID-TIN": {"tin": "51842773", "w9.ssn": None},
        "ID-TIN-DIFF": {"tin": "518-42-7763"},
        "W8-NONE": {
            "address.state": None,
            "address.zip": "31-146",
            "address.city": "Kraków",
            "address.foreign_country": "Poland",
            "tin": None,
            "w9.ssn": None,
            "w9.classification": [],
        },
        "AUTH-REP": {"representative": {**EXECUTOR, "authority_enclosed": False}},
        "DOC-OPEN": {"schedule.opening_holding.shares": None},
        "DOC-PURCHASE": {"schedule.purchases[0].documented": None},
        "DOC-SALE": {
            "schedule.sales": [{**trade("2003-09-24", "1000", "7.50"), "documented": False}],
            "schedule.closing_holding": HELD_NONE,
        },
        "DOC-CLOSE": {"schedule.closing_holding.shares": "??"},
        "BAL": {"schedule.closing_holding.shares": "1001"},
        "TX-ORDER": {
            "schedule.purchases": [trade("2003-09-24", "999", "7.50"), trade("2003-07-03", "1", "5.20")],
        },
        "TX-DATE": {"schedule.purchases[0].trade_date": "2003-09-27"},
        "TX-SHARES": {"schedule.purchases[0].shares": None},
        "TX-PRICE": {"schedule.purchases[0].price": "9.99", "schedule.purchases[0].total": None},
        "TX-TOTAL": {"schedule.purchases[0].total": "7600.00"},
        "TX-TYPE": {"schedule.purchases": [BOUGHT, {**trade("2003-09-24", "1", None), "kind": "gift"}]},
        "SEC-WRONG": {
            "schedule.purchases": [
                trade("2003-09-24", "1000", "7.50"),
                {**trade("2003-09-24", "5", "3.00"), "security": "Sycamore Networks"},
            ]
        },
        "NCM-PERIOD": {"schedule.purchases": [], "schedule.closing_holding": HELD_NONE},
        "NCM-TYPE": {"schedule.purchases[0].kind": "gift", "schedule.purchases[0].explanation": "an aunt"},
        "SIG-SHEET": {"schedule.extra_sheets": [{"signed": True, "name_printed": False}]},
        "W9-CLASS": {"w9.exempt": True},
        "W9-CERT": {"w9.certified": False},
        "SIG-NONE": {"release.signed": None},
        "SIG-JOINT": {
            "joint_owners": [{"first": "Elena", "middle": None, "last": "Henderson"}],
            "release.joint_signed": [False],
        },
        "SIG-CAP": {"representative": EXECUTOR, "release.capacity": None},
        "SIG-COPY": {"release.original": False},
        "ASSIGNED": {"release.assigned": True},
    }
)
"""What each paper changes of the clean one, so that its code is found and no other."""


def settlement_of(code: str) -> Settlement:
    """Give the settlement of a paper: Sonus, whose W-9 has a signature of its own where its certification is asked."""
    if code != "W9-CERT" or SONUS.form is None:
        return SONUS
    return replace(SONUS, form=replace(SONUS.form, one_signature_serves_w9=False))


def letter_text(code: str) -> str:
    """Compose the letter about the paper of `code` and give its text, pages parted by a line."""
    settlement = settlement_of(code)
    proof = paper(PAPERS[code], settlement=settlement)
    judgement = judge(proof, settlement)
    claim = Claim(claim_number="SONUS-0000123", version=1, state=ClaimState.REVIEWED, proof=proof)
    due = letters_due(proof, judgement, settlement, on=MAILED_ON)
    notices = tuple(kind for kind in due if kind is not LetterKind.ACKNOWLEDGMENT)
    facts = correspondence(
        claim, judgement, kind=(notices or due)[0], settlement=settlement, wording=WORDING, dated=MAILED_ON
    )
    return text_of(compose(facts, sender_of(settlement)).pdf)


if __name__ == "__main__":  # writes every golden letter anew, each to be read by eye before it is kept
    for each in PAPERS:
        (GOLDEN / f"{each}.txt").write_text(letter_text(each), encoding="utf-8")
