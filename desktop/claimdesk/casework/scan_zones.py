"""Where the fields of a form stand: as it was printed, as a person saw it on one paper, and as three papers agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.scanned import LEARNED_FROM, Zone, ZoneMap, median_zone, without_lines
from claimdesk.casework.changes import Changes
from claimdesk.casework.deed import deed
from claimdesk.casework.stored_claim import stored_record
from claimdesk.errors import Refused
from claimstore.scan_rows import ValuePlaceRow, ZoneCorrectionRow
from claimstore.scans import corrections_of, keep_correction, keep_place, scans_of

if TYPE_CHECKING:
    from claimdesk.casebook.scanned import ZoneMap
    from claimdesk.casework.desk import Desk
    from claimstore.transaction import Transaction


@dataclass(frozen=True, slots=True)
class CorrectedZone:
    """On how many papers this zone was corrected by now, and what has changed."""

    papers: int
    changes: Changes


@dataclass(frozen=True, slots=True)
class NotedPlace:
    """A place of a value was noted; what has changed."""

    changes: Changes


def known_zones(transaction: Transaction, printed: ZoneMap, *, claim_id: int, is_blind: bool = False) -> ZoneMap:
    """Give the zones as they are known by now for one claim.

    Three corrections of a field, each on the paper of another claim, are the zone of the form from then on: the median
    of them all. What somebody corrected on the paper of this claim stands for this claim, whatever the form says; for
    somebody who is blind to its first keying it does not exist, and the form has learned from other papers alone.
    """
    by_pattern: dict[str, list[ZoneCorrectionRow]] = {}
    for row in corrections_of(transaction, printed.form_version):
        if not (is_blind and row.claim_id == claim_id):
            by_pattern.setdefault(row.pattern, []).append(row)
    zones = printed
    for pattern, rows in by_pattern.items():
        own = tuple(row for row in rows if row.claim_id == claim_id)
        if own:
            zones = zones.with_zone(pattern, zone_of_row(own[0], page=own[0].page))
        elif len(rows) >= LEARNED_FROM:
            zones = zones.with_zone(pattern, median_zone(zone_of_row(row, page=row.page) for row in rows))
    return zones


def zone_of_row(row: ZoneCorrectionRow | ValuePlaceRow, *, page: int) -> Zone:
    """Give the rectangle of a row on a page of its claim."""
    return Zone(page=page, x=row.x, y=row.y, width=row.width, height=row.height)


def correct_zone(desk: Desk, claim_number: str, *, path: str, zone: Zone, zones: ZoneMap) -> CorrectedZone:
    """Keep where the field at `path` stands on the paper of a claim; of a list, its first line is kept.

    Raises:
        Refused: there is no such claim.
        Told: the store cannot be written.
    """
    pattern = without_lines(path)
    kept = zones.on_first_line(path, zone)
    with deed(desk, Verb.CORRECT_ZONE, on=claim_number) as work:
        claim_id = stored_record(work.transaction, claim_number).claim.claim_id
        row = ZoneCorrectionRow(
            form_version=zones.form_version,
            pattern=pattern,
            claim_id=claim_id,
            page=kept.page,
            x=kept.x,
            y=kept.y,
            width=kept.width,
            height=kept.height,
            at=desk.timestamp(),
            staff=desk.staff.name,
        )
        keep_correction(work.transaction, row)
        papers = sum(each.pattern == pattern for each in corrections_of(work.transaction, zones.form_version))
        work.after = pattern
    return CorrectedZone(papers, Changes(claim_numbers=(claim_number,)))


def note_place(desk: Desk, claim_number: str, *, path: str, zone: Zone, stored_path: str = "") -> NotedPlace:
    """Keep where on the pages of a claim the value of the place at `path` was read.

    `stored_path` is the place in the stored version where lines have moved since; empty where it is the same.

    Raises:
        Refused: there is no such claim, or it has no such page any more.
        Told: the store cannot be written.
    """
    with deed(desk, Verb.NOTE_PLACE, on=claim_number) as work:
        claim_id = stored_record(work.transaction, claim_number).claim.claim_id
        page = zone.page
        for scan in scans_of(work.transaction, claim_id):
            if page < scan.pages:
                break
            page -= scan.pages
        else:
            raise Refused(f"Claim {claim_number} has no page {zone.page + 1} any more.", "Look at the claim again.")
        row = ValuePlaceRow(
            claim_id=claim_id,
            path=stored_path or path,
            scan_id=scan.scan_id,
            page=page,
            x=zone.x,
            y=zone.y,
            width=zone.width,
            height=zone.height,
            at=desk.timestamp(),
            staff=desk.staff.name,
        )
        keep_place(work.transaction, row)
        work.after = f"{path}, page {zone.page + 1}"
    return NotedPlace(Changes(claim_numbers=(claim_number,)))
