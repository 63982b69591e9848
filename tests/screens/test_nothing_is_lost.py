"""Whatever happens to the program or the disk, a committed field is on disk or still on the screen."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from stories import CONTROL, OpenClaim, focused, key, press, settle

from claimdesk.app import Office
from claimdesk.assets import asset
from claimdesk.casebook.settlement import Settlement
from claimdesk.casebook.wording import Wording
from claimdesk.casework.desk import Desk
from claimdesk.casework.open_case import close_case, open_case
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_claim import register_claim

PAPER = asset("papers/03-out-of-balance-and-one-sale-undocumented.json")
PROGRAM = Path(__file__).parent / "keying_until_killed.py"


@pytest.mark.parametrize("keyed", [1, 12, 31])
def test_a_kill_loses_no_committed_field(keyed: int, tmp_path: Path, sonus: Settlement, wording: Wording) -> None:
    """The program is killed after so many places; every one of them is in the draft afterwards."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "QT_QPA_PLATFORM": "offscreen"}
    program = [sys.executable, str(PROGRAM), str(tmp_path / "case"), str(PAPER)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, env=environment, text=True) as child:
        assert child.stdout is not None
        places = [child.stdout.readline().strip() for _ in range(keyed)]
        child.kill()
    desk = open_case(tmp_path / "case", settlement=sonus, wording=wording)
    draft = {entry.path for entry in open_claim(desk, "SONUS-0000001").draft}
    close_case(desk)
    assert places[0] == "batch"
    assert {place for place in places if not place.endswith("].trade_date")} <= draft


@pytest.mark.skipif(sys.platform == "win32", reason="the limit of a file's size is one of POSIX")
def test_a_full_disk_is_told_and_the_next_commit_keeps_everything(
    desk: Desk, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """What could not be kept stays on the screen, closing is not done silently, and later it is all on disk."""
    number = register_claim(desk).claim.claim_number
    claim = open_claim_window(number)
    claim.go_to("beneficial_owner.first")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        key("Ada")
        settle(qtbot, office)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "full" in claim.notices.band_text
    assert claim.notices._aside.text() == "1 field not yet saved, and not on disk"
    assert claim.session.proof.beneficial_owner.first.text == "Ada"
    claim.close()
    assert claim.isVisible()
    assert "closing loses them" in claim.notices.band_text
    key("King")
    settle(qtbot, office)
    assert {entry.path for entry in open_claim(desk, number).draft} == {
        "beneficial_owner.first",
        "beneficial_owner.middle",
    }
    assert claim.notices._aside.text() == "2 fields not yet saved, kept as a draft"


def test_a_burst_of_keys_lands_where_it_belongs(
    desk: Desk, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """Keys that come faster than the store answers are neither lost nor mixed up, across a save."""
    number = register_claim(desk).claim.claim_number
    claim = open_claim_window(number)
    claim.go_to("beneficial_owner.first")
    for text in ("Ada", "King", "Lovelace"):
        QTest.keyClicks(focused(), text)
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_S, CONTROL)
    for text in ("Analytical Engines Ltd", "", "12 St James's Square"):
        QTest.keyClicks(focused(), text)
        press(Qt.Key.Key_Return)
    settle(qtbot, office)
    opened = open_claim(desk, number)
    owner = opened.claim.proof.beneficial_owner
    assert owner.first.text == "Ada"
    assert owner.last.text == "Lovelace"
    assert opened.claim.version == 2
    later = {entry.path: entry.text for entry in opened.draft}
    assert later["beneficial_owner.entity"] == "Analytical Engines Ltd"
    assert later["address.street"] == "12 St James's Square"
    assert opened.draft_base_version == 2
    press(Qt.Key.Key_S, CONTROL)
    settle(qtbot, office)
    assert open_claim(desk, number).claim.proof.address.street.text == "12 St James's Square"
