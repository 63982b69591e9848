"""The three kinds of trouble that reach a person: Told, Refused and Cancelled; anything else is a bug."""

from __future__ import annotations

from dataclasses import dataclass


class Told(Exception):
    """Something the user must be told: `sentence` says what happened, `remedy` what to do about it."""

    def __init__(self, sentence: str, remedy: str = "") -> None:
        super().__init__(f"{sentence} {remedy}".strip())
        self.sentence = sentence
        self.remedy = remedy


def no_memory() -> Told:
    """Give what is told when this machine has no memory left for what was asked."""
    return Told(
        "This machine has no memory left for this.",
        "Nothing was changed, and what you keyed is kept; close other programs, then do it again.",
    )


class Refused(Told):
    """A deed that a rule or a role forbids; the sentence says which and the remedy who may do it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of which two people hold different readings, both as text for people."""

    field: str
    stored: str
    yours: str


class Conflict(Refused):
    """A save that came second: each of its differences names a field, the reading in the store and the refused one."""

    def __init__(self, sentence: str, remedy: str = "", *, differences: tuple[Difference, ...] = ()) -> None:
        super().__init__(sentence, remedy)
        self.differences = differences


class Cancelled(Exception):
    """A person stopped long work; what was done before stays, nothing is half done."""
