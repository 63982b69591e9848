"""Scanned paper: the files of a claim, where each field of its form stands on a page, and where a value was read."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

WHOLE = 10_000
"""A side of a page; every length on a page is in ten-thousandths of it."""

LEAST_SIDE = 100
LEARNED_FROM = 3
"""So many corrections on different claims make the zone of a form another one."""

_INDEX = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A rectangle on a page; `page` counts the pages of a claim from 0, lengths are ten-thousandths of its sides."""

    page: int
    x: int
    y: int
    width: int
    height: int

    def moved(self, right: int, down: int) -> Zone:
        """Give the zone moved, as far as the page goes."""
        x, y = self.x + right, self.y + down
        return replace(self, x=_within(x, WHOLE - self.width), y=_within(y, WHOLE - self.height))

    def sized(self, wider: int, higher: int) -> Zone:
        """Give the zone with another size and the same upper left corner, as far as the page goes."""
        return replace(
            self,
            width=max(LEAST_SIDE, min(self.width + wider, WHOLE - self.x)),
            height=max(LEAST_SIDE, min(self.height + higher, WHOLE - self.y)),
        )


def zone_between(page: int, corner: tuple[int, int], other: tuple[int, int]) -> Zone:
    """Give the zone between two corners, at least a hundredth of the page wide and high and all of it on the page."""
    left, right = sorted(_within(each[0], WHOLE) for each in (corner, other))
    top, bottom = sorted(_within(each[1], WHOLE) for each in (corner, other))
    width, height = max(LEAST_SIDE, right - left), max(LEAST_SIDE, bottom - top)
    return Zone(page=page, x=min(left, WHOLE - width), y=min(top, WHOLE - height), width=width, height=height)


def _within(value: int, most: int) -> int:
    return max(0, min(value, most))


def median_zone(zones: Iterable[Zone]) -> Zone:
    """Give the zone whose page and every length is the median of all; of two middle ones the lower.

    Raises:
        ValueError: there is no zone.
    """
    known = tuple(zones)
    if not known:
        message = "no zone has a median"
        raise ValueError(message)
    return Zone(
        **{
            name: sorted(getattr(zone, name) for zone in known)[(len(known) - 1) // 2]
            for name in ("page", "x", "y", "width", "height")
        }
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FormZone:
    """Where the fields of a pattern stand; of a list the first of `lines`, the others `pitch` below one another.

    `pattern` is a path without the numbers of its lines: `schedule.purchases[].price`.
    """

    pattern: str
    zone: Zone
    pitch: int = 0
    lines: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TickBox:
    """The box on the form that says `word` of the place at `path`."""

    path: str
    word: str
    zone: Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneMap:
    """The zones of one version of a form, and its boxes to tick."""

    form_version: str = ""
    zones: tuple[FormZone, ...] = ()
    boxes: tuple[TickBox, ...] = ()

    def zone_of(self, path: str) -> Zone | None:
        """Give where the place at `path` stands; None where the form does not say, as on a line past its last one."""
        found = self._like(path)
        if found is None:
            return None
        line = line_of(path)
        return found.zone.moved(0, line * found.pitch) if line < found.lines else None

    def with_zone(self, path: str, zone: Zone) -> ZoneMap:
        """Give the map with another zone for the place at `path` and those like it; lines keep their distance."""
        pattern = without_lines(path)
        known = self._like(path) or FormZone(pattern=pattern, zone=zone)
        changed = replace(known, pattern=pattern, zone=self.on_first_line(path, zone))
        others = tuple(each for each in self.zones if each.pattern != pattern)
        return replace(self, zones=(*others, changed))

    def on_first_line(self, path: str, zone: Zone) -> Zone:
        """Give where the zone of the place at `path` would be on the first line of its list."""
        known = self._like(path)
        return zone.moved(0, -line_of(path) * known.pitch) if known is not None else zone

    def _like(self, path: str) -> FormZone | None:
        wanted, owner = without_lines(path), _owner(path)
        own = next((each for each in self.zones if each.pattern == wanted), None)
        return own or next((each for each in self.zones if each.pattern == owner), None)


def without_lines(path: str) -> str:
    """Give a path without the numbers of its lines: `schedule.purchases[3].price` is `schedule.purchases[].price`."""
    return _INDEX.sub("[]", path)


def line_of(path: str) -> int:
    """Give the number of the line in a path, counted from 0; 0 where it has none."""
    found = _INDEX.search(path)
    return int(found[1]) if found else 0


def _owner(path: str) -> str:
    """Give the list or the part to which a place belongs, whose zone serves where the place has none of its own."""
    return without_lines(path).rpartition(".")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredScan:
    """A file of pages that is attached to a claim."""

    scan_id: int
    sha256: str
    name: str
    pages: int
    attached_at: datetime
    attached_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuePlace:
    """Where a value was read: the place of the paper, and the rectangle on a page of the claim."""

    path: str
    zone: Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimScans:
    """The scans of a claim, the zones of its form as they are known by now, and where its values were read."""

    claim_number: str
    scans: tuple[StoredScan, ...] = ()
    zones: ZoneMap = ZoneMap()
    places: tuple[ValuePlace, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages all scans have together."""
        return sum(scan.pages for scan in self.scans)

    def page_at(self, page: int) -> ScannedPage | None:
        """Give the page of a file that is this page of the claim, both counted from 0; None where there is none."""
        for scan in self.scans:
            if 0 <= page < scan.pages:
                return ScannedPage(scan.sha256, page)
            page -= scan.pages
        return None

    def place_of(self, path: str) -> Zone | None:
        """Give where somebody read the value of a place; None where nobody said so."""
        return next((place.zone for place in self.places if place.path == path), None)

    def zone_of(self, path: str) -> Zone | None:
        """Give the rectangle to show for a place, where its page is among those of the claim."""
        zone = self.zones.zone_of(path)
        return zone if zone is not None and zone.page < self.pages else None


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page of a file, counted from 0; the file is named by its SHA-256."""

    sha256: str
    page: int
