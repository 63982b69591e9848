"""Windows come back where they were, settings are checked before use, and bugs are noted without what was keyed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from stories import CONTROL, PATIENCE, SHIFT, OpenClaim, focused, press, settle

from claimdesk.app import Office, chosen_keys
from claimdesk.casework.desk import Desk
from claimdesk.casework.register_claim import register_claim
from claimdesk.errors import Told
from claimdesk.screens.actions import DEEDS, qualified
from claimdesk.screens.bug_log import LARGEST_LOG, BugLog, describe
from claimdesk.screens.notices import Notices
from claimdesk.screens.window_memory import FILE_NAME, WindowMemory

PLANTED_TIN = "518-42-7736"


def test_a_window_comes_back_with_its_size_and_place(tmp_path: Path, qtbot: QtBot) -> None:
    """What was kept under a name is given back under that name."""
    first, second = QWidget(), QWidget()
    qtbot.addWidget(first)
    qtbot.addWidget(second)
    first.setGeometry(40, 30, 700, 500)
    WindowMemory(tmp_path).keep(first, "claim")
    WindowMemory(tmp_path).restore(second, "claim", width=1280, height=800)
    assert second.geometry() == first.geometry()


@pytest.mark.parametrize(
    "place",
    [
        "",
        "40 30 700",
        "40 30 5 5 normal",
        "90000 90000 700 500 normal",
        "40 30 700 500 sideways",
        "@ByteArray(\\x1)",
        "0 0 99999 99999 normal",
    ],
)
def test_a_place_that_makes_no_sense_is_not_used(place: str, tmp_path: Path, qtbot: QtBot) -> None:
    """A window is never lost outside of every screen, whatever stands in the file."""
    (tmp_path / FILE_NAME).write_text(f"[place]\nclaim={place}\n", encoding="utf-8")
    window = QWidget()
    qtbot.addWidget(window)
    WindowMemory(tmp_path).restore(window, "claim", width=1280, height=800)
    assert (window.width(), window.height()) == (1280, 800)


def test_an_unknown_scheme_is_that_of_the_system(tmp_path: Path) -> None:
    """Words that the program does not know change nothing."""
    (tmp_path / FILE_NAME).write_text("[General]\nscheme=plaid\n", encoding="utf-8")
    assert WindowMemory(tmp_path).scheme == "system"


def test_a_person_chooses_other_keys(tmp_path: Path) -> None:
    """A line of the file is enough; the others stay."""
    (tmp_path / FILE_NAME).write_text("[keys]\nclaim.save=Ctrl+Alt+S\n", encoding="utf-8")
    keys = chosen_keys(WindowMemory(tmp_path))
    assert keys.fault is None
    assert {deed.keys for deed in keys.deeds if qualified(deed) == "claim.save"} == {("Ctrl+Alt+S",)}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("claim.save=F6", "one key for two deeds: f6: Save, Next block"),
        ("claim.fly=F6", "claim.fly is no deed with a key to choose"),
        ("claim.save=Ctrl+Nonsense", "Ctrl+Nonsense is no key, for claim.save"),
        ("field.field_next=F2", "one key for two deeds: f2: Commit, next field, Where this came from"),
    ],
)
def test_a_choice_of_keys_that_cannot_be_is_told(line: str, said: str, tmp_path: Path) -> None:
    """The keys of the house stay in use."""
    (tmp_path / FILE_NAME).write_text(f"[keys]\n{line}\n", encoding="utf-8")
    keys = chosen_keys(WindowMemory(tmp_path))
    assert keys.deeds == DEEDS
    assert keys.fault is not None
    assert said in keys.fault.sentence


def stumble(text: str) -> None:
    """Fail as a bug would, with something personal in a message and in a variable."""
    try:
        number = int(text)
    except ValueError as error:
        raise RuntimeError(f"could not use {text}") from error
    pytest.fail(f"{number} is a number")


def test_a_bug_is_described_without_values() -> None:
    """Kinds and lines of code stand there, never a message or a variable."""
    with pytest.raises(RuntimeError) as caught:
        stumble(PLANTED_TIN)
    text = describe(caught.value)
    assert "builtins.ValueError" in text
    assert "builtins.RuntimeError" in text
    assert "stumble" in text
    assert PLANTED_TIN not in text


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    """A full disk or a missing folder gives no second trouble."""
    assert BugLog(tmp_path).write(ValueError(PLANTED_TIN)) is True
    assert BugLog(tmp_path / "missing").write(ValueError(PLANTED_TIN)) is False


def test_a_long_log_is_begun_anew(tmp_path: Path) -> None:
    """The old one is kept beside it."""
    log = BugLog(tmp_path)
    log.path.write_bytes(b"x" * (LARGEST_LOG + 1))
    log.write(ValueError())
    assert log.path.stat().st_size < 1000
    assert log.path.with_suffix(".old.log").stat().st_size > LARGEST_LOG


def test_a_bug_of_a_verb_is_noted_and_the_draft_is_kept(
    desk: Desk, office: Office, open_claim_window: OpenClaim, qtbot: QtBot
) -> None:
    """The band says where; the log in the case folder holds no value."""
    claim = open_claim_window(register_claim(desk).claim.claim_number)

    def broken(_desk: Desk) -> None:
        raise ZeroDivisionError(PLANTED_TIN)

    office.workplace.do(broken, owner=claim, done=lambda _none: None, failed=claim.notices.tell)
    settle(qtbot, office)
    qtbot.waitUntil(lambda: claim.notices.band_text.startswith("Something went wrong inside Claimdesk."))
    log = (desk.folder / "errors.log").read_text(encoding="utf-8")
    assert "ZeroDivisionError" in log
    assert PLANTED_TIN not in log


def test_a_notice_is_reached_answered_and_closed_by_keys(office: Office, qtbot: QtBot) -> None:
    """Ctrl+Shift+N goes to it, Enter answers, Esc closes; the cursor goes back to the room."""
    answered: list[str] = []
    office.window.activateWindow()
    qtbot.waitUntil(office.window.isActiveWindow, timeout=PATIENCE)
    notices = office.window.notices
    notices.ask("Two fields are open.", answer="Record them", deed=lambda: answered.append("yes"))
    press(Qt.Key.Key_N, CONTROL | SHIFT)
    assert focused() is notices._answer
    press(Qt.Key.Key_Return)
    assert answered == ["yes"]
    assert notices.band_text == ""
    notices.tell(Told("The disk is full.", "Make room."))
    press(Qt.Key.Key_N, CONTROL | SHIFT)
    press(Qt.Key.Key_Escape)
    assert notices.band_text == ""
    assert focused() is office.window.claims.search


def test_markup_in_a_sentence_stays_text(qtbot: QtBot) -> None:
    """A name with angle brackets is shown as it is written."""
    notices = Notices()
    qtbot.addWidget(notices)
    notices.tell(Told("<b>Estate & Sons</b> was not saved.", ""))
    assert notices._text.textFormat() is Qt.TextFormat.PlainText
    assert notices.band_text == "<b>Estate & Sons</b> was not saved."
