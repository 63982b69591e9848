"""A plan is replaced by another version: keyed in the case, approved by a second person, withdrawn with a reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from cases import CLOCK, WORDING, at_desk_of, open_sonus
from test_approve_plan import COURTS_OWN, NAME, keyed_claim, opened, paper_of, with_status

from claimdesk.casebook.plan import PlanStatus
from claimdesk.casebook.plan_paper import FileBeside, PlanPaper
from claimdesk.casebook.plan_sheet_paper import paper_of as written
from claimdesk.casebook.plan_sheet_paper import sheets_of
from claimdesk.casebook.plan_sheets import RULES
from claimdesk.casework.approve_plan import approve_plan, enter_plan, withdraw_plan
from claimdesk.casework.compute_losses import compute_losses
from claimdesk.casework.explain_loss import explain_loss
from claimdesk.casework.open_case import close_case, open_case
from claimdesk.casework.plan_draft import PlanDraft, drop_plan_draft, keep_plan_draft, plan_draft
from claimdesk.casework.plan_use import plan_use
from claimdesk.casework.plan_versions import Origin, seated, under_version, versions_of
from claimdesk.errors import Refused


def second_version(*, name: str = "2", first_step: str = "0.2") -> PlanPaper:
    """Give the court's plan with another name, and with another figure in the first step and what follows of it."""
    text = paper_of(COURTS_OWN).text.replace(f'version = "{NAME}"', f'version = "{name}"')
    text = text.replace('"0.3068"', f'"{first_step}"')
    kept = tuple(file for file in paper_of(COURTS_OWN).beside if "look_back" in file.name)
    return PlanPaper(text, (*kept, *TESTS_OF_ANY_VERSION))


TESTS_OF_ANY_VERSION = (
    FileBeside("plan_tests.csv", "account,security,code,date,quantity,price\nA,SONS,B,,10,\nA,SONS,U,,10,\n"),
    FileBeside("plan_expected.csv", "account,before_claim_level,recognized_loss\nA,0.00,0.00\n"),
)
"""An opening holding that is still held earns nothing, whatever the figures of the plan are."""


def test_a_version_that_was_keyed_replaces_the_one_before_it(tmp_path: Path) -> None:
    """Once approved the case works by it, the one before is withdrawn, and so it is when the case is opened again."""
    desk = opened(tmp_path)
    ann, bo = at_desk_of(desk, "Ann"), at_desk_of(desk, "Bo")
    enter_plan(ann, paper_of(COURTS_OWN))
    approve_plan(bo, NAME)
    moved = enter_plan(ann, second_version())
    assert moved.settlement.plan == COURTS_OWN.plan
    moved = approve_plan(bo, "2")
    assert moved.settlement.plan is not None
    assert moved.settlement.plan.version == "2"
    first, second = versions_of(desk)
    assert (first.origin, first.use.withdrawn_by, first.use.reason) == (Origin.FILE, "Bo", "replaced by version 2")
    assert (second.origin, second.use.approved_by, second.is_at_work) == (Origin.CASE, "Bo", True)
    close_case(desk)
    again = opened(tmp_path)
    assert again.settlement.plan is not None
    assert again.settlement.plan.version == "2"
    assert plan_use(again).is_approved
    close_case(again)


def test_a_version_that_waits_for_approval_changes_nothing(tmp_path: Path) -> None:
    """What claims come to under it can be seen before; the case goes on by the version of its file."""
    desk = opened(tmp_path)
    number = keyed_claim(desk)
    enter_plan(at_desk_of(desk, "Ann"), second_version())
    before = explain_loss(seated(desk), number).loss.amount
    tried = explain_loss(under_version(desk, "2"), number).loss.amount
    # 1,000 shares at 7.42: 0.3068 x 7.42 = 2.276456 a share, and 0.2 x 7.42 = 1.484 a share.
    assert before == 2_276_460_000
    assert tried == 1_484_000_000
    close_case(desk)


def test_a_withdrawn_version_leaves_nothing_in_its_place(tmp_path: Path) -> None:
    """The reason is on record, no annex goes out, and the same version may be put forward again."""
    desk = opened(tmp_path)
    ann, bo = at_desk_of(desk, "Ann"), at_desk_of(desk, "Bo")
    enter_plan(ann, second_version())
    approve_plan(bo, "2")
    with pytest.raises(Refused, match="withdrawn for a reason"):
        withdraw_plan(ann, "2", reason="  ")
    moved = withdraw_plan(ann, "2", reason="order of 9 May 2008")
    assert (moved.use.withdrawn_by, moved.use.reason, moved.use.is_approved) == ("Ann", "order of 9 May 2008", False)
    assert moved.settlement.plan == COURTS_OWN.plan
    with pytest.raises(Refused, match="Ann has withdrawn this plan: order of 9 May 2008"):
        approve_plan(bo, "2")
    with pytest.raises(Refused, match="is not put forward"):
        withdraw_plan(ann, "2", reason="again")
    enter_plan(ann, second_version())
    assert approve_plan(bo, "2").use.is_approved
    close_case(desk)


