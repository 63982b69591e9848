"""Zones stay on their page, lines keep their distance, and three papers are outvoted by none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.casebook.scanned import WHOLE, FormZone, Zone, ZoneMap, median_zone, zone_between

LENGTHS = st.integers(-2 * WHOLE, 2 * WHOLE)
POINTS = st.tuples(LENGTHS, LENGTHS)


def is_on_page(zone: Zone) -> bool:
    """Whether a zone has a size and lies on its page."""
    return zone.x >= 0 and zone.y >= 0 and zone.x + zone.width <= WHOLE and zone.y + zone.height <= WHOLE


@given(POINTS, POINTS, POINTS, POINTS)
def test_no_mouse_and_no_arrow_leads_off_the_page(
    corner: tuple[int, int], other: tuple[int, int], move: tuple[int, int], size: tuple[int, int]
) -> None:
    """Wherever it is dragged, moved and sized to, the zone has a size and is on the page."""
    zone = zone_between(2, corner, other)
    assert is_on_page(zone)
    assert is_on_page(zone.moved(*move))
    changed = zone.moved(*move).sized(*size)
    assert is_on_page(changed)
    assert changed.width >= 100
    assert changed.height >= 100
    assert changed.page == 2


def test_the_median_is_that_of_each_length() -> None:
    """One paper that was fed upside down moves nothing; of two middle ones the lower stands."""
    zones = [Zone(page=2, x=x, y=y, width=500, height=h) for x, y, h in ((100, 900, 40), (120, 10, 50), (110, 930, 45))]
    assert median_zone(zones) == Zone(page=2, x=110, y=900, width=500, height=45)
    assert median_zone((*zones, Zone(page=3, x=130, y=940, width=500, height=60))).x == 110
    with pytest.raises(ValueError, match="no zone"):
        median_zone(())


def test_a_line_past_the_last_one_has_no_zone() -> None:
    """Line 8 of eight is the last that the form has; further ones stand on sheets that nobody knows."""
    first = Zone(page=3, x=100, y=2_000, width=800, height=250)
    zones = ZoneMap(zones=(FormZone(pattern="schedule.sales[].price", zone=first, pitch=265, lines=8),))
    assert zones.zone_of("schedule.sales[0].price") == first
    assert zones.zone_of("schedule.sales[7].price") == first.moved(0, 7 * 265)
    assert zones.zone_of("schedule.sales[8].price") is None
    assert zones.zone_of("schedule.sales[0].shares") is None


def test_a_place_without_a_zone_of_its_own_has_that_of_its_part_until_it_is_corrected() -> None:
    """First, middle and last name stand in one box; a correction of the first name leaves the others."""
    box = Zone(page=2, x=1_000, y=2_000, width=7_000, height=400)
    zones = ZoneMap(zones=(FormZone(pattern="beneficial_owner", zone=box),))
    assert zones.zone_of("beneficial_owner.last") == box
    narrow = zones.with_zone("beneficial_owner.first", box.sized(-5_000, 0))
    assert narrow.zone_of("beneficial_owner.first") == box.sized(-5_000, 0)
    assert narrow.zone_of("beneficial_owner.last") == box
    assert narrow.with_zone("tin", box).zone_of("tin") == box
