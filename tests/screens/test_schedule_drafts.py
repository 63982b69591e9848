"""Whatever keys are pressed in a schedule, the draft on disk gives back exactly what was committed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from schedule_clerk import ALT, CONTROL, KEYPAD, NONE, SHIFT, SONUS, Clerk

from claimdesk.casebook.places import Entry, with_entries
from claimdesk.casework.desk import Desk
from claimdesk.casework.keep_draft import keep_draft
from claimdesk.casework.open_case import close_case, open_case
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.reference import load_wording
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim

KEYS = (
    (Qt.Key.Key_Return, NONE),
    (Qt.Key.Key_Return, NONE),
    (Qt.Key.Key_Return, NONE),
    (Qt.Key.Key_Tab, NONE),
    (Qt.Key.Key_Backtab, SHIFT),
    (Qt.Key.Key_Up, NONE),
    (Qt.Key.Key_Down, NONE),
    (Qt.Key.Key_Escape, NONE),
    (Qt.Key.Key_Minus, KEYPAD),
    (Qt.Key.Key_Asterisk, KEYPAD),
    (Qt.Key.Key_B, CONTROL),
    (Qt.Key.Key_Delete, CONTROL),
    (Qt.Key.Key_I, CONTROL),
    (Qt.Key.Key_D, CONTROL),
    (Qt.Key.Key_D, CONTROL | SHIFT),
    (Qt.Key.Key_Up, ALT),
    (Qt.Key.Key_Down, ALT),
    (Qt.Key.Key_Equal, NONE),
)
TEXTS = ("", "5", "0415", "02302003", "1,000", "500+500", "x", "y", "7.50", "2")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give a new case."""
    opened = open_case(tmp_path, settlement=SONUS, wording=load_wording())
    yield opened
    close_case(opened)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(TEXTS), st.sampled_from(KEYS)), min_size=5, max_size=60))
def test_a_draft_read_back_is_what_was_committed(
    qtbot: QtBot, desk: Desk, pressed: list[tuple[str, tuple[Qt.Key, Qt.KeyboardModifier]]]
) -> None:
    """Lines made, filled, deleted and made again, over a save in the middle: nothing is lost and nothing comes back."""
    claims = [register_claim(desk).claim]
    clerk = Clerk(qtbot)

    def keep(entries: tuple[Entry, ...]) -> None:
        keep_draft(desk, claims[-1].claim_number, entries=entries, base_version=claims[-1].version)

    clerk.editor.committed.connect(keep)
    for place, (text, (key, modifier)) in enumerate(pressed):
        clerk.types(text)
        clerk.presses(key, modifier)
        if place == len(pressed) // 2:
            number, version = claims[-1].claim_number, claims[-1].version
            claims.append(save_claim(desk, number, proof=clerk.proof, base_version=version).claim)
    opened = open_claim(desk, claims[-1].claim_number)
    assert with_entries(opened.claim.proof, opened.draft).schedule == clerk.proof.schedule
    clerk.window.close()
