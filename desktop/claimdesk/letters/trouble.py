"""A letter that cannot be printed says why in one sentence, and names its claim."""

from __future__ import annotations


class LetterTrouble(Exception):
    """What keeps a letter from being printed: `sentence` says it, `remedy` what to do, `claim_number` whose it is."""

    def __init__(self, sentence: str, remedy: str = "", claim_number: str = "") -> None:
        super().__init__(sentence, remedy, claim_number)
        self.sentence = sentence
        self.remedy = remedy
        self.claim_number = claim_number

    def __str__(self) -> str:
        about = f"Claim {self.claim_number}: " if self.claim_number else ""
        return f"{about}{self.sentence} {self.remedy}".strip()

    def of_claim(self, claim_number: str) -> LetterTrouble:
        """Give the same trouble with the number of the claim whose letter it stopped."""
        return type(self)(self.sentence, self.remedy, claim_number)


class CannotBePrinted(LetterTrouble):
    """A character that none of the shipped fonts can draw, or a letter under a flood of combining marks."""


class AddressDoesNotFit(LetterTrouble):
    """An address that does not fit into the window of the envelope at the smallest size."""
