"""A part is what one person does in a claim; nobody has two parts in the same claim."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """The parts of a claim, in their order."""

    FIRST_KEYING = "first keying"
    SECOND_KEYING = "second keying"
    DIFFERENCES = "differences"
    ADJUDICATION = "adjudication"
    APPROVAL = "approval"
