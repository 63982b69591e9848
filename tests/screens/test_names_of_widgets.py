"""Everything that takes the cursor has a name that a screen reader says, in every window, room, page and panel."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from passes_played import FIRST, SECOND, THIRD, open_differences, open_second, seat
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from stories import OpenClaim, ReadPaper, press, settle

from claimdesk.app import Office
from claimdesk.casebook.pass_plan import PassKind, PassPlan
from claimdesk.casebook.places import Entry, with_entries
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.roles import Role
from claimdesk.casebook.settlement import Settlement
from claimdesk.casebook.wording import Wording
from claimdesk.casework.desk import Desk, FixedClock, StaffMember
from claimdesk.casework.open_case import open_case
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.second_keying import finish_second_keying
from claimdesk.screens.case_window import ROOMS


@pytest.fixture
def desk(tmp_path: Path, sonus: Settlement, wording: Wording) -> Desk:
    """Open a case in which every claim is keyed twice, for somebody who may do everything."""
    clock = FixedClock(datetime(2008, 5, 20, 14, 2, tzinfo=UTC))
    settlement = replace(sonus, pass_plan=PassPlan(kind=PassKind.DOUBLE))
    staff = StaffMember(FIRST, frozenset(Role))
    return open_case(tmp_path / "case", settlement=settlement, wording=wording, staff=staff, clock=clock)


def nameless(window: QWidget) -> set[str]:
    """Name what takes the cursor now and tells a screen reader nothing but its kind."""
    takers = (each for each in window.findChildren(QWidget) if each.focusPolicy().value and each.focusProxy() is None)
    return {_place_of(each) for each in takers if each.isVisibleTo(window) and not _name_of(each)}


def _name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip()


def _place_of(widget: QWidget) -> str:
    parent = widget.parentWidget()
    name = widget.objectName() or type(widget).__name__
    return f"{name} in {_place_of(parent)}" if parent else name


def opened_by(window: QMainWindow, deed: str) -> set[str]:
    """Start a deed from the menu that asks something, give what has no name then, and leave it as it is."""
    before = {each for each in window.findChildren(QFrame) if each.isVisibleTo(window)}
    next(action for action in window.actions() if action.objectName() == f"deed_{deed}").trigger()
    shown = {each for each in window.findChildren(QFrame) if each.isVisibleTo(window)}
    assert shown - before, deed
    found = nameless(window)
    press(Qt.Key.Key_Escape)
    return found


def test_all_that_takes_the_cursor_in_a_claim_has_a_name(
    desk: Desk, open_claim_window: OpenClaim, read_paper: ReadPaper, office: Office, qtbot: QtBot
) -> None:
    """The form with its schedule, the pages beside the paper, the notice, and each panel that asks something."""
    number = register_claim(desk).claim.claim_number
    save_claim(desk, number, proof=read_paper(3), base_version=1)
    claim = open_claim_window(number)
    for page in claim.form.keys:
        claim.form.turn_to(page)
        settle(qtbot, office)
        assert nameless(claim) == set(), page
    claim.form.go_to("address.city")
    for deed in ("query", "note", "put_aside", "withdraw", "void", "go_place"):
        assert opened_by(claim, deed) == set(), deed
    claim.form.go_to("schedule.purchases[0].price")
    claim.notices.ask("Something has to be answered.", answer="Answer it", deed=claim.back_to_form)
    assert nameless(claim) == set()


def test_all_that_takes_the_cursor_in_a_second_keying_and_its_differences_has_a_name(
    desk: Desk, office: Office, read_paper: ReadPaper, qtbot: QtBot
) -> None:
    """The blind form, and what settles the two readings."""
    number = register_claim(desk).claim.claim_number
    proof = read_paper(3)
    save_claim(desk, number, proof=proof, base_version=1, finish=True)
    seat(office, SECOND)
    second = open_second(office, number, qtbot)
    assert second.form is not None
    for page in second.form.keys:
        second.form.turn_to(page)
        assert nameless(second) == set(), page
    assert opened_by(second, "put_aside") == set()
    kofi = office.workplace.desk
    finish_second_keying(kofi, number, proof=with_entries(proof, (Entry("address.city", Mark.WRITTEN, "Atlantis"),)))
    seat(office, THIRD)
    differences = open_differences(office, number, qtbot)
    assert nameless(differences) == set()
    assert opened_by(differences, "put_aside") == set()
    press(Qt.Key.Key_0)
    assert nameless(differences) == set()


def test_all_that_takes_the_cursor_in_the_rooms_of_the_case_has_a_name(office: Office, qtbot: QtBot) -> None:
    """Every room with its panels, and the way to find something."""
    for room in ROOMS:
        office.window.show_room(room.key)
        settle(qtbot, office)
        assert nameless(office.window) == set(), room.key
