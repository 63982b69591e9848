"""Screens are tested in the light scheme of the house, with its fonts, on a real case in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cases import at_desk_of
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from stories import PATIENCE, KeepPaper, OpenClaim, ReadPaper, settle

from claimdesk.app import Office
from claimdesk.assets import asset
from claimdesk.casebook.claim import Claim, ProofOfClaim
from claimdesk.casebook.roles import Role
from claimdesk.casebook.settlement import Settlement
from claimdesk.casebook.transcript import read_transcript
from claimdesk.casebook.transcript_json import TranscriptFaults
from claimdesk.casebook.wording import Wording
from claimdesk.casework.desk import Desk, FixedClock
from claimdesk.casework.open_case import open_case
from claimdesk.casework.reference import load_settlement, load_wording
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.screens.claim_window import ClaimWindow
from claimdesk.screens.theme import Scheme, Theme

PAPERS = asset("papers")


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """Give the theme of the application, one for all tests."""
    return Theme(qapp, scheme=Scheme.LIGHT)


@pytest.fixture(autouse=True)
def light(theme: Theme) -> None:
    """Begin every test in the light scheme."""
    if theme.scheme is not Scheme.LIGHT:
        theme.choose(Scheme.LIGHT)


@pytest.fixture(scope="session")
def sonus() -> Settlement:
    """Give the settlement of the reference case."""
    return load_settlement("sonus-2004")


@pytest.fixture(scope="session")
def wording() -> Wording:
    """Give the sentences of the house."""
    return load_wording()


@pytest.fixture
def desk(tmp_path: Path, sonus: Settlement, wording: Wording) -> Desk:
    """Open a new case on 20 May 2008; the office that works on it closes it."""
    clock = FixedClock(datetime(2008, 5, 20, 14, 2, tzinfo=UTC))
    return open_case(tmp_path / "case", settlement=sonus, wording=wording, clock=clock)


@pytest.fixture
def office(qapp: QApplication, desk: Desk, theme: Theme, qtbot: QtBot) -> Iterator[Office]:
    """Show the case window, and close everything at the end."""
    office = Office(qapp, desk, theme=theme)
    office.window.show()
    qtbot.waitExposed(office.window)
    settle(qtbot, office)
    yield office
    office.close()


@pytest.fixture
def read_paper(sonus: Settlement) -> ReadPaper:
    """Give a way to read a sample paper by its number."""

    def read(number: int) -> ProofOfClaim:
        text = next(PAPERS.glob(f"{number:02d}-*.json")).read_text(encoding="utf-8")
        proof = read_transcript(text, sonus)
        assert not isinstance(proof, TranscriptFaults)
        return proof

    return read


@pytest.fixture
def keep_paper(desk: Desk, read_paper: ReadPaper) -> KeepPaper:
    """Give a way to store a sample paper, by its number, as a claim that Ines has keyed."""

    def keep(number: int) -> Claim:
        ines = at_desk_of(desk, "Ines", Role.KEYER)
        claim = register_claim(ines).claim
        proof = read_paper(number)
        return save_claim(ines, claim.claim_number, proof=proof, base_version=claim.version, finish=True).claim

    return keep


@pytest.fixture
def open_claim_window(office: Office, qtbot: QtBot) -> OpenClaim:
    """Give a way to open a window on a claim, ready for keys."""

    def opened(claim_number: str) -> ClaimWindow:
        window = office.window.open_claim(claim_number)
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(lambda: window.session.is_open and window.isActiveWindow(), timeout=PATIENCE)
        settle(qtbot, office)
        return window

    return opened
