"""Scans to practise on are the sample papers: written in the zones of the form, the same to the byte each time."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import SONUS
from PIL import Image, ImageChops
from reportlab.pdfbase.ttfonts import TTFont

from claimdesk.assets import asset
from claimdesk.casebook.scanned import WHOLE, Zone
from claimdesk.casework.issue_letter import compose_blank_form
from claimdesk.casework.letter_facts import sender_of
from claimdesk.casework.sample_papers import sample_papers
from claimdesk.casework.sample_scans import dcn_of, write_sample_scans
from claimdesk.casework.scan_files import DrawingRoom
from claimdesk.letters.form_places import form_places

PRINTED_APART = frozenset({"dcn", "received_on", "claimant_kind", "phones.work", "phones.home", "representative"})
PRINTED_APART |= {"schedule.opening_holding.documented", "schedule.closing_holding.documented"}
PRINTED_APART |= {"w9.classification", "w9.item_2", "release.executed_on", "release.assigned"}
"""Zones that are wider than one place of the print, or have none."""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[Image.Image]]]:
    """Write the samples, and draw the pages of the third paper and of the fourth as the program draws scans."""
    out = tmp_path_factory.mktemp("samples")
    made = write_sample_scans(out, SONUS, numbers=(3, 4))
    assert [(sample.dcn, len(sample.files)) for sample in made] == [(dcn_of(3), 1), (dcn_of(4), 7)]
    room = DrawingRoom()
    pages: dict[str, list[Image.Image]] = {}
    for sample in made:
        pages[sample.dcn] = []
        for path in sample.files:
            read = room.read(path)
            for at in range(read.pages):
                grey = room.draw(read.sha256, read.content, page=at)
                pages[sample.dcn].append(Image.frombytes("L", (grey.width, grey.height), grey.pixels))
    room.close()
    return out, pages


def test_the_zones_of_the_form_are_those_of_its_print() -> None:
    """Each zone of the file lies where the blank form has a place to write, each box where it has a box."""
    printed = form_places(SONUS, sender_of(SONUS))
    places = {place.zone for place in printed}
    for zone in SONUS.zones.zones:
        assert zone.pattern in PRINTED_APART or zone.zone in places, zone.pattern
    for box in SONUS.zones.boxes:
        assert box.zone in places, box
    by_name = {place.name: place.zone for place in printed}
    for line in range(8):
        found = SONUS.zones.zone_of(f"schedule.sales[{line}].price")
        assert found is not None
        where = by_name[str(line), "price"]
        assert (found.page, found.x, found.width, found.height) == (where.page, where.x, where.width, where.height)
        assert abs(found.y - where.y) <= line
    assert compose_blank_form(SONUS).pages == 1 + max(zone.zone.page for zone in SONUS.zones.zones)


def test_what_was_written_stands_in_its_zone(drawn: tuple[Path, dict[str, list[Image.Image]]]) -> None:
    """Scanned askew, drawn straight: between the printed borders of a zone there is ink where something was written."""
    pages = drawn[1][dcn_of(3)]
    proof = sample_papers(SONUS)[2].proof
    assert proof.schedule.sections[1].trades[0].price.text == "6.90"
    written = ("tin", "address.zip", "schedule.purchases[0].price", "schedule.purchases[1].shares")
    empty = ("address.foreign_country", "schedule.purchases[2].price", "schedule.sales[1].shares", "w9.other_text")
    for path in (*written, "schedule.sales[0].price", "release.printed_name", "w9.ssn"):
        assert ink_in(pages, path) > 0.01, path
    for path in empty:
        assert ink_in(pages, path) < 0.005, path


def test_a_paper_that_was_photographed_on_its_side_is_upright(drawn: tuple[Path, dict[str, list[Image.Image]]]) -> None:
    """Seven pictures, each turned as its EXIF says; both joint owners' names stand in the zone of the owner."""
    pages = drawn[1][dcn_of(4)]
    assert len(pages) == 7
    assert all(page.height > page.width for page in pages)
    assert ink_in(pages, "joint_owners[0].first") > 0.01


def ink_in(pages: list[Image.Image], path: str) -> float:
    """Give the share of dark dots in the lower middle of a zone, where no label and no border is printed."""
    zone = SONUS.zones.zone_of(path)
    assert zone is not None
    part = pages[zone.page].crop(_inside(zone, pages[zone.page]))
    dark = sum(ImageChops.invert(part).histogram()[128:])
    return dark / (part.width * part.height)


def _inside(zone: Zone, page: Image.Image) -> tuple[int, int, int, int]:
    left, top = zone.x * page.width // WHOLE, (zone.y + zone.height * 4 // 10) * page.height // WHOLE
    right, bottom = (zone.x + zone.width) * page.width // WHOLE, (zone.y + zone.height * 8 // 10) * page.height // WHOLE
    return (left + 12, top, right - 12, bottom)


def test_samples_are_the_same_to_the_byte(tmp_path: Path) -> None:
    """By their seed, and without the day on which they were made."""
    first, again = (write_sample_scans(tmp_path / name, SONUS, numbers=(1,))[0] for name in ("one", "two"))
    assert first.files[0].read_bytes() == again.files[0].read_bytes()


def test_every_character_of_the_papers_has_its_glyph() -> None:
    """The handwriting font draws each name, the Polish ones too."""
    from_paper = {sign for paper in sample_papers(SONUS) for sign in paper.proof.beneficial_owner.full_name}
    drawn_signs = TTFont("Caveat", str(asset("fonts/Caveat-Regular.ttf"))).face.charToGlyph
    assert [sign for sign in sorted(from_paper | set("ŁłŻż")) if ord(sign) not in drawn_signs] == []
