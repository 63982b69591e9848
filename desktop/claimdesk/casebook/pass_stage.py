"""How far the second pass of a claim is."""

from __future__ import annotations

from enum import StrEnum


class PassStage(StrEnum):
    """From the decision, at the end of the first keying, to the claim that is verified."""

    NOT_ASKED = "not asked"
    WAITING = "waiting"
    KEYING = "keying"
    DIFFERING = "differing"
    SETTLED = "settled"
