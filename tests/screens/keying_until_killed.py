"""Keys a sample paper on the real windows and names each place that it has committed, until somebody kills it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from claimdesk.app import Office, start_application
from claimdesk.casebook.transcript import read_transcript
from claimdesk.casebook.transcript_json import TranscriptFaults
from claimdesk.casework.open_case import open_case
from claimdesk.casework.reference import load_settlement, load_wording
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.sign_in import Door, sign_in
from claimdesk.screens.typist import Typist


def main(folder: Path, paper: Path, name: str = "") -> None:
    """Key `paper` into a new claim of the case in `folder`; a line on standard output is a place that is on disk.

    With a `name` the case is sealed, and its password stands in the environment.
    """
    application = start_application()
    settlement, wording = load_settlement("sonus-2004"), load_wording()
    if name:
        door = Door(folder=folder, settlement=settlement, wording=wording)
        desk = sign_in(door, name=name, password=os.environ["CLAIMDESK_WORDS"])
    else:
        desk = open_case(folder, settlement=settlement, wording=wording)
    proof = read_transcript(paper.read_text(encoding="utf-8"), desk.settlement)
    if isinstance(proof, TranscriptFaults):
        raise TypeError(paper)
    office = Office(application, desk)
    office.window.show()
    claim = office.window.open_claim(register_claim(desk).claim.claim_number)
    claim.activateWindow()
    typist = Typist()
    while True:
        _settle(office)
        path = typist.key_here(proof)
        _settle(office)
        sys.stdout.write(f"{path}\n")
        sys.stdout.flush()


def _settle(office: Office) -> None:
    QApplication.processEvents()
    while office.jobs.is_busy:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
