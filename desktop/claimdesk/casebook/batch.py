"""A batch is a tray or a file received together: the facts common to its papers, and whether its totals agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.casebook.places import Entry
from claimdesk.casebook.reading import Mark

if TYPE_CHECKING:
    from datetime import date

    from claimdesk.casebook.claim import Delivery, SentTo

MOST_DOCUMENTS = 5_000
MOST_COUNTED = 1_000_000
"""Documents, and pages, that can have been counted in one batch: more is a slip of the key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchFacts:
    """What is said of a batch when it arrives; a fact that its papers do not have in common is None."""

    name: str
    expected_documents: int
    expected_pages: int | None = None
    received_on: date | None = None
    postmark_on: date | None = None
    delivery: Delivery | None = None
    sent_to: SentTo | None = None

    def entries(self, dcn: str) -> tuple[Entry, ...]:
        """Give what stands on a paper of this batch before anybody has keyed it: the common facts and its number."""
        known = (
            ("batch", self.name),
            ("dcn", dcn),
            ("received_on", _day(self.received_on)),
            ("postmark.on", _day(self.postmark_on)),
            ("delivery", self.delivery.value if self.delivery else ""),
            ("sent_to", self.sent_to.value if self.sent_to else ""),
        )
        return tuple(Entry(path, Mark.WRITTEN, text) for path, text in known if text)


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchTotals:
    """What a batch was expected to hold, what was counted, and how many claims of it stand in the case."""

    expected_documents: int
    expected_pages: int | None
    counted_documents: int
    counted_pages: int | None
    standing_claims: int

    def differences(self) -> tuple[str, ...]:
        """Name each difference in a sentence; none when everything agrees."""
        found = [
            _difference("document", self.expected_documents, self.counted_documents, "counted"),
            _difference("document", self.counted_documents, self.standing_claims, "with a claim", "counted"),
        ]
        if self.expected_pages is not None and self.counted_pages is not None:
            found.append(_difference("page", self.expected_pages, self.counted_pages, "counted"))
        elif self.expected_pages is not None:
            found.append(f"{_so_many(self.expected_pages, 'page')} expected, and nobody has counted them.")
        return tuple(filter(None, found))


def _difference(noun: str, wanted: int, found: int, how: str, before: str = "expected") -> str:
    if wanted == found:
        return ""
    step = abs(found - wanted)
    word = "more" if found > wanted else "fewer"
    return f"{_so_many(wanted, noun)} {before}, {found:,} {how}: {step:,} {word}."


def _so_many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
