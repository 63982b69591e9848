"""Random claims of an example plan, computed by the engine, by the fast path where it can, and by the reference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plain_cells import cells_of, with_sections
from random_claims import HEADER, RandomClaim, random_claim
from reference_losses import reference_loss

from claimdesk.casebook.money import CENT
from claimdesk.casebook.plain_losses import plain_losses
from claimdesk.casebook.settlement import Settlement
from claimdesk.casework.file_losses import losses_of_text
from claimdesk.casework.reference import load_settlement

PLANS = Path(__file__).resolve().parents[1] / "samples" / "plans"
AT_ONCE = 500


@dataclass(slots=True)
class Comparison:
    """How many claims of one shape were compared, how many of them earn, and the claims on which two ways differ."""

    shape: str
    claims: int = 0
    earning: int = 0
    not_computed: int = 0
    by_fast_path: int = 0
    disagreements: list[str] = field(default_factory=list)


_Cents = tuple[int, int] | None
"""Before and after the tests of the claim; None is not computed."""


def compare(shape: str, seeds: range, *, settlement: Settlement | None = None) -> Comparison:
    """Compute the claims of these seeds in every way, under the example's own plan unless there is another."""
    settlement = with_sections(settlement or load_settlement(str(PLANS / shape)))
    plain = plain_losses(settlement)
    found = Comparison(shape)
    for start in range(seeds.start, seeds.stop, AT_ONCE):
        claims = {str(seed): random_claim(shape, seed) for seed in range(start, min(start + AT_ONCE, seeds.stop))}
        for account, by_engine in _by_engine(claims, settlement).items():
            claim = claims[account]
            expected = reference_loss(shape, claim)
            total = None if plain is None else plain.total(*cells_of(claim, settlement))
            found.claims += 1
            found.earning += expected is not None and expected.after > 0
            found.not_computed += expected is None
            found.by_fast_path += total is not None
            fast = by_engine if total is None else (total.before_claim_level // CENT, total.amount // CENT)
            if not by_engine == expected == fast:
                lines = "\n".join([HEADER, *claim.csv_lines(account)])
                found.disagreements.append(
                    f"{shape}: engine {by_engine}, fast path {fast}, reference {expected} cents\n{lines}"
                )
    return found


def _by_engine(claims: Mapping[str, RandomClaim], settlement: Settlement) -> dict[str, _Cents]:
    lines = [line for account, claim in claims.items() for line in claim.csv_lines(account)]
    answer = losses_of_text("\n".join([HEADER, *lines]), settlement)
    if answer.faults:
        raise ValueError(f"the random claims are not read: {answer.faults[0]}")
    found: dict[str, _Cents] = dict.fromkeys(claims)
    for loss in answer.losses:
        if loss.amount is not None and loss.before_claim_level is not None:
            found[loss.account] = (loss.before_claim_level // CENT, loss.amount // CENT)
    return found
