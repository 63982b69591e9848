"""The act log of a case is verified from its first entry to its sealed end, and what does not fit is said in words."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casework.deed import look
from claimstore.log_check import LogReport, Tampering, check_log

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimdesk.casework.desk import AtTheStore

_SAID: Mapping[Tampering, str] = MappingProxyType(
    {
        Tampering.EDITED: "Entry {entry} was changed after it was written.",
        Tampering.DELETED: "Entry {entry} does not follow the one before: what stood there was removed or rewritten.",
        Tampering.INSERTED: "Entry {entry} was put in afterwards.",
        Tampering.REORDERED: "Entry {entry} does not stand in its place: entries were put into another order.",
        Tampering.CUT_OFF: "The end of the log was cut off: entry {entry} and what followed it are gone.",
        Tampering.REWRITTEN: "The log was rewritten: entry {entry} is not the last entry that was sealed.",
        Tampering.UNSEALED: "The end of the log at entry {entry} is not sealed with the key of this case.",
    }
)
REMEDY = "Keep the case as it is, tell the case administrator, and compare it with the latest backup."


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedLog:
    """How many entries hold, the fingerprint of the last of them, and what is wrong with the next one, if anything."""

    entries: int
    last_fingerprint: str
    first_bad: int | None
    tampering: str
    sentence: str
    remedy: str

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong."""
        return self.first_bad is None


def verify_log(desk: AtTheStore) -> VerifiedLog:
    """Verify the log of an open case.

    Raises:
        Told: the store cannot be read.
    """
    with look(desk) as transaction:
        return _said(check_log(transaction))


def _said(report: LogReport) -> VerifiedLog:
    bad = report.bad
    return VerifiedLog(
        entries=report.entries,
        last_fingerprint=report.last_fingerprint,
        first_bad=bad.sequence if bad else None,
        tampering=bad.tampering.value if bad else "",
        sentence=_SAID[bad.tampering].format(entry=bad.sequence) if bad else f"All {report.entries} entries hold.",
        remedy=REMEDY if bad else "",
    )
