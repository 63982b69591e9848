"""The paper of a claim that is keyed already shows the taxpayer's number: looking at it there is on record too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from cases import at_desk_of
from pictures_of_paper import file_of, page
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from stories import KeepPaper, OpenClaim, ReadPaper, press, settle

from claimdesk.app import Office
from claimdesk.casebook.acts import Verb
from claimdesk.casebook.reading import ILLEGIBLE
from claimdesk.casebook.roles import Role
from claimdesk.casework.attach_scan import attach_scan
from claimdesk.casework.desk import Desk
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.scan_files import DrawingRoom
from claimdesk.screens.claim_window import ClaimWindow
from claimdesk.screens.schedule_page import SchedulePage

PATIENCE = 60_000
"""Milliseconds: a drawing process has to be started, on a machine that may be busy."""


@pytest.fixture(scope="module")
def room() -> Iterator[DrawingRoom]:
    """Give a drawing process beside that of the office, to attach files with."""
    made = DrawingRoom()
    yield made
    made.close()


def give_scan(desk: Desk, room: DrawingRoom, folder: Path, *, claim_number: str) -> None:
    """Attach a page of its own to a claim."""
    path = folder / f"{claim_number}.png"
    path.write_bytes(file_of(page(lines=int(claim_number[-3:]) + 5, size=(425, 550)), "PNG"))
    attach_scan(desk, room.read(path), claim_number=claim_number)


def show(opened: OpenClaim, claim_number: str, office: Office, qtbot: QtBot) -> ClaimWindow:
    """Open a claim at a field that has nothing to do with the number, its scan above it."""
    window = opened(claim_number)
    settle(qtbot, office)
    qtbot.waitUntil(window.scan.isVisible, timeout=PATIENCE)
    go(window, "beneficial_owner.last")
    settle(qtbot, office)
    return window


def go(window: ClaimWindow, path: str) -> None:
    """Put the cursor into a field."""
    assert window.form.go_to(path)
    QApplication.processEvents()


def looks(desk: Desk, claim_number: str) -> int:
    """Count the looks at the number of a claim that are on record."""
    acts = open_claim(desk, claim_number).history
    return len([act for act in acts if act.verb == Verb.LOOK_AT_NUMBER.value])


def test_the_whole_page_of_a_keyed_claim_is_one_act_a_window(
    desk: Desk,
    office: Office,
    room: DrawingRoom,
    keep_paper: KeepPaper,
    tmp_path: Path,
    open_claim_window: OpenClaim,
    qtbot: QtBot,
) -> None:
    """However often it is shown; the strip of a field without the number is none."""
    number = keep_paper(1).claim_number
    give_scan(desk, room, tmp_path, claim_number=number)
    show(open_claim_window, number, office, qtbot)
    assert looks(desk, number) == 0
    for _ in range(3):
        press(Qt.Key.Key_F3)
    settle(qtbot, office)
    assert looks(desk, number) == 1


def test_the_paper_of_a_claim_that_is_being_keyed_is_read_and_not_looked_at(
    desk: Desk, office: Office, room: DrawingRoom, tmp_path: Path, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """Whoever keys it has to read the number there."""
    number = register_claim(desk).claim.claim_number
    give_scan(desk, room, tmp_path, claim_number=number)
    window = show(open_claim_window, number, office, qtbot)
    go(window, "tin")
    press(Qt.Key.Key_F3)
    settle(qtbot, office)
    assert window.scan.page.isVisible()
    assert looks(desk, number) == 0


def test_the_strip_of_a_number_that_nobody_could_read_is_a_look_too(
    desk: Desk,
    office: Office,
    room: DrawingRoom,
    read_paper: ReadPaper,
    tmp_path: Path,
    open_claim_window: OpenClaim,
    qtbot: QtBot,
) -> None:
    """No number is stored that its field could uncover, and the paper shows it all the same."""
    ines = at_desk_of(desk, "Ines", Role.KEYER)
    claim = register_claim(ines).claim
    paper = read_paper(1)
    proof = replace(paper, tin=ILLEGIBLE, w9=replace(paper.w9, ssn=ILLEGIBLE, ein=ILLEGIBLE))
    save_claim(ines, claim.claim_number, proof=proof, base_version=claim.version, finish=True)
    give_scan(desk, room, tmp_path, claim_number=claim.claim_number)
    window = show(open_claim_window, claim.claim_number, office, qtbot)
    assert looks(desk, claim.claim_number) == 0
    go(window, "tin")
    settle(qtbot, office)
    assert looks(desk, claim.claim_number) == 1


def test_the_whole_page_leaves_the_schedule_its_width(
    desk: Desk,
    office: Office,
    room: DrawingRoom,
    keep_paper: KeepPaper,
    tmp_path: Path,
    open_claim_window: OpenClaim,
    qtbot: QtBot,
) -> None:
    """At 1280 pixels every column of a line is seen beside the page, without a scroll bar; F3 brings the rest back."""
    number = keep_paper(1).claim_number
    give_scan(desk, room, tmp_path, claim_number=number)
    window = show(open_claim_window, number, office, qtbot)
    go(window, "schedule.purchases[0].price")
    press(Qt.Key.Key_F3)
    settle(qtbot, office)
    page = window.form.currentWidget()
    assert isinstance(page, SchedulePage)
    assert (window.width(), page.editor.grid.horizontalScrollBar().maximum()) == (1280, 0)
    assert not window.blocks.isVisible()
    press(Qt.Key.Key_F3)
    assert window.blocks.isVisible()
