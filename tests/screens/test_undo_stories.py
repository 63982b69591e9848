"""What a person committed in a claim is taken back step by step and made again, on the screen and on disk."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from stories import CONTROL, SHIFT, KeepPaper, OpenClaim, focused, key, press, settle

from claimdesk.app import Office
from claimdesk.casebook.between import entries_between
from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.places import with_entries
from claimdesk.casebook.reading import Mark
from claimdesk.casework.desk import Desk
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_claim import register_claim
from claimdesk.screens.claim_window import ClaimWindow
from claimdesk.screens.typist import focused_path


def undo() -> None:
    """Press the key that takes back."""
    press(Qt.Key.Key_Z, CONTROL)


def redo() -> None:
    """Press the key that makes again."""
    press(Qt.Key.Key_Z, CONTROL | SHIFT)


def on_disk(desk: Desk, number: str) -> ProofOfClaim:
    """Give the proof as it would open again: what is stored, with the draft over it."""
    opened = open_claim(desk, number)
    return with_entries(opened.claim.proof, opened.draft)


def is_on_disk(desk: Desk, claim: ClaimWindow) -> bool:
    """Whether nothing differs between the screen and what would open again."""
    return entries_between(on_disk(desk, claim.claim_number), claim.session.proof) == ()


def test_a_field_is_undone_and_redone_by_name(
    desk: Desk, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """The last commit comes first, its place gets the cursor, and a place never reached before is so again."""
    claim = open_claim_window(register_claim(desk).claim.claim_number)
    claim.go_to("beneficial_owner.first")
    key("Ada")
    key("King")
    undo()
    assert claim.notices.line_text == "Undone: Middle King"
    assert focused_path() == "beneficial_owner.middle"
    assert claim.session.proof.beneficial_owner.middle.mark is Mark.NOT_REACHED
    undo()
    assert claim.notices.line_text == "Undone: First name Ada"
    undo()
    assert claim.notices.line_text == "Nothing to undo: this claim stands as it was opened"
    redo()
    redo()
    assert claim.notices.line_text == "Redone: Middle King"
    redo()
    assert claim.notices.line_text == "Nothing to redo: no commit was undone since the last one"
    assert claim.session.proof.beneficial_owner.middle.text == "King"
    settle(qtbot, office)
    assert is_on_disk(desk, claim)


def test_open_text_is_committed_before_it_is_undone(desk: Desk, open_claim_window: OpenClaim) -> None:
    """What was being keyed can be brought back by the other key; no letter is lost."""
    claim = open_claim_window(register_claim(desk).claim.claim_number)
    claim.go_to("beneficial_owner.first")
    QTest.keyClicks(focused(), "Ada")
    undo()
    assert claim.notices.line_text == "Undone: First name Ada"
    redo()
    assert claim.session.proof.beneficial_owner.first.text == "Ada"


def test_a_cell_of_the_schedule_is_undone_from_another_block(
    desk: Desk, keep_paper: KeepPaper, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """The step is named by section, line and column, and the cursor goes there."""
    claim = open_claim_window(keep_paper(1).claim_number)
    whole = claim.session.proof
    claim.go_to("schedule.purchases[0].price")
    key("7.77")
    claim.go_to("beneficial_owner.first")
    undo()
    assert claim.notices.line_text == "Undone: purchases line 1, price 7.77"
    assert focused_path() == "schedule.purchases[0].price"
    assert claim.session.proof == whole
    settle(qtbot, office)
    assert is_on_disk(desk, claim)


def test_a_deleted_line_comes_back_as_one_step(
    desk: Desk, keep_paper: KeepPaper, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """The lines that had moved up move down again, each with what it said."""
    claim = open_claim_window(keep_paper(1).claim_number)
    whole = claim.session.proof
    claim.go_to("schedule.purchases[0].trade_date")
    press(Qt.Key.Key_Delete, CONTROL)
    assert claim.session.proof != whole
    undo()
    assert claim.notices.line_text == "Undone: purchases line 1 deleted"
    assert claim.session.proof == whole
    settle(qtbot, office)
    assert is_on_disk(desk, claim)
    redo()
    assert claim.notices.line_text == "Redone: purchases line 1 deleted"
    undo()
    assert claim.session.proof == whole


def test_a_list_that_nobody_had_spoken_of_is_unspoken_of_again(
    desk: Desk, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """Undoing how many documents there are is not the same as saying that there are none."""
    claim = open_claim_window(register_claim(desk).claim.claim_number)
    claim.go_to("documents")
    key("2")
    assert len(claim.session.proof.documents or ()) == 2
    undo()
    assert claim.notices.line_text == "Undone: How many 2"
    assert claim.session.proof.documents is None
    settle(qtbot, office)
    assert on_disk(desk, claim.claim_number).documents is None


def test_a_number_of_a_taxpayer_is_not_named(desk: Desk, open_claim_window: OpenClaim) -> None:
    """The status line says which field it was, and no digit of it."""
    claim = open_claim_window(register_claim(desk).claim.claim_number)
    claim.go_to("tin")
    key("900-12-3456")
    undo()
    assert claim.notices.line_text == "Undone: SSN or TIN keyed"


def test_inserted_and_moved_lines_are_one_step_each(
    desk: Desk, keep_paper: KeepPaper, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """Each is undone by its name, and the draft follows."""
    claim = open_claim_window(keep_paper(1).claim_number)
    whole = claim.session.proof
    claim.go_to("schedule.purchases[0].trade_date")
    press(Qt.Key.Key_I, CONTROL)
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, office)
    assert is_on_disk(desk, claim)
    undo()
    assert claim.notices.line_text == "Undone: purchases lines 1 and 2 exchanged"
    undo()
    assert claim.notices.line_text == "Undone: purchases line 1 inserted"
    assert claim.session.proof == whole
    settle(qtbot, office)
    assert is_on_disk(desk, claim)
