"""The annex of a claim of the reference case is looked at, and its illustrative plan keeps it in the office."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from stories import CONTROL, PATIENCE, KeepPaper, OpenClaim, press, settle

from claimdesk.app import Office


def test_the_annex_is_shown_and_put_away(
    keep_paper: KeepPaper, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """Sample 1 holds what it bought; its annex is one page in place of the table."""
    window = open_claim_window(keep_paper(1).claim_number)
    press(Qt.Key.Key_M, CONTROL)
    loss = window.beside.loss
    assert "Illustrative plan, not the court's" in loss.standing.text()
    QTest.mouseClick(loss.annex.show_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(loss.annex.pages._page.pixmap()), timeout=PATIENCE)
    assert loss.table.isVisible() is False
    QTest.mouseClick(loss.annex.show_button, Qt.MouseButton.LeftButton)
    settle(qtbot, office)
    assert loss.table.isVisible()
    assert loss.annex.isVisible() is False


def test_the_page_fits_its_window(keep_paper: KeepPaper, open_claim_window: OpenClaim, qtbot: QtBot) -> None:
    """At 1280 x 800 the page of a short claim needs no scroll bar."""
    window = open_claim_window(keep_paper(1).claim_number)
    window.resize(1280, 800)
    press(Qt.Key.Key_M, CONTROL)
    qtbot.waitUntil(lambda: window.beside.loss.viewport().height() > 0, timeout=PATIENCE)
    QApplication.processEvents()
    assert window.beside.loss.sentence.text().startswith("You bought 1,000 shares on 24 Sep 2003")
    assert window.beside.loss.verticalScrollBar().maximum() == 0
