"""A paper is keyed by the keyboard alone, from register to saved, and what is stored is what stands on the paper."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from stories import CONTROL, PATIENCE, ReadPaper, settle

from claimdesk.app import Office
from claimdesk.casebook.claim import ClaimState, ProofOfClaim
from claimdesk.casebook.reading import NOT_REACHED
from claimdesk.casework.desk import Desk
from claimdesk.casework.open_claim import open_claim
from claimdesk.screens.claim_window import ClaimWindow
from claimdesk.screens.typist import Typist
from claimdesk.screens.unreached import unreached

MOST_PLACES = 400


def register(qtbot: QtBot, office: Office, typist: Typist) -> ClaimWindow:
    """Register a claim by its key and wait for its window."""
    office.window.activateWindow()
    qtbot.waitUntil(office.window.isActiveWindow, timeout=PATIENCE)
    typist.press(Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: bool(office.window.claim_windows), timeout=PATIENCE)
    claim = office.window.claim_windows[-1]
    qtbot.waitUntil(lambda: claim.session.is_open and claim.isActiveWindow(), timeout=PATIENCE)
    settle(qtbot, office)
    return claim


def key_whole(typist: Typist, claim: ClaimWindow, *, proof: ProofOfClaim, desk: Desk) -> list[str]:
    """Key place after place until nobody has anywhere left to go; give the places in the order of keying."""
    places = []
    for _ in range(MOST_PLACES):
        places.append(typist.key_here(proof))
        QApplication.processEvents()
        if not unreached(claim.session.proof, desk.settlement, blocks=claim.session.blocks):
            return places
    pytest.fail(f"the keyboard is still at {places[-1]}")


@pytest.mark.parametrize("number", [1, 3, 4, 5, 10, 11])
def test_a_paper_keyed_by_keys_alone_is_stored_as_it_stands(
    number: int, read_paper: ReadPaper, desk: Desk, office: Office, qtbot: QtBot
) -> None:
    """Samples 1 and 3, joint owners, a representative, a foreign address, an illegible price and an extra sheet."""
    proof, typist = read_paper(number), Typist()
    claim = register(qtbot, office, typist)
    places = key_whole(typist, claim, proof=proof, desk=desk)
    assert len(places) == len(set(places))
    typist.press(Qt.Key.Key_Return, CONTROL)
    settle(qtbot, office)
    stored = open_claim(desk, claim.claim_number)
    assert stored.claim.state is ClaimState.KEYED
    assert stored.draft == ()
    assert replace(stored.claim.proof, batch=NOT_REACHED, dcn=NOT_REACHED) == proof
    assert claim.notices.line_text.startswith(f"Finished keying {claim.claim_number}, version 2")
