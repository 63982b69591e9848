"""What a verb has changed, so that every open screen can decide whether to read again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The claims that a verb touched, whether letters were added, and whether the plan moved."""

    claim_numbers: tuple[str, ...] = ()
    letters: bool = False
    plan: bool = False
