"""Exporting the claims that a search means is an act, and only of those who may."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from claimdesk.casebook.claim import ClaimState
from claimdesk.casebook.roles import Role
from claimdesk.casework.desk import Desk, StaffMember
from claimdesk.casework.export_claims import export_claims
from claimdesk.casework.find_claims import ClaimSearch
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.void_claim import void_claim
from claimdesk.errors import Cancelled, Refused
from claimstore.acts import acts_on


def last_act(desk: Desk) -> tuple[str, str, str]:
    """Give verb, after and outcome of the last act on the settlement."""
    with desk.store.reading() as transaction:
        act = acts_on(transaction, desk.settlement.name)[-1]
    return (act.verb, act.after, act.outcome)


def test_exactly_the_claims_of_the_search_are_in_the_workbook(desk: Desk) -> None:
    """Of three claims one is voided, and the export of voided claims holds that one."""
    numbers = [register_claim(desk).claim.claim_number for _ in range(3)]
    void_claim(desk, numbers[1], reason="registered twice", base_version=1)
    exported = export_claims(desk, ClaimSearch(state=ClaimState.VOIDED))
    rows = list(load_workbook(io.BytesIO(exported.workbook))["Claims"].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == [numbers[1]]
    assert exported.count == 1
    assert last_act(desk) == ("export claims", "1 claim", "done")


def test_a_keyer_may_not_export(desk: Desk) -> None:
    """The refusal names who may, and nothing leaves the case."""
    keyer = replace(desk, staff=StaffMember("Kim", frozenset({Role.KEYER})))
    with pytest.raises(Refused, match="may not export claims"):
        export_claims(keyer, ClaimSearch())


def test_a_stopped_export_is_not_on_record(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped between two pages, it leaves the log as it was."""
    for _ in range(2):
        register_claim(desk)
    monkeypatch.setattr("claimdesk.casework.export_claims.PAGE", 1)
    before = last_act(desk)
    with pytest.raises(Cancelled):
        export_claims(desk, ClaimSearch(), is_cancelled=lambda: True)
    assert last_act(desk) == before
