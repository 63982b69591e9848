"""A case goes on while its losses are computed: a run that is whole holds the claims as they are then."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from cases import CLOCK, WORDING, paper, wrote

from claimdesk.casebook.claim import Claim, ProofOfClaim
from claimdesk.casework import compute_losses as verb
from claimdesk.casework.compute_losses import LossRun, compute_losses
from claimdesk.casework.deed import look
from claimdesk.casework.desk import Desk
from claimdesk.casework.explain_loss import explain_loss
from claimdesk.casework.open_case import open_case
from claimdesk.casework.reference import load_settlement
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.void_claim import void_claim
from claimdesk.errors import Cancelled
from claimstore import losses as stored

TWITTER = load_settlement("twitter-2016")
A_HUNDRED = 695_000_000
"""What a hundred shares bought at 36.67 and held come to: 100 x (36.67 - 29.72), in millionths of a dollar."""


def bought(desk: Desk, hundreds: int) -> ProofOfClaim:
    """Give a paper on which hundreds of shares were bought and are still held."""
    shares = str(hundreds * 100)
    return paper(
        desk,
        wrote("schedule.opening_holding.shares", "0"),
        wrote("schedule.purchases[0].trade_date", "2015-05-29"),
        wrote("schedule.purchases[0].shares", shares),
        wrote("schedule.purchases[0].price", "36.67"),
        wrote("schedule.purchases[0].documented", "yes"),
        wrote("schedule.closing_holding.shares", shares),
    )


def keyed(desk: Desk, hundreds: int) -> Claim:
    """Store a new claim for hundreds of shares."""
    claim = register_claim(desk).claim
    proof = bought(desk, hundreds)
    return save_claim(desk, claim.claim_number, proof=proof, base_version=claim.version).claim


def keyed_again(desk: Desk, claim: Claim, hundreds: int) -> Claim:
    """Save a claim with another number of shares."""
    proof = bought(desk, hundreds)
    return save_claim(desk, claim.claim_number, proof=proof, base_version=claim.version).claim


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Open a case whose claims are computed two by two."""
    monkeypatch.setattr(verb, "STRETCH", 2)
    monkeypatch.setattr(verb, "STRETCHES_AT_ONCE", 1)
    return open_case(tmp_path / "case", settlement=TWITTER, wording=WORDING, clock=CLOCK)


@pytest.fixture
def claims(desk: Desk) -> list[Claim]:
    """Store six claims, for one to six hundred shares."""
    return [keyed(desk, hundreds) for hundreds in range(1, 7)]


def run(desk: Desk) -> LossRun:
    """Compute all claims without a stop."""
    return compute_losses(desk, processes=1, progress=lambda _reached, _last: None, is_cancelled=lambda: False)


def stopped_after(desk: Desk, claim_id: int) -> None:
    """Compute up to a claim and stop there."""
    reached: list[int] = []
    with pytest.raises(Cancelled):
        compute_losses(
            desk,
            processes=1,
            progress=lambda at, _last: reached.append(at),
            is_cancelled=lambda: claim_id in reached,
        )


def amounts(desk: Desk, done: LossRun) -> dict[str, int | None]:
    """Give the stored results of a run by claim number, each of which ties with its explanation."""
    with look(desk) as transaction:
        found = {f"TWITTER-{one.claim_id:07}": one.amount for one in stored.losses_of(transaction, done.run_id)}
    assert found == {number: explain_loss(desk, number).loss.amount for number in found}
    return found


def test_a_run_that_goes_on_takes_in_what_changed_while_it_stood_still(desk: Desk, claims: list[Claim]) -> None:
    """Of the four that were computed one is keyed anew and one is voided; a seventh has come."""
    stopped_after(desk, 4)
    keyed_again(desk, claims[0], 10)
    void_claim(desk, claims[1].claim_number, reason="sent twice", base_version=claims[1].version)
    seventh = keyed(desk, 7)
    done = run(desk)
    assert (done.run_id, done.claims, done.not_computed) == (1, 6, 0)
    hundreds = {claims[0]: 10, claims[2]: 3, claims[3]: 4, claims[4]: 5, claims[5]: 6, seventh: 7}
    assert amounts(desk, done) == {claim.claim_number: count * A_HUNDRED for claim, count in hundreds.items()}
    assert done.total == 35 * A_HUNDRED


def test_a_claim_saved_while_its_run_is_on_its_way_is_computed_anew(desk: Desk, claims: list[Claim]) -> None:
    """The first claim is saved again as soon as the run is past it."""
    saved: list[Claim] = []

    def progress(reached: int, _last: int) -> None:
        if reached == 4:
            saved.append(keyed_again(desk, claims[0], 8))

    done = compute_losses(desk, processes=1, progress=progress, is_cancelled=lambda: False)
    assert len(saved) == 1
    assert amounts(desk, done)[claims[0].claim_number] == 8 * A_HUNDRED
    assert done.total == (8 + 2 + 3 + 4 + 5 + 6) * A_HUNDRED


def test_a_stopped_run_behind_which_a_whole_one_lies_is_not_taken_up(desk: Desk, claims: list[Claim]) -> None:
    """Back under the first plan a new run begins, and is held against the whole run in between."""
    plan = TWITTER.plan
    assert plan is not None
    newer = replace(desk, settlement=replace(TWITTER, plan=replace(plan, version="2")))
    stopped_after(desk, 2)
    assert run(newer).run_id == 2
    keyed_again(desk, claims[0], 9)
    done = run(desk)
    assert done.run_id == 3
    assert amounts(desk, done)[claims[0].claim_number] == 9 * A_HUNDRED
    assert [(one.claim_number, one.before, one.after) for one in done.changed] == [
        (claims[0].claim_number, A_HUNDRED, 9 * A_HUNDRED)
    ]


def test_claims_that_have_come_and_gone_are_changes(desk: Desk, claims: list[Claim]) -> None:
    """The second claim is voided and a seventh comes between two runs; the others stay as they were."""
    run(desk)
    void_claim(desk, claims[1].claim_number, reason="sent twice", base_version=claims[1].version)
    seventh = keyed(desk, 7)
    changed = run(desk).changed
    assert [(one.claim_number, one.before, one.after, one.has_come, one.has_gone) for one in changed] == [
        (claims[1].claim_number, 2 * A_HUNDRED, None, False, True),
        (seventh.claim_number, None, 7 * A_HUNDRED, True, False),
    ]
