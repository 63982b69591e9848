"""Whether a claim is keyed twice is decided once, when its first keying is finished, by plan, claim and clerk alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.pass_plan import (
    FIELDS_LOOKED_BACK_ON,
    KeyingRecord,
    PassKind,
    is_drawn,
    sampled_share,
)
from claimdesk.casebook.pass_scope import PassScope
from claimdesk.casebook.pass_stage import PassStage
from claimdesk.errors import Refused
from claimstore.acts import identity_of
from claimstore.pass_rows import SecondPassRow
from claimstore.second_pass import keep_pass, pass_of, passes_settled, slips_of

if TYPE_CHECKING:
    from fractions import Fraction

    from claimdesk.casebook.pass_plan import PassPlan
    from claimdesk.casework.deed import Deed
    from claimdesk.casework.desk import Desk
    from claimstore.transaction import Transaction

_MOST_PASSES = 1_000
"""Claims looked back on at most, where they are so short that they hold few fields."""


def plan_second_pass(desk: Desk, work: Deed, claim_id: int) -> None:
    """Decide for the claim whose first keying this person finishes, and store it; what was decided stays."""
    if pass_of(work.transaction, claim_id) is not None:
        return
    plan = desk.settlement.pass_plan
    share = sampled_share(plan, keying_record(work.transaction, staff=desk.staff.name))
    is_asked = is_drawn(work.on, case_identity=identity_of(work.transaction), share=share)
    scope = _scope(plan) if is_asked else PassScope.NONE
    row = SecondPassRow(
        claim_id=claim_id,
        scope=scope.value,
        stage=(PassStage.WAITING if scope.is_asked else PassStage.NOT_ASKED).value,
        rule=_rule(plan, share),
        first_keyer=desk.staff.name,
        second_keyer=None,
        decided_at=desk.timestamp(),
        taken_at=None,
        keyed_at=None,
        settled_at=None,
        compared_version=None,
        fields=None,
    )
    keep_pass(work.transaction, row)


def keying_record(transaction: Transaction, *, staff: str) -> KeyingRecord:
    """Measure one person on the latest claims that were keyed twice, as far back as the rule of the sample looks."""
    fields, claims = 0, set[int]()
    for row in passes_settled(transaction, staff=staff, most=_MOST_PASSES):
        if fields >= FIELDS_LOOKED_BACK_ON:
            break
        fields += row.fields or 0
        claims.add(row.claim_id)
    errors = sum(slip.claim_id in claims for slip in slips_of(transaction, staff=staff))
    return KeyingRecord(fields=fields, errors=errors)


def refuse_before_second_pass(transaction: Transaction, claim_id: int, *, claim_number: str) -> None:
    """Refuse to go on with a claim whose second keying is still asked for.

    Raises:
        Refused: it waits for its second keying, or for somebody to settle the differences.
    """
    row = pass_of(transaction, claim_id)
    stage = PassStage(row.stage) if row else PassStage.NOT_ASKED
    if stage in {PassStage.WAITING, PassStage.KEYING}:
        raise Refused(
            f"Claim {claim_number} is to be keyed a second time before it is reviewed.",
            "Another keyer has to take up its second keying.",
        )
    if stage is PassStage.DIFFERING:
        raise Refused(
            f"The two keyings of claim {claim_number} differ, and nobody has settled that yet.",
            "Somebody who keyed neither has to settle the differences.",
        )


def _scope(plan: PassPlan) -> PassScope:
    return PassScope.FIGURES if plan.kind is PassKind.FIGURES else PassScope.WHOLE


def _rule(plan: PassPlan, share: Fraction) -> str:
    """Say by what it was decided: `double`, or `sample, 125 of 1,000 claims`."""
    return f"{plan.kind}, {round(share * 1000)} of 1,000 claims" if plan.kind is PassKind.SAMPLE else plan.kind.value
