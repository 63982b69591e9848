"""What a verb has changed, so that every open screen can decide whether to read again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The claims that a verb touched, and whether letters were added, the plan moved, or a batch was closed."""

    claim_numbers: tuple[str, ...] = ()
    letters: bool = False
    batches: bool = False
    plan: bool = False
