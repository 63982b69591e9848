"""The losses of a whole case are computed beside the program, tie with what is explained, and go on after a stop."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from cases import CLOCK, WORDING, at_desk_of, paper, wrote

from claimdesk.casebook.roles import Role
from claimdesk.casebook.trades import TradeKind
from claimdesk.casework import compute_losses as verb
from claimdesk.casework.back_up_case import BEFORE_LOSSES, backups_in
from claimdesk.casework.compute_losses import LossRun, compute_losses
from claimdesk.casework.deed import look
from claimdesk.casework.desk import Desk
from claimdesk.casework.explain_loss import explain_loss
from claimdesk.casework.open_case import open_case
from claimdesk.casework.reference import load_settlement
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.void_claim import void_claim
from claimdesk.errors import Cancelled, Refused
from claimstore import losses as stored
from claimstore.claim_rows import HoldingRow, TradeRow

TWITTER = load_settlement("twitter-2016")
CLAIMS = 7
KEYED = 150
MILLION = 1_000_000


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Open a case with seven claims: each bought n hundred shares at 36.67 and held them, the last is void."""
    desk = open_case(tmp_path / "case", settlement=TWITTER, wording=WORDING, clock=CLOCK)
    for number in range(1, CLAIMS + 1):
        claim = register_claim(desk).claim
        shares = str(number * 100)
        proof = paper(
            desk,
            wrote("schedule.opening_holding.shares", "0"),
            wrote("schedule.purchases[0].trade_date", "2015-05-29"),
            wrote("schedule.purchases[0].shares", shares),
            wrote("schedule.purchases[0].price", "36.67"),
            wrote("schedule.purchases[0].documented", "yes"),
            wrote("schedule.closing_holding.shares", shares if number != 3 else "5"),
        )
        saved = save_claim(desk, claim.claim_number, proof=proof, base_version=claim.version)
        if number == CLAIMS:
            void_claim(desk, claim.claim_number, reason="sent twice", base_version=saved.claim.version)
    return desk


def run(desk: Desk, *, processes: int = 1) -> LossRun:
    """Compute all claims without a stop."""
    return compute_losses(desk, processes=processes, progress=lambda _done, _of: None, is_cancelled=lambda: False)


def amounts(desk: Desk, run_id: int) -> dict[int, int | None]:
    """Give the stored results of a run by claim."""
    with look(desk) as transaction:
        return {loss.claim_id: loss.amount for loss in stored.losses_of(transaction, run_id)}


def test_the_stored_totals_tie_with_the_explanations(desk: Desk) -> None:
    """100 x (36.67 - 29.72) = 695.00 for the first claim; the third is out of balance; the void one is left out."""
    done = run(desk)
    assert (done.claims, done.not_computed, done.changed) == (6, 1, ())
    found = amounts(desk, done.run_id)
    assert found == {1: 695_000_000, 2: 1_390_000_000, 3: None, 4: 2_780_000_000, 5: 3_475_000_000, 6: 4_170_000_000}
    assert done.total == sum(amount or 0 for amount in found.values())
    for claim_id, amount in found.items():
        assert explain_loss(desk, f"TWITTER-{claim_id:07}").loss.amount == amount


def keyed_rows(claim_id: int, chance: random.Random) -> Iterator[TradeRow]:
    """Give a claim's trades, in balance, of which one in twelve has something that is out of the ordinary."""
    held, lines = 0, {"purchases": 0, "sales": 0}
    days = sorted(date(2015, 2, 2) + timedelta(chance.randrange(280)) for _ in range(chance.randrange(9)))
    for on in days:
        section = "sales" if held and chance.random() < 0.4 else "purchases"
        shares = chance.randrange(1, held + 1) if section == "sales" else chance.randrange(1, 500)
        held += shares if section == "purchases" else -shares
        row = TradeRow(
            claim_id=claim_id,
            section=section,
            line=lines[section],
            trade_date=on.isoformat(),
            shares=shares * MILLION,
            price=chance.randrange(2_500, 5_500) * 10_000,
            total=None,
            documented=1,
            kind=None,
            explanation=None,
            security=None,
        )
        lines[section] += 1
        yield row if chance.random() > 1 / 12 else chance.choice(strange(row))


def strange(row: TradeRow) -> list[TradeRow]:
    """Give the row in every way that asks for more than lots and prices."""
    return [
        replace(row, documented=0),
        replace(row, documented=None),
        replace(row, kind=TradeKind.GIFT.value),
        replace(row, kind=TradeKind.PURCHASE.value),
        replace(row, kind=TradeKind.SHORT_SALE.value),
        replace(row, security="TWTR"),
        replace(row, security="another"),
        replace(row, price=None),
        replace(row, price=-1),
        replace(row, shares=None),
        replace(row, shares=0),
        replace(row, shares=(row.shares or 0) + 1),
        replace(row, trade_date=None),
        replace(row, trade_date="2015-02-05"),
        replace(row, trade_date="2016-01-04"),
        replace(row, trade_date="2015-04-28"),
    ]


def held_at_the_end(rows: list[TradeRow]) -> int:
    """Give what the rows leave, in millionths, the strange ones taken at their word."""
    return sum((row.shares or 0) * (1 if row.section == "purchases" else -1) for row in rows)


