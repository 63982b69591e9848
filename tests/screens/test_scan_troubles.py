"""A page that cannot be drawn is said so beside the form, and a zone is drawn anew by the mouse."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pictures_of_paper import file_of, page
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from stories import CONTROL, OpenClaim, key, press, settle

from claimdesk.app import Office
from claimdesk.casework.attach_scan import attach_scan, scans_of_claim
from claimdesk.casework.desk import Desk
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.scan_files import DrawingRoom
from claimdesk.screens.claim_window import ClaimWindow

ALT = Qt.KeyboardModifier.AltModifier
SMALL = (425, 550)
PATIENCE = 60_000
"""Milliseconds: a drawing process has to be started, on a machine that may be busy."""


@pytest.fixture
def room() -> Iterator[DrawingRoom]:
    """Give a drawing process beside that of the office, to attach files with."""
    made = DrawingRoom()
    yield made
    made.close()


def is_drawn(claim: ClaimWindow, qtbot: QtBot) -> None:
    """Wait until the page on show is drawn."""
    scan = claim.scan
    qtbot.waitUntil(lambda: scan.pages.image(scan.strip.page) is not None, timeout=PATIENCE)


def test_a_page_that_cannot_be_drawn_says_so_and_the_others_are_shown(
    desk: Desk, room: DrawingRoom, open_claim_window: OpenClaim, qtbot: QtBot, tmp_path: Path
) -> None:
    """The second of three pages is damaged: its strip says what is wrong and how to go on, and keying goes on."""
    number = register_claim(desk).claim.claim_number
    pages = [page(lines=lines, size=SMALL) for lines in (3, 5, 7)]
    whole = file_of(pages[0], "TIFF", *pages[1:], compression="tiff_lzw")
    tiff = Image.open(io.BytesIO(whole))
    tiff.seek(1)
    start = tiff.tag_v2[273][0]  # type: ignore[attr-defined]  # where its first strip lies
    path = tmp_path / "paper.tif"
    path.write_bytes(whole[:start] + b"\xff" * 60 + whole[start + 60 :])
    attach_scan(desk, room.read(path), claim_number=number)
    claim = open_claim_window(number)
    is_drawn(claim, qtbot)
    claim.form.go_to("beneficial_owner.first")
    press(Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: claim.scan.pages.trouble(1) is not None, timeout=PATIENCE)
    told = claim.scan.pages.trouble(1)
    assert told is not None
    assert str(told) == "Page 2 of the scan is torn or damaged. Key from the paper, or scan it again."
    assert claim.scan.pages.image(1) is None
    key("Ann")
    assert claim.session.proof.beneficial_owner.first.text == "Ann"
    press(Qt.Key.Key_PageDown)
    is_drawn(claim, qtbot)
    press(Qt.Key.Key_PageUp)
    assert claim.scan.pages.trouble(1) is None  # turned to again, it is asked for again
    qtbot.waitUntil(lambda: claim.scan.pages.trouble(1) is not None, timeout=PATIENCE)


def test_the_mouse_draws_the_zone_anew(
    desk: Desk, room: DrawingRoom, office: Office, open_claim_window: OpenClaim, qtbot: QtBot, tmp_path: Path
) -> None:
    """In the zone mode a drag on the strip is the zone; it is kept as the arrows would."""
    number = register_claim(desk).claim.claim_number
    path = tmp_path / "paper.tif"
    path.write_bytes(file_of(page(size=SMALL), "TIFF", page(lines=3, size=SMALL), page(lines=5, size=SMALL)))
    attach_scan(desk, room.read(path), claim_number=number)
    claim = open_claim_window(number)
    claim.form.go_to("tin")
    is_drawn(claim, qtbot)
    press(Qt.Key.Key_Z, CONTROL | ALT)
    strip = claim.scan.strip
    none = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, none, QPoint(200, 40))
    QTest.mouseMove(strip, QPoint(300, 60))
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, none, QPoint(420, 90))
    drawn_anew = strip.zone
    assert drawn_anew is not None
    assert drawn_anew != desk.settlement.zones.zone_of("tin")
    press(Qt.Key.Key_Escape)
    settle(qtbot, office)
    assert scans_of_claim(desk, number, zones=desk.settlement.zones).zone_of("tin") == drawn_anew
