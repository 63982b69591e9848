"""What a rule finds on a paper is a value: a deficiency that can be cured, or an ineligibility that cannot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from claimdesk.casebook.money import money_text, shares_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimdesk.casebook.money import Shares
    from claimdesk.casebook.reading import Reading


class Level(StrEnum):
    """What a code is about."""

    CLAIM = "claim"
    LINE = "line"
    POSITION = "position"
    DOCUMENT = "document"


class Curability(StrEnum):
    """What can become of it: cured, not cured, decided by counsel or court, noted without a letter, or a cover note."""

    CURABLE = "curable"
    IN_TIME = "curable until the bar date"
    COUNSEL_OR_COURT = "counsel or court"
    INCURABLE = "incurable"
    NOTED = "noted"
    COVER_NOTE = "cover note"


class Severity(StrEnum):
    """How much a code weighs: it stops the claim, part of it, or nothing."""

    CLAIM = "claim"
    PART = "part"
    NOTE = "note"


class ParticularKind(StrEnum):
    """What a particular is, so that each sentence can show it in its own way."""

    TEXT = "text"
    DATE = "date"
    SHARES = "shares"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Particular:
    """One named value that the sentences of a code may mention, such as the day's low."""

    name: str
    value: str | int | date
    kind: ParticularKind = ParticularKind.TEXT

    def shown(self, date_text: Callable[[date], str]) -> str:
        """Give the value as text for people, dates through `date_text`."""
        if isinstance(self.value, date):
            return date_text(self.value)
        if isinstance(self.value, int):
            return shares_text(self.value) if self.kind is ParticularKind.SHARES else money_text(self.value)
        return self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A deficiency code as the field knows it; its wording is in resources/letters/deficiencies.toml.

    `waived_by` names the role that may waive it, in the words of `roles`.
    """

    code: str
    level: Level
    curability: Curability
    severity: Severity
    waived_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """One finding on one paper.

    `line` is the line of the schedule (`purchases[0]`) or None for a code of the claim, a position or a document;
    `field` is the path of the place to jump to (`schedule.purchases[0].price`). `finding` says in which of its ways
    the code was found (`blank`, `not-a-trading-day`): a sentence under `["TX-DATE".findings.blank]` of
    resources/letters/deficiencies.toml goes before the sentence of the same name under `["TX-DATE"]`.
    """

    code: Code
    line: str | None
    field: str
    finding: str = ""
    particulars: tuple[Particular, ...] = ()


class Deficiency(Defect):
    """A defect that can be cured, or that is noted."""

    __slots__ = ()


class Ineligibility(Defect):
    """An incurable ground of rejection, which the claimant may contest."""

    __slots__ = ()


NOT_CURED = frozenset({Curability.INCURABLE, Curability.COUNSEL_OR_COURT})
"""What no answer of the claimant cures; a person of the administrator, counsel or the court decides."""


def defect(
    code: Code, field: str, *, line: str | None = None, finding: str = "", particulars: tuple[Particular, ...] = ()
) -> Defect:
    """Give what a rule found: an ineligibility where the claimant cannot cure the code, else a deficiency."""
    kind = Ineligibility if code.curability in NOT_CURED else Deficiency
    return kind(code=code, line=line, field=field, finding=finding, particulars=particulars)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something noted on screen without a code and without a letter; `name` finds its wording, `field` its place.

    `readings` is all that the check has looked at: with any other reading it has to be asked again.
    """

    name: str
    field: str
    readings: tuple[Reading[Any], ...]
    particulars: tuple[Particular, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """All that the rules say of one paper.

    `difference` is opening + bought - sold - closing in millionths of shares, None where it cannot be known.
    """

    defects: tuple[Defect, ...]
    remarks: tuple[Remark, ...]
    difference: Shares | None
    needs_backup_withholding: bool
