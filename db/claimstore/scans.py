"""Scans are kept as they came and are never removed; a detached one is no longer among those of its claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimstore.scan_rows import ScanDetachedRow, ScanFileRow, ScanRow, ValuePlaceRow, ZoneCorrectionRow

if TYPE_CHECKING:
    from claimstore.transaction import Transaction

_SHOWN = "scan_id NOT IN (SELECT scan_id FROM scan_detached)"


@dataclass(frozen=True, slots=True)
class Received:
    """A claim that an envelope or a file names: its inner number and its claim number."""

    claim_id: int
    claim_number: str


def claims_received_as(transaction: Transaction, names: tuple[str, ...]) -> tuple[Received, ...]:
    """Give the claims whose document control number or claim number is one of `names`, whatever its case."""
    marks = ", ".join("?" * len(names))
    found = transaction.values(
        "SELECT claim_id, claim_number FROM claim"  # noqa: S608 - marks only
        f" WHERE dcn COLLATE NOCASE IN ({marks}) OR claim_number COLLATE NOCASE IN ({marks}) ORDER BY claim_id",
        (*names, *names),
    )
    return tuple(Received(*row) for row in found)


def scans_of(transaction: Transaction, claim_id: int) -> tuple[ScanRow, ...]:
    """Give the scans of a claim that are not detached, in the order in which they were attached."""
    return transaction.rows(ScanRow, f"claim_id = ? AND {_SHOWN} ORDER BY scan_id", (claim_id,))


def has_scans(transaction: Transaction) -> bool:
    """Whether any claim has a scan, detached ones among them."""
    return bool(transaction.values("SELECT 1 FROM scan LIMIT 1"))


def scan_numbered(transaction: Transaction, scan_id: int) -> ScanRow | None:
    """Give a scan that is not detached, or None."""
    found = transaction.rows(ScanRow, f"scan_id = ? AND {_SHOWN}", (scan_id,))
    return found[0] if found else None


def claim_with_file(transaction: Transaction, sha256: str) -> str | None:
    """Give the number of the claim to which a file is attached already, or None."""
    found = transaction.values(
        f"SELECT claim_number FROM claim JOIN scan USING (claim_id) WHERE sha256 = ? AND {_SHOWN} LIMIT 1",  # noqa: S608 - fixed text
        (sha256,),
    )
    return str(found[0][0]) if found else None


def add_scan(transaction: Transaction, scan: ScanRow, file: ScanFileRow) -> ScanRow:
    """Keep a scan with its bytes, and give it with its number; the same bytes are kept once."""
    if not transaction.values("SELECT 1 FROM scan_file WHERE sha256 = ?", (file.sha256,)):
        transaction.insert((file,))
    number = int(transaction.values("SELECT COALESCE(MAX(scan_id), 0) + 1 FROM scan")[0][0])
    kept = ScanRow(
        scan_id=number,
        claim_id=scan.claim_id,
        sha256=scan.sha256,
        name=scan.name,
        pages=scan.pages,
        attached_at=scan.attached_at,
        attached_by=scan.attached_by,
    )
    transaction.insert((kept,))
    return kept


def detach(transaction: Transaction, row: ScanDetachedRow) -> None:
    """Let a scan no longer be shown with its claim."""
    transaction.insert((row,))


def content_of(transaction: Transaction, sha256: str) -> bytes | None:
    """Give the bytes of a scan, or None where there is no such file."""
    found = transaction.values("SELECT content FROM scan_file WHERE sha256 = ?", (sha256,))
    return bytes(found[0][0]) if found else None


def keep_correction(transaction: Transaction, row: ZoneCorrectionRow) -> None:
    """Keep where a field stands on the paper of a claim, in place of what was said of it before."""
    transaction.upsert((row,))


def corrections_of(transaction: Transaction, form_version: str) -> tuple[ZoneCorrectionRow, ...]:
    """Give every correction of the zones of a form, the oldest first."""
    return transaction.rows(ZoneCorrectionRow, "form_version = ? ORDER BY pattern, at, claim_id", (form_version,))


def keep_place(transaction: Transaction, row: ValuePlaceRow) -> None:
    """Keep where a value was read, in place of what was said of it before."""
    transaction.upsert((row,))


def places_of(transaction: Transaction, claim_id: int) -> tuple[ValuePlaceRow, ...]:
    """Give where the values of a claim were read, as far as somebody said so and the scan is not detached."""
    return transaction.rows(ValuePlaceRow, f"claim_id = ? AND {_SHOWN} ORDER BY path", (claim_id,))


def all_places_of(transaction: Transaction, claim_id: int) -> tuple[ValuePlaceRow, ...]:
    """Give where the values of a claim were read, on detached scans too."""
    return transaction.rows(ValuePlaceRow, "claim_id = ?", (claim_id,))


def replace_places(transaction: Transaction, old: tuple[ValuePlaceRow, ...], new: tuple[ValuePlaceRow, ...]) -> None:
    """Make `new` what is known of the places of values."""
    transaction.replace(old, new)
