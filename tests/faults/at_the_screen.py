"""F16, F17, F21: a desk that nobody uses, a number in the clipboard, no printer; each on the real screens."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from children import child_status
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from sealed_case import (
    ADMINISTRATOR,
    ADMINISTRATORS_WORDS,
    SPELLINGS,
    FalsifiedError,
    Template,
    copied,
    demand,
    look_at,
    opened,
)

from claimdesk.app import Office, start_application
from claimdesk.casework.open_claim import open_claim
from claimdesk.errors import Told
from claimdesk.screens.lock import ClipboardGuard
from claimdesk.screens.printing import chosen_printer, write_pdf

SHORT_MILLISECONDS = 60
PATIENCE_SECONDS = 20
KEYED = "B-77"


def idle_desks(template: Template, folder: Path, times: int) -> int:
    """F16: a desk that nobody uses covers itself, keeps what is being keyed, and opens for a password alone."""
    for _ in range(times):
        copied(template, folder)
        demand(is_so=child_status(lambda: _leave_desk(template, folder)) == 0, otherwise="the idle desk fell down")
        look_at(folder, template.key, versions=frozenset({2}))
    return times


def _leave_desk(template: Template, folder: Path) -> None:
    desk = opened(folder, template.key)
    office = Office(start_application(), desk)
    office.window.show()
    office.window.claims.register()
    _wait_until(lambda: bool(office.window.claim_windows), "a claim window")
    claim = office.window.claim_windows[-1]
    _wait_until(lambda: claim.session.is_open, "an open claim")
    field = QApplication.focusWidget()
    if field is None:
        raise FalsifiedError("no field has the focus")
    QTest.keyClicks(field, KEYED)
    office.lock._idle.setInterval(SHORT_MILLISECONDS)
    _wait_until(lambda: office.lock.is_locked, "a locked desk")
    sign_in = office.lock.sign_in
    shown = [window for window in QApplication.topLevelWidgets() if window.isVisible() and window is not sign_in]
    demand(is_so=not shown and sign_in is not None, otherwise=f"a locked desk shows {shown}")
    if sign_in is not None:
        office.lock._idle.setInterval(PATIENCE_SECONDS * 1_000)
        sign_in.name.setText(ADMINISTRATOR)
        for words in ("not the right words", ADMINISTRATORS_WORDS):
            demand(is_so=office.lock.is_locked, otherwise="a wrong password opened the desk")
            sign_in.password.setText(words)
            QTest.keyClick(sign_in.password, Qt.Key.Key_Return)
        _wait_until(lambda: not office.lock.is_locked, "an open desk")
    draft = open_claim(desk, claim.claim_number).draft
    demand(is_so=[entry.text for entry in draft] == [KEYED], otherwise="what was being keyed is gone")
    office.close()


def copied_numbers(_template: Template, _folder: Path, times: int) -> int:
    """F17: a copied number leaves the clipboard, however it is spelt; whatever was copied after it stays."""

    def copy() -> None:
        application = start_application()
        guard = ClipboardGuard(parent=application, milliseconds=SHORT_MILLISECONDS)
        clipboard = QGuiApplication.clipboard()
        for number in range(times):
            text = f"Marguerite, {SPELLINGS[number % len(SPELLINGS)].decode()}"
            clipboard.setText(text)
            _wait_until(lambda: not clipboard.text(), "an empty clipboard")
            clipboard.setText(text)
            clipboard.setText("an address")
            QTest.qWait(2 * SHORT_MILLISECONDS)
            demand(is_so=clipboard.text() == "an address", otherwise="another text was taken from the clipboard")
        guard.deleteLater()

    demand(is_so=child_status(copy) == 0, otherwise="the guard of the clipboard fell down")
    return times


def without_printer(_template: Template, folder: Path, times: int) -> int:
    """F21: without a printer, and where a PDF cannot be saved, a sentence says what to do instead."""

    def print_it() -> None:
        start_application()
        parent = QWidget()
        demand(is_so=not QPrinterInfo.availablePrinterNames(), otherwise="this machine has a printer")
        told: list[str] = []
        for deed in (
            lambda: chosen_printer(parent),
            lambda: write_pdf(b"%PDF", folder / "gone" / "letter.pdf"),
        ):
            try:
                deed()
            except Told as sentence:
                told.append(sentence.remedy)
        words = ("Save the letter as PDF", "Choose another folder")
        demand(is_so=len(told) == 2 and all(w in t for w, t in zip(words, told, strict=True)), otherwise=str(told))

    for _ in range(times):
        demand(is_so=child_status(print_it) == 0, otherwise="a missing printer brought the program down")
    return times


def _wait_until(is_so: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        demand(is_so=time.monotonic() < until, otherwise=f"{what} never came")
        QTest.qWait(5)
