"""A stored letter is one that was issued: what it was, when it was mailed, and by when it must be answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from claimdesk.casebook.settlement import LetterKind


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredLetter:
    """A letter of one claim without its bytes.

    `sha256` (hexadecimal) pins the file in which it was printed; `first_page` of its pages there counts from 0.
    """

    letter_id: int
    kind: LetterKind
    title: str
    mailed_on: date
    cure_by: date | None
    sha256: str
    first_page: int
    pages: int
    issued_at: datetime
    issued_by: str
