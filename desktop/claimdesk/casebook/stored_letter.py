"""A stored letter is one that was issued: what it was, when it was mailed, and by when it must be answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from claimdesk.casebook.settlement import LetterKind


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredLetter:
    """A letter of one claim without its bytes, which `sha256` (hexadecimal) pins."""

    letter_id: int
    kind: LetterKind
    title: str
    mailed_on: date
    cure_by: date | None
    sha256: str
    issued_at: datetime
    issued_by: str
