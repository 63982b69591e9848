"""People at one screen, one after another: each signs in, keys what they read with real keys, and goes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from stories import CONTROL, PATIENCE, settle

from claimdesk.app import Office
from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.roles import Role
from claimdesk.casework.desk import StaffMember
from claimdesk.screens.claim_window import ClaimWindow
from claimdesk.screens.differences_window import DifferencesWindow
from claimdesk.screens.second_window import SecondWindow
from claimdesk.screens.typist import Typist
from claimdesk.screens.unreached import unreached

FIRST, SECOND, THIRD, JUDGE = "Ines Clerk", "Kofi Clerk", "Lena Third", "Jana Judge"
_MOST_PLACES = 2_000


def seat(office: Office, name: str, *roles: Role) -> None:
    """Let somebody else sit down: the windows of the one before are closed, as the lock does."""
    for claim in tuple(office.window.claim_windows):
        claim.close()
    office.window.passes.close_all()
    staff = StaffMember(name, frozenset(roles or (Role.KEYER,)))
    office.workplace.sit(replace(office.workplace.desk, staff=staff))


def bring_up(window: ClaimWindow | SecondWindow | DifferencesWindow, office: Office, qtbot: QtBot) -> None:
    """Wait until a window takes keys."""
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
    settle(qtbot, office)


def open_second(office: Office, claim_number: str, qtbot: QtBot) -> SecondWindow:
    """Open the blind form of a claim, ready for keys."""
    window = office.window.passes.open_second(claim_number)
    bring_up(window, office, qtbot)
    return window


def open_differences(office: Office, claim_number: str, qtbot: QtBot) -> DifferencesWindow:
    """Open the differences of a claim, ready for keys."""
    window = office.window.passes.open_differences(claim_number)
    bring_up(window, office, qtbot)
    return window


def key_first(claim: ClaimWindow, proof: ProofOfClaim, typist: Typist) -> None:
    """Key a paper in the window of a claim to its end, and finish."""
    settlement = claim._workplace.desk.settlement
    for _ in range(_MOST_PLACES):
        if not unreached(claim.session.proof, settlement, blocks=claim.session.blocks):
            break
        typist.key_here(proof)
        QApplication.processEvents()
    typist.press(Qt.Key.Key_Return, CONTROL)


def key_second(second: SecondWindow, proof: ProofOfClaim, typist: Typist) -> None:
    """Key a paper in the blind form to its end, and finish."""
    for _ in range(_MOST_PLACES):
        if not second.session.unreached():
            break
        typist.key_here(proof)
        QApplication.processEvents()
    typist.press(Qt.Key.Key_Return, CONTROL)
