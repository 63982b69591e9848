"""A clerk keys with the scan beside the form: the strip follows the field, pages turn, zones are learned."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from pictures_of_paper import file_of, page
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from stories import CONTROL, SHIFT, OpenClaim, focused, key, press, settle

from claimdesk.app import Office
from claimdesk.casebook.scanned import Zone, ZoneMap
from claimdesk.casework.attach_scan import attach_scan, scans_of_claim
from claimdesk.casework.desk import Desk
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.scan_files import DrawingRoom
from claimdesk.screens.claim_window import ClaimWindow

ALT = Qt.KeyboardModifier.AltModifier
PAGES = 7
"""Of the form of the Sonus settlement."""

SMALL = (425, 550)
PATIENCE = 60_000
"""Milliseconds: a drawing process has to be started, on a machine that may be busy."""


@pytest.fixture(scope="module")
def room() -> Iterator[DrawingRoom]:
    """Give a drawing process beside that of the office, to attach files with."""
    made = DrawingRoom()
    yield made
    made.close()


@pytest.fixture
def scanned(desk: Desk, room: DrawingRoom, tmp_path: Path) -> str:
    """Give the number of a new claim with a scan of seven pages."""
    return with_scan(desk, room, tmp_path / "paper.tif")


def with_scan(desk: Desk, room: DrawingRoom, path: Path, *, lines: int = 4) -> str:
    """Register a claim and attach seven pages to it."""
    number = register_claim(desk).claim.claim_number
    pages = [page(lines=lines + at, size=SMALL) for at in range(PAGES)]
    path.write_bytes(file_of(pages[0], "TIFF", *pages[1:]))
    attach_scan(desk, room.read(path), claim_number=number)
    return number


def drawn(claim: ClaimWindow, office: Office, qtbot: QtBot) -> None:
    """Wait until the page on show is drawn."""
    strip = claim.scan.strip
    settle(qtbot, office)
    qtbot.waitUntil(lambda: claim.scan.pages.image(strip.page) is not None, timeout=PATIENCE)


def go(claim: ClaimWindow, path: str) -> None:
    """Put the cursor into a field, as its place in the list of problems would."""
    assert claim.form.go_to(path)
    QApplication.processEvents()


def _text_open() -> str:
    """Give what is being keyed."""
    line = focused()
    assert isinstance(line, QLineEdit)
    return line.text()


def test_a_claim_without_a_scan_has_no_strip(desk: Desk, open_claim_window: OpenClaim) -> None:
    """The paper lies beside, nothing is left empty for it, and only attaching has a key."""
    claim = open_claim_window(register_claim(desk).claim.claim_number)
    assert not claim.scan.isVisible()
    assert not claim.scan.page.isVisible()
    enabled = {name for name, action in claim.scan._actions.items() if action.isEnabled()}
    assert enabled == {"scan_attach"}
    press(Qt.Key.Key_F3)
    assert not claim.scan.page.isVisible()


def test_the_strip_follows_the_field_and_the_form_stays_where_it_is(
    scanned: str, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """Keyed from Part I into Part II, the page turns by itself; the form moves by not one pixel."""
    claim = open_claim_window(scanned)
    drawn(claim, office, qtbot)
    strip, zones = claim.scan.strip, office.desk.settlement.zones
    go(claim, "beneficial_owner.first")
    top = claim.form.mapToGlobal(QPoint(0, 0))
    for path in ("beneficial_owner.middle", "beneficial_owner.last"):
        key("Ann")
        assert strip.path == path
        assert strip.zone == zones.zone_of(path)
    go(claim, "schedule.purchases[0].trade_date")
    key("041502")
    assert strip.path == "schedule.purchases[0].shares"
    assert strip.page == 3
    key("1000")
    assert strip.zone == zones.zone_of("schedule.purchases[0].price")
    outline = strip.outline()
    drawn(claim, office, qtbot)
    outline = strip.outline()
    assert outline is not None
    assert strip.rect().contains(outline.toRect())
    assert claim.form.mapToGlobal(QPoint(0, 0)) == top
    go(claim, "release.printed_name")
    assert strip.page == 6
    assert claim.form.mapToGlobal(QPoint(0, 0)) == top


def test_every_zone_of_the_form_is_seen_whole(
    scanned: str, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """Whatever field it is, all of its zone is within the strip."""
    claim = open_claim_window(scanned)
    drawn(claim, office, qtbot)
    strip = claim.scan.strip
    for zone in office.desk.settlement.zones.zones:
        strip.show_path(zone.pattern.replace("[]", "[1]"))
        qtbot.waitUntil(lambda: claim.scan.pages.image(strip.page) is not None, timeout=PATIENCE)
        outline = strip.outline()
        assert outline is not None, zone.pattern
        assert strip.rect().contains(outline.toRect()), zone.pattern


def test_pages_turn_and_the_whole_page_is_one_key_away(
    scanned: str, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """PgDn, PgUp, F3, zoom and pan go on while the cursor stays in its field, and what is keyed stays open."""
    claim = open_claim_window(scanned)
    drawn(claim, office, qtbot)
    go(claim, "tin")
    scan = claim.scan
    press(Qt.Key.Key_PageDown)
    assert scan.strip.page == 3
    press(Qt.Key.Key_PageUp)
    press(Qt.Key.Key_PageUp)
    assert scan.strip.page == 1
    QTest.keyClicks(focused(), "51842")
    width = claim.width()
    press(Qt.Key.Key_F3)
    assert scan.page.isVisible()
    assert not claim.problems.isVisible()
    assert claim.width() == width
    drawn(claim, office, qtbot)
    qtbot.waitUntil(lambda: scan.page.seen() is not None, timeout=PATIENCE)
    whole = scan.page.seen()
    press(Qt.Key.Key_Plus, CONTROL)
    press(Qt.Key.Key_Plus, CONTROL)
    closer = scan.page.seen()
    assert whole is not None
    assert closer is not None
    assert closer.height < whole.height
    press(Qt.Key.Key_Down, CONTROL | ALT)
    lower = scan.page.seen()
    assert lower is not None
    assert lower.y > closer.y
    press(Qt.Key.Key_0, CONTROL)
    again = scan.page.seen()
    assert again is not None
    assert again.height == whole.height
    press(Qt.Key.Key_F3)
    assert not scan.page.isVisible()
    assert claim.problems.isVisible()
    assert claim.scan.strip.path == "tin"
    assert _text_open() == "51842"
    for _ in range(PAGES):
        press(Qt.Key.Key_PageDown)
    assert scan.strip.page == PAGES - 1
    assert claim.notices.line_text == "That was the last page of the scan"


def test_a_page_is_turned_and_toned(scanned: str, office: Office, open_claim_window: OpenClaim, qtbot: QtBot) -> None:
    """Ctrl+R lays the page on its side and four times back; contrast and dark for light change what is painted."""
    claim = open_claim_window(scanned)
    drawn(claim, office, qtbot)
    go(claim, "tin")
    drawn(claim, office, qtbot)
    scan = claim.scan
    upright = scan.pages.image(2)
    assert upright is not None
    for quarter in range(1, 5):
        press(Qt.Key.Key_R, CONTROL)
        turned = scan.pages.image(2)
        assert turned is not None
        assert (turned.width() > turned.height()) is (quarter % 2 == 1)
    plain = scan.strip.grab().toImage()
    press(Qt.Key.Key_V, CONTROL | ALT)
    dark = scan.strip.grab().toImage()
    assert plain.pixelColor(4, 4).lightness() > 200
    assert dark.pixelColor(4, 4).lightness() < 60
    press(Qt.Key.Key_V, CONTROL | ALT)
    for step in (1, 2, 0):
        press(Qt.Key.Key_C, CONTROL | ALT)
        assert scan.strip.tone.contrast == step
    assert scan.strip.grab().toImage() == plain


def test_a_zone_corrected_on_three_papers_is_learned(
    desk: Desk, room: DrawingRoom, office: Office, open_claim_window: OpenClaim, qtbot: QtBot, tmp_path: Path
) -> None:
    """The arrows move it, Shift and the arrows size it, Esc keeps it; the fourth paper has the median of the three."""
    zones = desk.settlement.zones
    printed = zones.zone_of("tin")
    assert printed is not None
    for paper, (right, wider) in enumerate(((1, 0), (3, 2), (5, 1)), start=1):
        claim = open_claim_window(with_scan(desk, room, tmp_path / f"{paper}.tif", lines=paper))
        drawn(claim, office, qtbot)
        go(claim, "tin")
        assert claim.scan.strip.zone == printed
        press(Qt.Key.Key_Z, CONTROL | ALT)
        assert claim.scan.strip.is_zone_open
        for _ in range(right):
            press(Qt.Key.Key_Right)
        for _ in range(wider):
            press(Qt.Key.Key_Right, SHIFT)
        press(Qt.Key.Key_Escape)
        settle(qtbot, office)
        said = (
            f"Kept for this paper; {paper} of 3 papers" if paper < 3 else "the form has learned this zone from 3 papers"
        )
        assert said in claim.notices.line_text
        assert claim.scan.strip.path == "tin"
        QTest.keyClicks(focused(), "518")
        assert claim.form.isAncestorOf(focused())
        assert claim.scan.strip.zone == printed.moved(40 * right, 0).sized(40 * wider, 0)
        claim.close()
        settle(qtbot, office)
    fourth = open_claim_window(with_scan(desk, room, tmp_path / "4.tif", lines=9))
    drawn(fourth, office, qtbot)
    go(fourth, "tin")
    assert fourth.scan.strip.zone == printed.moved(40 * 3, 0).sized(40, 0)


def test_a_zone_of_a_table_moves_with_all_of_its_lines(
    desk: Desk, scanned: str, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """Corrected on the third line, the first and the eighth are where they should be."""
    claim = open_claim_window(scanned)
    drawn(claim, office, qtbot)
    zones = desk.settlement.zones
    go(claim, "schedule.purchases[0].shares")
    press(Qt.Key.Key_Z, CONTROL | ALT)
    press(Qt.Key.Key_Down, CONTROL)
    press(Qt.Key.Key_Return)
    settle(qtbot, office)
    now = scans_of_claim(desk, scanned, zones=zones).zones
    for line in (0, 2, 7):
        before = zones.zone_of(f"schedule.purchases[{line}].shares")
        after = now.zone_of(f"schedule.purchases[{line}].shares")
        assert before is not None
        assert after == before.moved(0, 400)
    assert now.zone_of("schedule.sales[0].shares") == zones.zone_of("schedule.sales[0].shares")


def test_where_a_value_was_read_is_noted_and_gone_to(
    desk: Desk, scanned: str, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """What is documented on page 5 is noted there by a drag of the mouse, and a key goes back to it."""
    claim = open_claim_window(scanned)
    drawn(claim, office, qtbot)
    path = "schedule.opening_holding.documented"
    go(claim, path)
    press(Qt.Key.Key_G, CONTROL | ALT)
    assert "Nobody noted where this was read" in claim.notices.line_text
    press(Qt.Key.Key_F3)
    press(Qt.Key.Key_PageDown)
    press(Qt.Key.Key_PageDown)
    whole = claim.scan.page
    qtbot.waitUntil(lambda: claim.scan.pages.image(4) is not None, timeout=PATIENCE)
    start, end = QPoint(100, 120), QPoint(260, 180)
    QTest.mousePress(whole, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(whole, QPoint(200, 150))
    QTest.mouseRelease(whole, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    settle(qtbot, office)
    assert claim.notices.line_text.startswith("Noted that this was read on page 5")
    (place,) = scans_of_claim(desk, scanned, zones=ZoneMap()).places
    assert place.path == path
    assert place.zone.page == 4
    press(Qt.Key.Key_F3)
    go(claim, "tin")
    go(claim, path)
    press(Qt.Key.Key_G, CONTROL | ALT)
    assert whole.isVisible()
    assert whole.zone == place.zone
    assert whole.page == 4
    go(claim, "tin")
    press(Qt.Key.Key_F3)
    press(Qt.Key.Key_Return, CONTROL | ALT)
    settle(qtbot, office)
    noted = scans_of_claim(desk, scanned, zones=ZoneMap()).place_of("tin")
    assert noted == desk.settlement.zones.zone_of("tin")


def test_files_are_dropped_on_the_window(
    desk: Desk, office: Office, open_claim_window: OpenClaim, qtbot: QtBot, tmp_path: Path
) -> None:
    """A good one is shown at once; a torn one, a folder, and a hundred at a time are each a sentence."""
    number = register_claim(desk).claim.claim_number
    claim = open_claim_window(number)
    good, torn = tmp_path / "paper.png", tmp_path / "torn.png"
    good.write_bytes(file_of(page(size=SMALL), "PNG"))
    torn.write_bytes(good.read_bytes()[:300])
    drop(claim, good)
    qtbot.waitUntil(claim.scan.isVisible, timeout=PATIENCE)
    settle(qtbot, office)
    assert claim.notices.line_text == "Attached paper.png, 1 page"
    drop(claim, torn)
    qtbot.waitUntil(lambda: "torn.png is torn or damaged" in claim.notices.band_text, timeout=PATIENCE)
    drop(claim, tmp_path)
    qtbot.waitUntil(lambda: "is a folder, a pipe or a device" in claim.notices.band_text, timeout=PATIENCE)
    drop(claim, *(tmp_path / f"{at}.pdf" for at in range(10_000)))
    assert "10,000 files are too many for one claim" in claim.notices.band_text
    drop(claim, good)
    qtbot.waitUntil(lambda: f"paper.png is attached to {number} already" in claim.notices.band_text, timeout=PATIENCE)
    assert scans_of_claim(desk, number, zones=ZoneMap()).pages == 1


def drop(claim: ClaimWindow, *paths: Path) -> None:
    """Drop files on the window of a claim."""
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where, copy = QPointF(300, 300), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(claim, QDragEnterEvent(where.toPoint(), copy, files, left, none))
    QApplication.sendEvent(claim, QDropEvent(where, copy, files, left, none))


def test_a_scan_is_detached_by_whoever_may(
    desk: Desk, scanned: str, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """The strip is gone with the last page, and the form has its place again."""
    claim = open_claim_window(scanned)
    drawn(claim, office, qtbot)
    claim.scan._actions["scan_detach"].trigger()
    assert "paper.tif, 7 pages, would no longer be shown" in claim.notices.band_text
    claim.notices.take_focus()
    press(Qt.Key.Key_Return)
    settle(qtbot, office)
    qtbot.waitUntil(lambda: not claim.scan.isVisible(), timeout=PATIENCE)
    assert scans_of_claim(desk, scanned, zones=ZoneMap()).scans == ()


def test_the_drawing_process_is_killed_while_somebody_keys(
    scanned: str, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """No key is lost, and the pages that were not drawn yet are drawn by the next process."""
    claim = open_claim_window(scanned)
    go(claim, "beneficial_owner.first")
    room = office.workplace.scans.room
    qtbot.waitUntil(lambda: room.process_id is not None, timeout=PATIENCE)
    first = room.process_id
    assert first is not None
    key("Ann")
    os.kill(first, signal.SIGKILL)
    key("B")
    key("Carter")
    drawn(claim, office, qtbot)
    owner = claim.session.proof.beneficial_owner
    assert (owner.first.text, owner.middle.text, owner.last.text) == ("Ann", "B", "Carter")
    images = claim.scan.pages.image
    qtbot.waitUntil(lambda: all(images(at) is not None for at in range(PAGES)), timeout=PATIENCE)
    assert room.process_id != first


def test_the_lock_covers_the_scan(scanned: str, office: Office, open_claim_window: OpenClaim, qtbot: QtBot) -> None:
    """No window that shows a page is left on the screen; none of it lies in a file beside the store."""
    claim = open_claim_window(scanned)
    drawn(claim, office, qtbot)
    press(Qt.Key.Key_F3)
    assert claim.scan.page.window() is claim
    assert claim.scan.strip.window() is claim
    beside = {path.name for path in office.desk.folder.rglob("*") if path.is_file()}
    assert not [name for name in beside if name.endswith((".png", ".pdf", ".tif", ".jpg"))]
    assert isinstance(claim.scan.strip.zone, Zone | None)


def test_pages_of_the_next_claims_are_drawn_ahead(
    desk: Desk, room: DrawingRoom, office: Office, open_claim_window: OpenClaim, qtbot: QtBot, tmp_path: Path
) -> None:
    """The first strip of a claim that was fetched ahead is there without asking the drawing process."""
    numbers = tuple(with_scan(desk, room, tmp_path / f"{at}.tif", lines=at) for at in (3, 5))
    scans = office.workplace.scans
    scans.prefetch((*numbers, "SONUS-9999999"))
    settle(qtbot, office)
    qtbot.waitUntil(lambda: len(scans._pictures) == 2 * PAGES, timeout=PATIENCE)
    assert scans.size < 256 << 20
    claim = open_claim_window(numbers[1])
    assert claim.scan.pages.image(0) is not None
