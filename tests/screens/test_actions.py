"""Menus and keys are data: no key starts two deeds, and other keys may be chosen as long as that stays so."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence

from claimdesk.screens.actions import DEEDS, Deed, Scope, duplicates, keys_text, qualified, rebound


def test_no_key_starts_two_deeds() -> None:
    """Within what is in force at one time every key stands once."""
    assert duplicates(DEEDS) == ()


def test_no_deed_stands_twice() -> None:
    """A deed has one name in its scope."""
    names = [qualified(deed) for deed in DEEDS]
    assert len(names) == len(set(names))


def test_a_duplicate_is_found_across_scopes_that_are_in_force_together() -> None:
    """A key of a field cannot be one of the claim window too."""
    field = Deed(name="a", text="Blank", keys=("Ctrl+B",), scope=Scope.FIELD)
    claim = Deed(name="b", text="Bold", keys=("ctrl+b",), scope=Scope.CLAIM)
    case = Deed(name="c", text="Other", keys=("Ctrl+B",), scope=Scope.CASE)
    assert duplicates((field, claim)) == ("ctrl+b: Blank, Bold",)
    assert duplicates((field, case)) == ()


def test_a_deed_gets_another_key() -> None:
    """The other deeds keep theirs."""
    changed = {qualified(deed): deed.keys for deed in rebound(DEEDS, {"claim.save": ("Ctrl+Alt+S",)})}
    assert changed["claim.save"] == ("Ctrl+Alt+S",)
    assert changed["claim.next_block"] == ("F6",)


def test_a_key_that_is_taken_is_refused_with_both_names() -> None:
    """The message says which two deeds want it."""
    with pytest.raises(ValueError, match=r"f6: Save, Next block"):
        rebound(DEEDS, {"claim.save": ("F6",)})


def test_every_key_of_a_menu_is_one_that_qt_knows() -> None:
    """A misspelt key would silently do nothing."""
    bound = [key for deed in DEEDS if deed.menu for key in deed.keys]
    assert bound
    assert [key for key in bound if QKeySequence(key).toString() == ""] == []


def test_keys_are_shown_as_people_say_them() -> None:
    """Return is Enter, and each key is shown once."""
    assert keys_text(Deed(name="a", text="Go on", keys=("Return", "Enter", "Tab"), scope=Scope.FIELD)) == "Enter, Tab"
