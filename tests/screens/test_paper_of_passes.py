"""The second clerk and whoever settles differences have the paper on the screen, and nothing that others noted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from passes_played import FIRST, SECOND, THIRD, open_differences, open_second, seat
from pictures_of_paper import file_of, page
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from stories import ReadPaper, press, settle

from claimdesk.app import Office
from claimdesk.casebook.acts import Verb
from claimdesk.casebook.pass_plan import PassKind, PassPlan
from claimdesk.casebook.places import Entry, with_entries
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.roles import Role
from claimdesk.casebook.scanned import Zone
from claimdesk.casebook.settlement import Settlement
from claimdesk.casebook.wording import Wording
from claimdesk.casework.attach_scan import attach_scan, scans_of_claim
from claimdesk.casework.desk import Desk, FixedClock, StaffMember
from claimdesk.casework.open_case import open_case
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.scan_files import DrawingRoom
from claimdesk.casework.scan_zones import correct_zone, note_place
from claimdesk.casework.second_keying import begin_second_keying, finish_second_keying
from claimdesk.screens.paper_view import PaperView

PAGES = 7
PATIENCE = 60_000
CITY, PRICE, STREET = "address.city", "schedule.purchases[0].price", "address.street"
NOTED = Zone(page=6, x=8_000, y=9_000, width=500, height=200)
"""Where the first clerk says to have read the city: on no page where it is printed."""
CORRECTED = Zone(page=5, x=1_000, y=7_000, width=900, height=300)
"""Where the first clerk says that the street stands on this paper."""


@pytest.fixture(scope="module")
def room() -> Iterator[DrawingRoom]:
    """Give a drawing process to attach files with."""
    made = DrawingRoom()
    yield made
    made.close()


@pytest.fixture
def desk(tmp_path: Path, sonus: Settlement, wording: Wording) -> Desk:
    """Open a case in which every claim is keyed twice; the first clerk sits there."""
    clock = FixedClock(datetime(2008, 5, 20, 14, 2, tzinfo=UTC))
    settlement = replace(sonus, pass_plan=PassPlan(kind=PassKind.DOUBLE))
    staff = StaffMember(FIRST, frozenset({Role.KEYER}))
    return open_case(tmp_path / "case", settlement=settlement, wording=wording, staff=staff, clock=clock)


@pytest.fixture
def keyed(desk: Desk, room: DrawingRoom, tmp_path: Path, read_paper: ReadPaper) -> str:
    """Give a scanned claim as the first clerk has keyed it, who noted on the scan where a value was read."""
    number = register_claim(desk).claim.claim_number
    path = tmp_path / "paper.tif"
    first, *others = (page(lines=4 + at, size=(425, 550)) for at in range(PAGES))
    path.write_bytes(file_of(first, "TIFF", *others))
    attach_scan(desk, room.read(path), claim_number=number)
    save_claim(desk, number, proof=read_paper(3), base_version=1, finish=True)
    note_place(desk, number, path=CITY, zone=NOTED)
    correct_zone(desk, number, path=STREET, zone=CORRECTED, zones=desk.settlement.zones)
    return number


def zone_of(desk: Desk, number: str, path: str) -> Zone | None:
    """Give where the form has a place."""
    return scans_of_claim(desk, number, zones=desk.settlement.zones).zone_of(path)


def test_a_zone_that_the_first_clerk_corrected_is_not_known_to_the_second(
    desk: Desk, office: Office, keyed: str, qtbot: QtBot
) -> None:
    """On this paper it stands for the first clerk; the second sees the form as it was printed, in strip and page."""
    assert zone_of(desk, keyed, STREET) == CORRECTED
    seat(office, SECOND)
    second = open_second(office, keyed, qtbot)
    wait_for_pages(second.paper, office, qtbot)
    assert second.form is not None
    assert second.form.go_to(STREET)
    QApplication.processEvents()
    assert second.paper.strip.zone == desk.settlement.zones.zone_of(STREET) != CORRECTED
    assert second.paper.pages.claim.places == ()


def test_a_zone_of_three_other_papers_is_known_to_the_second_clerk(desk: Desk, keyed: str) -> None:
    """What the form has learned is common knowledge; with two others and this one it has not, or that would tell."""
    kofi = replace(desk, staff=StaffMember(SECOND, frozenset({Role.KEYER})))
    begin_second_keying(kofi, keyed)
    learned = replace(CORRECTED, x=2_000)
    for papers in (1, 2, 3):
        other = register_claim(desk).claim.claim_number
        correct_zone(desk, other, path=STREET, zone=learned, zones=desk.settlement.zones)
        seen = zone_of(kofi, keyed, STREET)
        assert seen == (learned if papers == 3 else desk.settlement.zones.zone_of(STREET))


def wait_for_pages(paper: PaperView, office: Office, qtbot: QtBot) -> None:
    """Wait until the page on show is drawn."""
    settle(qtbot, office)
    qtbot.waitUntil(lambda: paper.pages.image(paper.strip.page) is not None, timeout=PATIENCE)


def test_a_second_keying_has_the_strip_and_no_note_of_the_first(
    desk: Desk, office: Office, keyed: str, qtbot: QtBot
) -> None:
    """The strip shows where the form has the field, the whole page is one key away, and no key leads to the note."""
    seat(office, SECOND)
    second = open_second(office, keyed, qtbot)
    paper = second.paper
    wait_for_pages(paper, office, qtbot)
    assert paper.strip.isVisible()
    form = second.form
    assert form is not None
    assert form.go_to(CITY)
    QApplication.processEvents()
    assert [paper.strip.path, paper.strip.zone] == [CITY, zone_of(desk, keyed, CITY)]
    assert NOTED not in {paper.strip.zone, paper.page.zone}
    assert not {"deed_scan_note", "deed_scan_go", "deed_scan_zone"} & {each.objectName() for each in second.actions()}
    press(Qt.Key.Key_F3)
    assert paper.page.isVisible()
    city = zone_of(desk, keyed, CITY)
    assert city is not None
    assert paper.page.zone == city
    press(Qt.Key.Key_PageDown)
    assert paper.page.page == paper.strip.page == 1 + city.page
    press(Qt.Key.Key_F3)
    assert not paper.page.isVisible()


def test_a_second_keying_without_a_scan_leaves_no_room_for_one(
    desk: Desk, office: Office, read_paper: ReadPaper, qtbot: QtBot
) -> None:
    """The paper lies beside, and the keys of a scan do nothing."""
    number = register_claim(desk).claim.claim_number
    save_claim(desk, number, proof=read_paper(3), base_version=1, finish=True)
    seat(office, SECOND)
    second = open_second(office, number, qtbot)
    press(Qt.Key.Key_F3)
    assert [second.paper.isVisible(), second.paper.page.isVisible()] == [False, False]


def test_the_strip_shows_the_place_in_dispute(
    desk: Desk, office: Office, keyed: str, read_paper: ReadPaper, qtbot: QtBot
) -> None:
    """With every answer the strip goes to the next difference; the keys of the answers work as without it."""
    kofi = replace(desk, staff=StaffMember(SECOND, frozenset({Role.KEYER})))
    begin_second_keying(kofi, keyed)
    slips = (Entry(CITY, Mark.WRITTEN, "Atlantis"), Entry(PRICE, Mark.WRITTEN, "9.99"))
    finish_second_keying(kofi, keyed, proof=with_entries(read_paper(3), slips))
    seat(office, THIRD)
    window = open_differences(office, keyed, qtbot)
    wait_for_pages(window.paper, office, qtbot)
    for path in (CITY, PRICE):
        current = window.session.current
        assert current is not None
        assert current.path == window.paper.strip.path == path
        assert window.paper.strip.zone == zone_of(desk, keyed, path)
        press(Qt.Key.Key_F3)
        assert window.paper.page.isVisible()
        press(Qt.Key.Key_F3)
        press(Qt.Key.Key_1)
    qtbot.waitUntil(lambda: window.session.is_verified, timeout=PATIENCE)
    settle(qtbot, office)
    looks = [act for act in open_claim(desk, keyed).history if act.verb is Verb.LOOK_AT_NUMBER]
    assert [act.who for act in looks] == [THIRD]
