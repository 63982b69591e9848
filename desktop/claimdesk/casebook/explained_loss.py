"""A recognized loss with its reasons: each match with its sentence and limbs, each step of the claim, what is amiss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimdesk.casebook.account import Account
    from claimdesk.casebook.match_loss import MatchLoss
    from claimdesk.casebook.plan import PlanOfAllocation
    from claimdesk.casebook.recognized_loss import RecognizedLoss


@dataclass(frozen=True, slots=True, kw_only=True)
class LimbLine:
    """One limb as people read it: its words in the plan, dollars a share, table row, paragraph, whether it counted."""

    words: str
    value: str
    row: str
    paragraph: str
    is_bound: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchLine:
    """One match as people read it, and the figures of the engine behind it; what is not known is an empty text."""

    loss: MatchLoss
    shares: str
    bought: str
    price: str
    gone: str
    sale_price: str
    per_share: str
    amount: str
    sentence: str
    limbs: tuple[LimbLine, ...]


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step from the matches to the recognized loss, and the dollars after it."""

    words: str
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedLoss:
    """One claim under one plan: the result of the engine, and every word that explains it.

    `headline` says the result in one sentence, `standing` what stands behind the plan; `problems` are sentences.
    """

    claim_number: str
    plan: PlanOfAllocation
    account: Account
    loss: RecognizedLoss
    headline: str
    standing: str
    lines: tuple[MatchLine, ...]
    steps: tuple[StepLine, ...]
    problems: tuple[str, ...]
