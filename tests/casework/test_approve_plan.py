"""A plan is used once two people stand behind it, and an annex goes out only then."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from cases import CLOCK, SONUS, WORDING, at_desk_of, paper, wrote
from pypdf import PdfReader

from claimdesk.casebook.plan import PlanOfAllocation, PlanStatus
from claimdesk.casebook.plan_paper import PlanPaper
from claimdesk.casebook.roles import Role
from claimdesk.casebook.settlement import Settlement
from claimdesk.casework.approve_plan import approve_plan, enter_plan, withdraw_plan
from claimdesk.casework.desk import Desk
from claimdesk.casework.loss_annex import annex_for_mailing, compose_annex
from claimdesk.casework.open_case import close_case, open_case
from claimdesk.casework.plan_use import plan_use, subject_of
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.errors import Refused


def plan_of(settlement: Settlement) -> PlanOfAllocation:
    """Give the plan of a settlement that has one."""
    assert settlement.plan is not None
    return settlement.plan


def paper_of(settlement: Settlement) -> PlanPaper:
    """Give the plan of a settlement as it is written."""
    assert settlement.plan_paper is not None
    return settlement.plan_paper


def with_status(status: PlanStatus) -> Settlement:
    """Give Sonus as if another status stood in its file."""
    text = paper_of(SONUS).text.replace('status = "illustrative"', f'status = "{status.value}"')
    paper = replace(paper_of(SONUS), text=text)
    return replace(SONUS, plan=replace(plan_of(SONUS), status=status), plan_paper=paper)


COURTS_OWN = with_status(PlanStatus.APPROVED)
"""Sonus as if its illustrative plan were the court's."""
NAME = plan_of(SONUS).version


def opened(folder: Path, settlement: Settlement = COURTS_OWN) -> Desk:
    """Open a case of a settlement."""
    return open_case(folder / "case", settlement=settlement, wording=WORDING, clock=CLOCK)


def keyed_claim(desk: Desk) -> str:
    """Store a claim with one purchase that was held."""
    number = register_claim(desk).claim.claim_number
    proof = paper(
        desk,
        wrote("schedule.purchases[0].trade_date", "2003-09-24"),
        wrote("schedule.purchases[0].shares", "1000"),
        wrote("schedule.purchases[0].price", "7.42"),
        wrote("schedule.closing_holding.shares", "1000"),
    )
    save_claim(desk, number, proof=proof, base_version=1)
    return number


def test_one_person_puts_a_plan_forward_and_another_approves_it(tmp_path: Path) -> None:
    """Both deeds are on record, and the plan is in use from then on."""
    desk = opened(tmp_path)
    ann, bo = at_desk_of(desk, "Ann"), at_desk_of(desk, "Bo", Role.SUPERVISOR)
    assert plan_use(desk).is_approved is False
    enter_plan(ann, paper_of(COURTS_OWN))
    assert plan_use(desk).entered_by == "Ann"
    with pytest.raises(Refused, match="Ann has put this plan forward and may not approve it"):
        approve_plan(ann, NAME)
    assert approve_plan(bo, NAME).use.approved_by == "Bo"
    assert plan_use(desk).is_approved is True
    with pytest.raises(Refused, match="Bo has approved this plan already"):
        approve_plan(bo, NAME)
    with pytest.raises(Refused, match="Ann has put this plan forward already"):
        enter_plan(bo, paper_of(COURTS_OWN))
    close_case(desk)


def test_nobody_approves_a_plan_that_was_not_put_forward(tmp_path: Path) -> None:
    """The second person is always a second one."""
    desk = opened(tmp_path)
    with pytest.raises(Refused, match="Nobody has put this plan forward yet"):
        approve_plan(desk, NAME)
    close_case(desk)


def test_an_illustrative_plan_is_never_approved(tmp_path: Path) -> None:
    """Only what the court has approved is used for letters and payments."""
    desk = opened(tmp_path, SONUS)
    enter_plan(at_desk_of(desk, "Ann"), paper_of(SONUS))
    with pytest.raises(Refused, match="is illustrative; only one that the court has approved is used"):
        approve_plan(at_desk_of(desk, "Bo"), NAME)
    close_case(desk)


def test_a_keyer_may_do_nothing_of_it(tmp_path: Path) -> None:
    """Plans are the business of supervisors and case administrators."""
    desk = opened(tmp_path)
    keyer = at_desk_of(desk, "Kim", Role.KEYER)
    with pytest.raises(Refused, match="Kim may not put plan forward"):
        enter_plan(keyer, paper_of(COURTS_OWN))
    with pytest.raises(Refused, match="Kim may not approve plan"):
        approve_plan(keyer, NAME)
    with pytest.raises(Refused, match="Kim may not withdraw plan"):
        withdraw_plan(keyer, NAME, reason="no reason")
    close_case(desk)


def test_another_figure_makes_another_plan() -> None:
    """An approval holds for the plan as it was approved: one changed amount, and it is asked for again."""
    plan = plan_of(COURTS_OWN)
    changed = replace(plan, claim=replace(plan.claim, cap=1_000_000_000_000))
    assert subject_of(plan) == subject_of(replace(plan))
    assert subject_of(changed) != subject_of(plan)
    assert subject_of(plan).startswith(f"plan {plan.version}, ")


def test_the_annex_goes_out_only_under_an_approved_plan(tmp_path: Path) -> None:
    """Before that it can be looked at, and says at its head that it is for the office only."""
    desk = opened(tmp_path)
    number = keyed_claim(desk)
    draft = compose_annex(desk, number)
    assert draft.is_for_mailing is False
    assert "not to be mailed" in _text(draft.pdf)
    with pytest.raises(Refused, match="is not approved for use, so no annex goes out"):
        annex_for_mailing(desk, number)
    enter_plan(at_desk_of(desk, "Ann"), paper_of(COURTS_OWN))
    approve_plan(at_desk_of(desk, "Bo"), NAME)
    annex = annex_for_mailing(desk, number)
    text = _text(annex.pdf)
    assert annex.pages == 1
    assert "not to be mailed" not in text
    assert number in text
    assert "1. You bought 1,000 shares on September 24, 2003 at $7.42 and still held them on March 26, 2004." in text
    close_case(desk)


def _text(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())