def test_a_name_is_given_once(tmp_path: Path) -> None:
    """A second plan of one name is refused, whichever of the two lies in the settlement file."""
    desk = opened(tmp_path)
    enter_plan(desk, second_version())
    with pytest.raises(Refused, match="There is another version 2 of the plan already"):
        enter_plan(desk, second_version(first_step="0.25"))
    with pytest.raises(Refused, match="There is another version illustrative 1"):
        enter_plan(desk, second_version(name=NAME))
    with pytest.raises(Refused, match="There is no version 9 of the plan"):
        approve_plan(desk, "9")
    assert len(versions_of(desk)) == 2
    close_case(desk)


def test_a_version_with_a_fault_is_not_put_forward(tmp_path: Path) -> None:
    """The first fault is named; nothing is kept."""
    desk = opened(tmp_path)
    paper = second_version()
    gap = replace(paper.beside[0], text=paper.beside[0].text.replace("2004-03-30,3.97\n", ""))
    with pytest.raises(Refused, match="has no row for trading days \\(1\\): 2004-03-30"):
        enter_plan(desk, replace(paper, beside=(gap,)))
    assert [version.name for version in versions_of(desk)] == [NAME]
    close_case(desk)


def test_a_version_that_the_settlement_file_no_longer_fits_is_said(tmp_path: Path) -> None:
    """The case opens, nothing is computed by another plan instead, and the reason stands beside the version."""
    desk = opened(tmp_path)
    enter_plan(at_desk_of(desk, "Ann"), second_version())
    approve_plan(at_desk_of(desk, "Bo"), "2")
    close_case(desk)
    text = COURTS_OWN.file_text.replace("[class_period]\nfirst = 2002-03-28", "[class_period]\nfirst = 2001-03-28")
    assert text != COURTS_OWN.file_text
    again = opened(tmp_path, replace(COURTS_OWN, file_text=text))
    assert again.settlement.plan is None
    assert [version.fault for version in versions_of(again)][1].startswith("no case covers")
    close_case(again)


def test_old_results_stay_under_their_version_and_changes_are_told(tmp_path: Path) -> None:
    """A run under another version names every claim whose amount is another."""
    desk = opened(tmp_path)
    number = keyed_claim(desk)
    first = compute_losses(desk, processes=1, progress=lambda *_: None, is_cancelled=lambda: False)
    enter_plan(desk, second_version())
    second = compute_losses(under_version(desk, "2"), processes=1, progress=lambda *_: None, is_cancelled=lambda: False)
    assert (first.plan_version, second.plan_version) == (NAME, "2")
    assert [(one.claim_number, one.before, one.after) for one in second.changed] == [
        (number, 2_276_460_000, 1_484_000_000)
    ]
    close_case(desk)


def test_a_plan_may_be_keyed_where_the_file_has_none(tmp_path: Path) -> None:
    """A settlement without a plan works by none until one is in use."""
    bare = replace(COURTS_OWN, plan=None, plan_paper=None)
    desk = opened(tmp_path, bare)
    assert versions_of(desk) == ()
    enter_plan(at_desk_of(desk, "Ann"), second_version())
    assert approve_plan(at_desk_of(desk, "Bo"), "2").settlement.plan is not None
    close_case(desk)


def test_sheets_are_kept_for_the_person_who_keys_them(tmp_path: Path) -> None:
    """What was keyed is there again after the case was closed, for nobody else, until it is put forward."""
    desk = open_sonus(tmp_path / "case")
    ann = at_desk_of(desk, "Ann")
    sheets = sheets_of(second_version())
    rows = tuple((what, "2004", "") if what == "Since" else (what, *rest) for what, *rest in sheets.cells[RULES])
    keyed = sheets.with_cells(RULES, rows)
    keep_plan_draft(ann, PlanDraft(NAME, keyed))
    close_case(desk)
    again = open_sonus(tmp_path / "case")
    assert plan_draft(again) is None
    kept = plan_draft(at_desk_of(again, "Ann"))
    assert kept is not None
    assert (kept.based_on, dict(kept.sheets.cells)) == (NAME, dict(keyed.cells))
    enter_plan(at_desk_of(again, "Ann"), written(sheets))
    assert plan_draft(at_desk_of(again, "Ann")) is None
    keep_plan_draft(ann := at_desk_of(again, "Ann"), PlanDraft(NAME, keyed))
    drop_plan_draft(ann)
    assert plan_draft(ann) is None
    close_case(again)


def test_only_the_court_makes_a_plan_that_is_used(tmp_path: Path) -> None:
    """A withdrawn or proposed plan of the file is never approved."""
    for place, status in enumerate((PlanStatus.WITHDRAWN, PlanStatus.PROPOSED)):
        settlement = with_status(status)
        desk = open_case(tmp_path / str(place), settlement=settlement, wording=WORDING, clock=CLOCK)
        enter_plan(at_desk_of(desk, "Ann"), paper_of(settlement))
        with pytest.raises(Refused, match=f"is {status.value}; only one that the court has approved is used"):
            approve_plan(at_desk_of(desk, "Bo"), NAME)
        close_case(desk)
