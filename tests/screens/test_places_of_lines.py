"""Where a value was read on the scan is gone to from the line at which it was read, wherever that line stands now."""

from __future__ import annotations

from pathlib import Path

from pictures_of_paper import file_of, page
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from stories import CONTROL, KeepPaper, OpenClaim, press, settle

from claimdesk.app import Office
from claimdesk.casebook.scanned import Zone, ZoneMap
from claimdesk.casework.attach_scan import attach_scan, scans_of_claim
from claimdesk.casework.desk import Desk
from claimdesk.casework.scan_files import DrawingRoom
from claimdesk.casework.scan_zones import note_place

ALT = Qt.KeyboardModifier.AltModifier
FIRST, SECOND = "schedule.purchases[0].shares", "schedule.purchases[1].shares"
READ_AT = Zone(page=0, x=1_000, y=2_000, width=1_000, height=300)
PATIENCE = 60_000
"""Milliseconds: a drawing process has to be started, on a machine that may be busy."""


def test_a_noted_place_goes_with_its_line(
    desk: Desk, office: Office, keep_paper: KeepPaper, open_claim_window: OpenClaim, qtbot: QtBot, tmp_path: Path
) -> None:
    """A line is put in before it: before the save and after it the key finds the place from its own line alone."""
    number = keep_paper(5).claim_number
    file = tmp_path / "scan.png"
    file.write_bytes(file_of(page(size=(425, 550)), "PNG"))
    room = DrawingRoom()
    attach_scan(desk, room.read(file), claim_number=number)
    room.close()
    note_place(desk, number, path=FIRST, zone=READ_AT)
    claim = open_claim_window(number)
    qtbot.waitUntil(claim.scan.isVisible, timeout=PATIENCE)
    claim.go_to(FIRST)
    press(Qt.Key.Key_I, CONTROL)
    for _ in range(2):
        claim.go_to(FIRST)
        press(Qt.Key.Key_G, CONTROL | ALT)
        assert claim.notices.line_text.startswith("Nobody noted where this was read")
        claim.go_to(SECOND)
        press(Qt.Key.Key_G, CONTROL | ALT)
        assert claim.scan.page.isVisible()
        assert claim.scan.page.zone == READ_AT
        press(Qt.Key.Key_F3)
        press(Qt.Key.Key_S, CONTROL)
        settle(qtbot, office)
    assert [place.path for place in scans_of_claim(desk, number, zones=ZoneMap()).places] == [SECOND]
