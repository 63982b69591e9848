"""Which claim gets which letter: an acknowledgment, a deficiency notice or a rejection notice, never both notices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sample_papers import SONUS, judged, paper
from variants_of_claimants import CLAIMANT_VARIANTS
from variants_of_trades import TRADE_VARIANTS

from claimdesk.casebook.defects import Curability
from claimdesk.casebook.deficiencies import judge
from claimdesk.casebook.notices_due import cover_notes, defects_of_notice, letters_due
from claimdesk.casebook.settlement import Acknowledged, LetterKind, Settlement

ACK, DEFICIENCY, REJECTION = LetterKind.ACKNOWLEDGMENT, LetterKind.DEFICIENCY_NOTICE, LetterKind.REJECTION_NOTICE
BAR_DATE, DAY_AFTER = date(2008, 4, 30), date(2008, 5, 1)


def _due(
    changes: Mapping[str, Any] | None = None, *, on: date = BAR_DATE, settlement: Settlement = SONUS
) -> tuple[LetterKind, ...]:
    proof = paper(changes)
    return letters_due(proof, judge(proof, settlement), settlement, on=on)


@pytest.mark.parametrize(
    ("sample", "kinds"),
    [
        ("01-clean-one-purchase-held", (ACK,)),
        ("02-unsigned-and-no-documents", (DEFICIENCY,)),
        ("03-out-of-balance-and-one-sale-undocumented", (DEFICIENCY,)),
        ("04-late-postmark-joint-owner-did-not-sign", (REJECTION,)),
        ("05-estate-executor-without-authority-or-title", (DEFICIENCY,)),
        ("06-tins-differ-and-item-2-crossed", (DEFICIENCY,)),
        ("07-known-false-tin-corporation-with-ssn", (DEFICIENCY,)),
        ("08-weekend-date-and-price-outside-the-day", (DEFICIENCY,)),
        ("09-no-purchase-in-the-class-period", (REJECTION,)),
        ("10-foreign-claimant-certified-mail", (ACK, DEFICIENCY)),
        ("11-illegible-price-unsigned-extra-sheet-sent-to-court", (DEFICIENCY,)),
        ("12-gift-only-holdings-not-stated", (REJECTION,)),
    ],
)
def test_the_letters_of_the_samples_in_time(sample: str, kinds: tuple[LetterKind, ...]) -> None:
    """On the bar date: clean is acknowledged, curable noticed, incurable rejected, certified mail acknowledged too."""
    proof = paper(of=sample)
    assert letters_due(proof, judge(proof, SONUS), SONUS, on=BAR_DATE) == kinds


def test_a_claim_sent_to_the_court_is_rejected_only_after_the_bar_date() -> None:
    """It can be mailed to the administrator until the bar date, that day included."""
    assert _due({"sent_to": "court"}, on=BAR_DATE) == (DEFICIENCY,)
    assert _due({"sent_to": "court"}, on=DAY_AFTER) == (REJECTION,)
    assert _due({"sent_to": "court"}, on=DAY_AFTER, settlement=replace(SONUS, bar_date=None)) == (DEFICIENCY,)


def test_a_claim_whose_trades_are_only_out_of_order_is_acknowledged() -> None:
    """TX-ORDER asks for no letter."""
    proof = paper(
        {
            "schedule.purchases": [
                {"trade_date": day, "shares": "500", "price": price, "total": None, "documented": True}
                for day, price in (("2003-09-24", "7.50"), ("2003-07-03", "5.20"))
            ]
        }
    )
    judgement = judge(proof, SONUS)
    assert [defect.code.code for defect in judgement.defects] == ["TX-ORDER"]
    assert letters_due(proof, judgement, SONUS, on=BAR_DATE) == (ACK,)


def test_original_certificates_add_a_cover_note_to_whichever_letter_goes() -> None:
    """Alone they leave the acknowledgment; the note is no defect of a notice."""
    certificates = {"original_certificates_enclosed": True}
    assert _due(certificates) == (ACK,)
    assert _due({**certificates, "release.signed": False}) == (DEFICIENCY,)
    judgement = judged({**certificates, "release.signed": False})
    assert [note.code.code for note in cover_notes(judgement)] == ["DOC-ORIG"]
    named = defects_of_notice(judgement, SONUS, kind=DEFICIENCY, on=BAR_DATE)
    assert [defect.code.code for defect in named] == ["SIG-NONE"]


def test_a_rejection_names_its_grounds_first_and_then_what_can_be_cured() -> None:
    """A late claim without a signature is rejected, and told of the signature too; a deficiency notice never is."""
    judgement = judged({"release.signed": False, "postmark.on": "2008-05-02", "release.assigned": True})
    named = defects_of_notice(judgement, SONUS, kind=REJECTION, on=DAY_AFTER)
    assert [defect.code.code for defect in named] == ["LATE", "ASSIGNED", "SIG-NONE"]
    assert defects_of_notice(judgement, SONUS, kind=ACK, on=DAY_AFTER) == ()


def test_certified_mail_or_everybody_is_acknowledged_as_the_settlement_says() -> None:
    """Checklist 5 of the Sonus form acknowledges certified mail; another settlement may acknowledge all, or none."""
    unsigned = {"release.signed": False}
    everybody = replace(SONUS, acknowledged=Acknowledged.ALL)
    nobody = replace(SONUS, acknowledged=None)
    assert _due(unsigned) == (DEFICIENCY,)
    assert _due({**unsigned, "delivery": "certified"}) == (ACK, DEFICIENCY)
    assert _due(unsigned, settlement=everybody) == (ACK, DEFICIENCY)
    assert _due({**unsigned, "delivery": "certified"}, settlement=nobody) == (DEFICIENCY,)
    assert _due(settlement=nobody) == (ACK,)


def test_only_letters_that_the_settlement_has_are_due() -> None:
    """A settlement without a rejection notice sends none."""
    few = replace(SONUS, letters=(ACK,))
    assert _due({"release.assigned": True}, settlement=few) == ()
    assert _due(settlement=replace(SONUS, letters=())) == ()


@pytest.mark.parametrize("on", [BAR_DATE, DAY_AFTER])
def test_no_claim_gets_both_notices_and_every_claim_gets_a_letter(on: date) -> None:
    """Every variant: one notice at most, and it names at least one defect; what is noted is named in none."""
    for variant in (*CLAIMANT_VARIANTS, *TRADE_VARIANTS):
        proof = paper(variant.changes)
        judgement = judge(proof, SONUS)
        due = letters_due(proof, judgement, SONUS, on=on)
        assert due
        assert not {DEFICIENCY, REJECTION} <= set(due)
        for kind in due:
            named = defects_of_notice(judgement, SONUS, kind=kind, on=on)
            assert bool(named) is (kind is not ACK)
            assert not {Curability.NOTED, Curability.COVER_NOTE} & {defect.code.curability for defect in named}
