"""Why a claim is recognized with its amount: computed on demand under the plan of the settlement, and never stored."""

from __future__ import annotations

import tomllib
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.assets import asset
from claimdesk.casebook.claim_account import account_of
from claimdesk.casebook.day_text import screen_date
from claimdesk.casebook.explained_loss import ExplainedLoss, LimbLine, MatchLine, StepLine
from claimdesk.casebook.limbs import joined
from claimdesk.casebook.loss_words import (
    LossWords,
    amount_text,
    case_of,
    count_text,
    dollars,
    limb_text,
    per_share_text,
    sentence_of,
)
from claimdesk.casebook.plan import Joined
from claimdesk.casebook.recognized_loss import balance_days, recognized_loss
from claimdesk.casework.blind import look_into
from claimdesk.casework.stored_claim import stored_record
from claimdesk.casework.translate import claim_of
from claimdesk.errors import Told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from claimdesk.casebook.account import Account
    from claimdesk.casebook.loss_words import DateText
    from claimdesk.casebook.match_loss import MatchLoss
    from claimdesk.casebook.plan import PlanOfAllocation
    from claimdesk.casebook.recognized_loss import RecognizedLoss
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casebook.trades import Schedule
    from claimdesk.casework.desk import Desk


def explain_loss(desk: Desk, claim_number: str, *, day: DateText = screen_date) -> ExplainedLoss:
    """Explain the recognized loss of a claim as it is stored.

    Raises:
        Refused: there is no such claim, or this person may see nothing of it before its second keying.
        Told: the settlement has no plan of allocation, or the store cannot be read.
    """
    with look_into(desk, claim_number) as transaction:
        record = stored_record(transaction, claim_number)
    return explain_schedule(claim_number, claim_of(record).proof.schedule, settlement=desk.settlement, day=day)


def explain_schedule(
    claim_number: str, schedule: Schedule, *, settlement: Settlement, day: DateText = screen_date
) -> ExplainedLoss:
    """Explain the recognized loss of a schedule as it stands, saved or not.

    Raises:
        Told: the settlement has no plan of allocation.
    """
    return explain_account(account_of(claim_number, schedule, settlement), settlement, day=day)


def explain_account(account: Account, settlement: Settlement, *, day: DateText = screen_date) -> ExplainedLoss:
    """Explain the recognized loss of an account; the amounts are those of the engine.

    Raises:
        Told: the settlement has no plan of allocation.
    """
    plan = settlement.plan
    if plan is None:
        raise Told(
            f"No amount can be explained, because the settlement file of {settlement.short_caption} has no plan.",
            "Add the table [plan] to the file; resources/settlements/README.md says what belongs there.",
        )
    words = LossWords(sentences=_sentences(), day=day)
    loss = recognized_loss(account, plan, days=balance_days(settlement), tolerance=settlement.tolerances.balance or 0)
    held_on = settlement.closing_on or plan.held_on
    return ExplainedLoss(
        claim_number=account.name,
        plan=plan,
        account=account,
        loss=loss,
        headline=_headline(loss, words),
        standing=words.standing(plan),
        lines=tuple(_line(match, plan, words=words, held_on=held_on) for match in loss.matches),
        steps=tuple(_steps(loss, words)),
        problems=tuple(sentence_of(problem) for problem in loss.problems),
    )


@cache
def _sentences() -> Mapping[str, str]:
    """Read the sentences once; they ship with the program."""
    return MappingProxyType(tomllib.loads(asset("letters/loss.toml").read_text(encoding="utf-8")))


def _headline(loss: RecognizedLoss, words: LossWords) -> str:
    if loss.amount is None:
        return words.say("not_computed")
    if not loss.matches:
        return words.say("no_activity")
    return words.say("computed_in_part" if loss.is_in_part else "computed", amount=dollars(loss.amount))


def _steps(loss: RecognizedLoss, words: LossWords) -> Iterator[StepLine]:
    for step in loss.steps:
        yield StepLine(sentence_of(step.name).rstrip("."), amount_text(step.amount))
    if loss.market_loss is not None:
        key, amount = ("market_gain", -loss.market_loss) if loss.market_loss < 0 else ("market_loss", loss.market_loss)
        yield StepLine(words.say(key), amount_text(amount))
    if loss.amount is not None:
        yield StepLine(words.say("recognized"), dollars(loss.amount))


def _line(match: MatchLoss, plan: PlanOfAllocation, *, words: LossWords, held_on: date) -> MatchLine:
    return MatchLine(
        loss=match,
        shares=count_text(match.shares),
        bought=words.day(match.acquired) if match.acquired else "",
        price="" if match.acquired_price is None else dollars(match.acquired_price),
        gone=words.day(match.disposed) if match.disposed else "held",
        sale_price="" if match.disposed_price is None else dollars(match.disposed_price),
        per_share=per_share_text(match.per_share),
        amount=amount_text(match.amount),
        sentence=words.sentence(match, plan, held_on=held_on),
        limbs=tuple(_limbs(match, plan)),
    )


def _limbs(match: MatchLoss, plan: PlanOfAllocation) -> Iterator[LimbLine]:
    case = case_of(match, plan)
    if case is None:
        return
    plain = joined([limb.value for limb in match.limbs], case.joined)
    for limb in match.limbs:
        yield LimbLine(
            words=limb_text(limb.words),
            value=per_share_text(limb.value),
            row=limb.row,
            paragraph=limb.paragraph,
            is_bound=case.joined is Joined.SUM or limb.value == plain,
        )
