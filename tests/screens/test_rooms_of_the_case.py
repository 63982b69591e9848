"""Overview, settlement and help show what is there, and a settlement without a W-9 has no block for one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from stories import PATIENCE, KeepPaper, OpenClaim, press, settle

from claimdesk.app import Office
from claimdesk.assets import asset
from claimdesk.casebook.paper import PAPER_FIELDS, Block
from claimdesk.casebook.settlement import Settlement
from claimdesk.casebook.wording import Wording
from claimdesk.casework.open_case import open_case
from claimdesk.casework.reference import load_settlement
from claimdesk.casework.register_claim import register_claim
from claimdesk.screens.actions import DEEDS, Scope
from claimdesk.screens.case_window import ROOMS
from claimdesk.screens.claim_window import ClaimWindow
from claimdesk.screens.form_layout import FORM, ListRows, Signatures
from claimdesk.screens.help_view import HELP_PAGES, keys_markdown
from claimdesk.screens.labels import load_labels
from claimdesk.screens.settlement_lines import UNKNOWN, settlement_groups
from claimdesk.screens.theme import Theme


def test_the_overview_counts_and_leads_to_the_claims(keep_paper: KeepPaper, office: Office, qtbot: QtBot) -> None:
    """Enter on a problem shows the claims that have it."""
    for number in (1, 2, 3):
        keep_paper(number)
    office.window.activateWindow()
    qtbot.waitUntil(office.window.isActiveWindow, timeout=PATIENCE)
    office.window.show_room("overview")
    settle(qtbot, office)
    overview = office.window.overview
    assert overview._total.text() == "3 claims"
    codes = [overview._by_code.item(row).data(Qt.ItemDataRole.UserRole) for row in range(overview._by_code.count())]
    assert sorted(codes) == ["BAL", "DOC-NONE", "DOC-SALE", "SIG-NONE"]
    balance = codes.index("BAL")
    overview._by_code.setFocus()
    overview._by_code.setCurrentRow(balance)
    press(Qt.Key.Key_Return)
    settle(qtbot, office)
    assert office.window.room == "claims"
    assert office.window.claims._model.claim_number(0) == "SONUS-0000003"


def test_the_settlement_is_shown_with_its_sources(office: Office) -> None:
    """Every value of the file that the screen shows stands there, and the bar date with its paragraph."""
    texts = {label.text() for label in office.window.settlement.findChildren(QLabel)}
    assert {
        "30 Apr 2008",
        "28 Mar 2002 to 26 Mar 2004, both included",
        "In re Sonus Networks, Inc. Securities Litigation",
    } <= texts
    sources = {line.name: line.source for group in settlement_groups(office.desk.settlement) for line in group.lines}
    assert [
        name for name in ("Caption", "Class period", "Bar date", "Opening holding", "Days to cure") if not sources[name]
    ] == []


def test_what_a_settlement_does_not_know_is_listed() -> None:
    """Twitter's file knows no bar date; the screen says so, and what stays silent."""
    groups = {group.heading: group.lines for group in settlement_groups(load_settlement("twitter-2016"))}
    assert next(line.value for line in groups["Dates"] if line.name == "Bar date") == UNKNOWN
    assert {line.name for line in groups["Not known"]} >= {"bar_date"} or groups["Not known"]


@pytest.fixture
def twitter_office(qapp: QApplication, tmp_path: Path, wording: Wording, theme: Theme) -> Iterator[Office]:
    """Open a case of a settlement that knows little."""
    settlement: Settlement = load_settlement("twitter-2016")
    office = Office(qapp, open_case(tmp_path / "twitter", settlement=settlement, wording=wording), theme=theme)
    office.window.show()
    yield office
    office.close()


def test_a_settlement_without_a_w9_has_no_block_for_one(twitter_office: Office, qtbot: QtBot) -> None:
    """Its schedule has its own sections and days."""
    number = register_claim(twitter_office.desk).claim.claim_number
    claim: ClaimWindow = twitter_office.window.open_claim(number)
    qtbot.waitUntil(lambda: claim.session.is_open, timeout=PATIENCE)
    settle(qtbot, twitter_office)
    assert "w9" not in claim.form.keys
    assert "schedule" in claim.form.keys
    assert claim.header.postmark.text() == "not keyed yet"
    claim.form.turn_to("schedule")
    claim.form.step(forward=True)
    assert claim.form.key == "release"


def test_f1_opens_the_page_of_the_screen(office: Office, open_claim_window: OpenClaim, qtbot: QtBot) -> None:
    """From a claim window the help of the claim comes up in the case window."""
    claim = open_claim_window(register_claim(office.desk).claim.claim_number)
    press(Qt.Key.Key_F1)
    settle(qtbot, office)
    assert office.window.room == "help"
    assert claim.isVisible()
    assert office.window.help.text.toPlainText().startswith("A claim")
    assert "Ctrl+S" in office.window.help.text.toPlainText()


def test_every_room_and_page_has_its_help() -> None:
    """No screen is left without a page, and no page without words."""
    keys = {page.key for page in HELP_PAGES}
    assert {room.key for room in ROOMS} <= keys
    for page in HELP_PAGES:
        assert asset(f"help/{page.key}.md").read_text(encoding="utf-8").startswith("# ")


def test_the_help_prints_every_key() -> None:
    """The page of all keys is made from the same data as the menus."""
    text = keys_markdown(DEEDS, tuple(Scope))
    assert [deed.name for deed in DEEDS if deed.keys and deed.text not in text] == []


def test_every_place_of_the_paper_stands_on_the_form_once() -> None:
    """The schedule has its own editor; every other place has one field and one label."""
    shown: list[str] = []
    for groups in FORM.values():
        for row in (row for group in groups for row in group.rows):
            if isinstance(row, ListRows):
                shown.extend((*row.before, *row.items))
            elif isinstance(row, Signatures):
                shown.append(row.place)
            else:
                shown.extend(row)
    wanted = [place.pattern for place in PAPER_FIELDS if place.block is not Block.SCHEDULE]
    assert sorted(shown) == sorted(wanted)
    labels = load_labels()
    assert [pattern for pattern in wanted if not labels.label(pattern.replace("[]", "[0]"))] == []