def test_whatever_was_keyed_totals_tie_with_explanations(tmp_path: Path) -> None:
    """Plain claims and those with gifts, blanks, other securities and days outside come to what is explained."""
    desk = open_case(tmp_path / "case", settlement=TWITTER, wording=WORDING, clock=CLOCK)
    chance = random.Random(15)  # noqa: S311 - a test wants the same claims each time
    numbers = {register_claim(desk).claim.claim_number: claim_id for claim_id in range(1, KEYED + 1)}
    with desk.store.writing() as transaction:
        for claim_id in numbers.values():
            rows = list(keyed_rows(claim_id, chance))
            transaction.insert(rows)
            transaction.upsert(
                [
                    HoldingRow(claim_id=claim_id, section=section, ordinal=ordinal, shares=shares, documented=1)
                    for ordinal, (section, shares) in enumerate(
                        (("opening_holding", 0), ("closing_holding", held_at_the_end(rows)))
                    )
                    if chance.random() > 1 / 20
                ]
            )
    done = run(desk)
    found = amounts(desk, done.run_id)
    assert found == {claim_id: explain_loss(desk, number).loss.amount for number, claim_id in numbers.items()}
    assert 0 < done.not_computed < KEYED / 2
    assert len(set(found.values())) > KEYED / 4


def test_an_amount_that_no_store_holds_is_not_computed_and_said_so(desk: Desk) -> None:
    """Nine million million shares at a million dollars: the run does not end there, and the claim has its problem."""
    with desk.store.writing() as transaction:
        shares = 9 * MILLION * MILLION * MILLION
        transaction.run("DELETE FROM place_mark WHERE claim_id = 2 AND path LIKE 'schedule.%'")
        transaction.run("UPDATE trade SET shares = ?, price = ? WHERE claim_id = 2", (shares, MILLION * MILLION))
        transaction.run("UPDATE holding SET shares = ? WHERE claim_id = 2 AND section = 'closing_holding'", (shares,))
    done = run(desk)
    assert (done.claims, done.not_computed) == (6, 2)
    with look(desk) as transaction:
        (loss,) = (loss for loss in stored.losses_of(transaction, done.run_id) if loss.claim_id == 2)
    assert loss.problem == "the amount is too large; see whether shares and prices are right"


def test_two_processes_give_what_one_gives(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretches of two claims, shared among two workers, come home in their order."""
    one = run(desk)
    monkeypatch.setattr(verb, "STRETCH", 2)
    two = run(desk, processes=2)
    assert two.run_id == one.run_id + 1
    assert amounts(desk, two.run_id) == amounts(desk, one.run_id)


def test_a_stopped_run_goes_on(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was computed before the stop is kept, is not computed again, and the run becomes whole."""
    monkeypatch.setattr(verb, "STRETCH", 2)
    monkeypatch.setattr(verb, "STRETCHES_AT_ONCE", 1)
    reached: list[int] = []
    with pytest.raises(Cancelled):
        compute_losses(
            desk,
            processes=1,
            progress=lambda done, _of: reached.append(done),
            is_cancelled=lambda: bool(reached),
        )
    assert reached == [2]
    whole = run(desk)
    assert whole.run_id == 1
    assert set(amounts(desk, 1)) == {1, 2, 3, 4, 5, 6}


def test_a_small_case_is_seen_to_move_on(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every stretch that is computed is told, also where all of them go to disk at once."""
    monkeypatch.setattr(verb, "STRETCH", 2)
    reached: list[int] = []
    compute_losses(desk, processes=1, progress=lambda done, _of: reached.append(done), is_cancelled=lambda: False)
    assert reached == [2, 4, 6, 7]


def test_a_new_plan_keeps_the_old_results_and_reports_every_change(desk: Desk) -> None:
    """With a holding value of 29.27 a share the market loss is 7.40; the claim that was not computed stays so."""
    first = run(desk)
    plan = TWITTER.plan
    assert plan is not None
    claim = replace(plan.claim, holding_value=29_270_000)
    newer = replace(desk, settlement=replace(TWITTER, plan=replace(plan, version="2", claim=claim)))
    second = run(newer)
    assert second.plan_version == "2"
    assert [(changed.claim_number, changed.before, changed.after) for changed in second.changed][:2] == [
        ("TWITTER-0000001", 695_000_000, 740_000_000),
        ("TWITTER-0000002", 1_390_000_000, 1_480_000_000),
    ]
    assert len(second.changed) == 5
    assert amounts(desk, first.run_id)[1] == 695_000_000


def test_a_schedule_without_marks_is_read_from_its_cells(desk: Desk) -> None:
    """A claim whose every place was keyed has no mark beside its cells, and comes to the same."""
    with desk.store.writing() as transaction:
        transaction.run("DELETE FROM place_mark WHERE claim_id = 2 AND path LIKE 'schedule.%'")
        found = transaction.rows(TradeRow, "claim_id = 2")
    assert len(found) == 1
    assert amounts(desk, run(desk).run_id)[2] == 1_390_000_000


def test_only_supervisors_and_case_administrators_compute(desk: Desk) -> None:
    """A keyer is refused; so is a settlement without a plan."""
    with pytest.raises(Refused, match="may not compute losses"):
        run(at_desk_of(desk, "Ada", Role.KEYER))
    with pytest.raises(Refused, match="no plan of allocation"):
        run(replace(desk, settlement=replace(TWITTER, plan=None)))


def test_the_case_is_backed_up_before_it_is_computed_anew_and_not_when_a_stopped_run_goes_on(desk: Desk) -> None:
    """One for each run that begins, at its beginning."""
    looks = iter(range(100))
    with pytest.raises(Cancelled):
        compute_losses(desk, processes=1, progress=lambda _done, _of: None, is_cancelled=lambda: next(looks) > 0)
    assert [backup.reason for backup in backups_in(desk.folder)] == [BEFORE_LOSSES]
    run(desk)
    assert len(backups_in(desk.folder)) == 1
    run(desk)
    assert len(backups_in(desk.folder)) == 2
