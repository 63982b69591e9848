"""Recognized losses as another program reads them (JSON), and as a person reads them in a terminal."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

from claimdesk.casebook.loss_words import NOT_COMPUTED
from claimdesk.casebook.match_loss import FINE
from claimdesk.casebook.money import MILLION, decimal_text, plain_text, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimdesk.casebook.match_loss import MatchLoss
    from claimdesk.casebook.matching import Exact
    from claimdesk.casebook.recognized_loss import RecognizedLoss


def losses_json(losses: Iterable[RecognizedLoss]) -> str:
    """Give the results as a JSON list; amounts and shares are decimal texts, to six places."""
    return json.dumps([_loss(loss) for loss in losses], ensure_ascii=False, indent=1)


def losses_text(losses: Iterable[RecognizedLoss]) -> str:
    """Give one line an account, and one for each of its problems."""
    lines = []
    for loss in losses:
        amount = NOT_COMPUTED if loss.amount is None else decimal_text(loss.amount)
        lines.append(f"{loss.account}: {amount}")
        lines += [f"    {problem}" for problem in loss.problems]
    # What stands in a file of trades may hold characters that steer a terminal.
    return "\n".join("".join(sign for sign in line if sign.isprintable()) for line in lines)


def _loss(loss: RecognizedLoss) -> dict[str, object]:
    return {
        "account": loss.account,
        "recognized_loss": _amount(loss.amount),
        "recognized_loss_before_claim_level": _amount(loss.before_claim_level),
        "matches": [_match(match) for match in loss.matches],
        "balance": None if loss.difference is None else plain_text(rounded(loss.difference)),
        "problems": list(loss.problems),
        "market_loss": None if loss.market_loss is None else _decimal(loss.market_loss, FINE),
        "steps": [{"step": step.name, "amount": _decimal(step.amount, FINE)} for step in loss.steps],
        "plan_version": loss.plan_version,
    }


def _match(match: MatchLoss) -> dict[str, object]:
    return {
        "shares": plain_text(rounded(match.shares)),
        "acquired": None if match.acquired is None else match.acquired.isoformat(),
        "disposed": None if match.disposed is None else match.disposed.isoformat(),
        "per_share": _decimal(match.per_share, MILLION),
        "amount": _decimal(match.amount, FINE),
        "case": match.case,
        "bound_by": match.bound_by,
        "security": match.security,
        "measure": match.measure,
        "paragraph": match.paragraph,
        "limbs": [
            {
                "limb": limb.words,
                "per_share": _decimal(limb.value, MILLION),
                "row": limb.row,
                "paragraph": limb.paragraph,
            }
            for limb in match.limbs
        ],
        "purchase": match.purchase_source,
        "disposal": match.disposal_source,
    }


def _amount(amount: int | None) -> str | None:
    return None if amount is None else decimal_text(amount)


def _decimal(exact: Exact, scale: int) -> str:
    return decimal_text(rounded(Fraction(exact) / scale))
