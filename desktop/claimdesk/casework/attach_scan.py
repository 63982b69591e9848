"""A scan is attached to the claim whose document control number it bears, sealed with the case, and never removed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.scanned import ClaimScans, StoredScan, ValuePlace
from claimdesk.casework.blind import blind_to
from claimdesk.casework.changes import Changes
from claimdesk.casework.deed import deed, look
from claimdesk.casework.scan_files import files_in
from claimdesk.casework.scan_zones import known_zones, zone_of_row
from claimdesk.casework.stored_claim import stored_record
from claimdesk.errors import Cancelled, Refused, Told
from claimstore.scan_rows import ScanDetachedRow, ScanFileRow, ScanRow
from claimstore.scans import (
    add_scan,
    claim_with_file,
    claims_received_as,
    content_of,
    detach,
    has_scans,
    places_of,
    scan_numbered,
    scans_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from claimdesk.casebook.scanned import ZoneMap
    from claimdesk.casework.desk import Desk
    from claimdesk.casework.scan_files import DrawingRoom, ReadScan
    from claimstore.scans import Received
    from claimstore.transaction import Transaction

_PAGE_SUFFIX = re.compile(r"(?P<dcn>.+?)[-_ .](?:p|page)?\d{1,3}", re.IGNORECASE)
_UNKNOWN = "Register the claim with this number first, or rename the file."


@dataclass(frozen=True, slots=True)
class Attached:
    """A scan that was attached, its claim, and what has changed."""

    claim_number: str
    name: str
    pages: int
    changes: Changes


@dataclass(frozen=True, slots=True)
class AttachedFolder:
    """What became of the files of a folder: the scans that were attached, and a sentence for each that was not."""

    attached: tuple[Attached, ...]
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Detached:
    """A scan is no longer shown with its claim; what has changed."""

    changes: Changes


def attach_scan(desk: Desk, scan: ReadScan, *, claim_number: str) -> Attached:
    """Attach a scan to a claim that a person chose.

    Raises:
        Refused: there is no such claim, the file bears the number of another one, or it is attached already.
        Told: the store cannot be written.
    """
    with deed(desk, Verb.ATTACH_SCAN, on=claim_number) as work:
        claim_id = stored_record(work.transaction, claim_number).claim.claim_id
        named = _named(work.transaction, scan.stem)
        if named and claim_number not in {claim.claim_number for claim in named}:
            raise Refused(
                f"{scan.name} bears the number of claim {named[0].claim_number}, and this is {claim_number}.",
                "Nothing was attached. Attach it there, or rename the file if its name is wrong.",
            )
        _refuse_again(work.transaction, scan, claim_number)
        work.after = _add(desk, work.transaction, scan, claim_id=claim_id)
    return Attached(claim_number, scan.name, scan.pages, Changes(claim_numbers=(claim_number,)))


def attach_by_name(desk: Desk, scan: ReadScan) -> Attached:
    """Attach a scan to the claim whose document control number or claim number is the name of the file.

    `0017.pdf`, and `0017-1.jpg` or `0017_p2.tif` of the same paper, belong to the claim with the DCN 0017.

    Raises:
        Refused: no claim or more than one has this number, or the file is attached already.
        Told: the store cannot be written.
    """
    with look(desk) as transaction:
        named = _named(transaction, scan.stem)
    if not named:
        raise Refused(f"No claim has the DCN {scan.stem}, as {scan.name} says.", _UNKNOWN)
    if len(named) > 1:
        numbers = ", ".join(claim.claim_number for claim in named)
        raise Refused(
            f"{scan.name} belongs to more than one claim: {numbers} have the same DCN.",
            "Attach it in the window of the right one.",
        )
    return attach_scan(desk, scan, claim_number=named[0].claim_number)


def attach_folder(
    desk: Desk,
    folder: Path,
    *,
    room: DrawingRoom,
    progress: Callable[[int], None] = lambda _done: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> AttachedFolder:
    """Attach every file of a folder by its name, each whole or not at all; `progress` hears how many are done.

    Raises:
        Told: there is no such folder, or the store cannot be written.
        Cancelled: it was stopped; what was attached before stays.
    """
    attached: list[Attached] = []
    told: list[Told] = []
    for done, path in enumerate(files_in(folder), start=1):
        if is_cancelled():
            raise Cancelled(f"stopped after {done - 1} files")
        try:
            attached.append(attach_by_name(desk, room.read(path)))
        except Told as trouble:
            told.append(trouble)
        progress(done)
    return AttachedFolder(tuple(attached), tuple(told))


def detach_scan(desk: Desk, scan_id: int, *, claim_number: str) -> Detached:
    """Show a scan no longer with its claim; its file and what is on record of it stay.

    Raises:
        Refused: the claim has no such scan, or it is detached already.
        Told: the store cannot be written.
    """
    with deed(desk, Verb.DETACH_SCAN, on=claim_number) as work:
        claim_id = stored_record(work.transaction, claim_number).claim.claim_id
        scan = scan_numbered(work.transaction, scan_id)
        if scan is None or scan.claim_id != claim_id:
            raise Refused(f"Claim {claim_number} has no such scan any more.", "Look at the claim again.")
        detach(work.transaction, ScanDetachedRow(scan_id=scan_id, at=desk.timestamp(), staff=desk.staff.name))
        work.before = scan.name
    return Detached(Changes(claim_numbers=(claim_number,)))


def scans_of_claim(desk: Desk, claim_number: str, *, zones: ZoneMap) -> ClaimScans:
    """Give the scans of a claim and where its fields stand on them; `zones` are those of the form as printed.

    Somebody who keys the claim a second time, or may still be asked to, gets nothing of what the first clerk has said
    of its pages: neither corrected zones nor noted places.

    Raises:
        Refused: there is no such claim.
        Told: the store cannot be read.
    """
    with look(desk) as transaction:
        claim_id = stored_record(transaction, claim_number).claim.claim_id
        scans = scans_of(transaction, claim_id)
        is_blind = bool(blind_to(desk, transaction, (claim_number,)))
        first = {scan.scan_id: sum(each.pages for each in scans[:at]) for at, scan in enumerate(scans)}
        return ClaimScans(
            claim_number=claim_number,
            scans=tuple(_stored(scan) for scan in scans),
            zones=known_zones(transaction, zones, claim_id=claim_id, is_blind=is_blind),
            places=tuple(
                ValuePlace(path=row.path, zone=zone_of_row(row, page=first[row.scan_id] + row.page))
                for row in places_of(transaction, claim_id)
                if not is_blind
            ),
        )


def case_has_scans(desk: Desk) -> bool:
    """Whether pages will have to be drawn in this case.

    Raises:
        Told: the store cannot be read.
    """
    with look(desk) as transaction:
        return has_scans(transaction)


def scan_content(desk: Desk, sha256: str) -> bytes:
    """Give the bytes of a scan.

    Raises:
        Told: there is no such file, or the store cannot be read.
    """
    with look(desk) as transaction:
        content = content_of(transaction, sha256)
    if content is None:
        raise Told("A scan of this claim is missing in the store.", "Check the case: claimdesk doctor.")
    return content


def _named(transaction: Transaction, stem: str) -> tuple[Received, ...]:
    """Give the claims that a file name names: all of it, or all but the number of a page at its end."""
    found = claims_received_as(transaction, (stem,))
    shorter = _PAGE_SUFFIX.fullmatch(stem)
    return found or (claims_received_as(transaction, (shorter["dcn"],)) if shorter else ())


def _refuse_again(transaction: Transaction, scan: ReadScan, claim_number: str) -> None:
    other = claim_with_file(transaction, scan.sha256)
    if other == claim_number:
        raise Refused(f"{scan.name} is attached to {claim_number} already.", "Nothing was attached a second time.")
    if other is not None:
        raise Refused(
            f"{scan.name} is attached to claim {other} already, page for page.",
            "Nothing was attached. Detach it there first if it belongs here.",
        )


def _add(desk: Desk, transaction: Transaction, scan: ReadScan, *, claim_id: int) -> str:
    """Keep the scan, and give what the log says of it."""
    row = ScanRow(
        scan_id=0,
        claim_id=claim_id,
        sha256=scan.sha256,
        name=scan.name,
        pages=scan.pages,
        attached_at=desk.timestamp(),
        attached_by=desk.staff.name,
    )
    add_scan(transaction, row, ScanFileRow(sha256=scan.sha256, media_type=scan.media_type, content=scan.content))
    return f"{scan.name}, {scan.pages} {'page' if scan.pages == 1 else 'pages'}, SHA-256 {scan.sha256}"


def _stored(row: ScanRow) -> StoredScan:
    return StoredScan(
        scan_id=row.scan_id,
        sha256=row.sha256,
        name=row.name,
        pages=row.pages,
        attached_at=datetime.fromisoformat(row.attached_at),
        attached_by=row.attached_by,
    )
