"""Menus and keys are data: no key starts two deeds, and other keys may be chosen as long as that stays so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from claimdesk.screens.actions import DEEDS, Deed, Scope, duplicates, keys_text, qualified, rebound
from claimdesk.screens.fields.presses import Press, key_map

NONE = Qt.KeyboardModifier.NoModifier


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


def test_every_key_of_a_field_may_be_chosen() -> None:
    """Ditto by F11 asks for the same as keypad plus does in the house map, and the old key asks for nothing."""
    chosen = key_map(rebound(DEEDS, {"field.field_ditto": ("F11",), "schedule.cell_ditto": ("F11",)}), Scope.FIELD)
    assert chosen[(Qt.Key.Key_F11, NONE)] is Press.DITTO
    assert (Qt.Key.Key_Plus, Qt.KeyboardModifier.KeypadModifier) not in chosen
    assert chosen[(Qt.Key.Key_Return, NONE)] is Press.NEXT


def test_every_key_of_a_field_asks_for_something() -> None:
    """A deed of fields or of the schedule without a press would be a promise of the help alone."""
    for scope in (Scope.FIELD, Scope.SCHEDULE):
        keys = key_map(DEEDS, scope)
        for deed in DEEDS:
            if deed.scope is scope:
                only = key_map((deed,), scope)
                assert only, deed.name
                assert only.items() <= keys.items()


@pytest.mark.parametrize("key", ["D", "Shift+D", "5", "Space", "Keypad .", "Keypad /"])
def test_a_sign_of_the_text_is_no_key_of_a_field(key: str) -> None:
    """Nothing that one types may do anything else."""
    with pytest.raises(ValueError, match="is a sign of the text"):
        rebound(DEEDS, {"field.field_ditto": (key,)})


@pytest.mark.parametrize("chosen", [(), ("",), ("Nokey",), ("Keypad Q",), ("Ctrl+K, Ctrl+S",)])
def test_what_is_no_key_is_refused(chosen: tuple[str, ...]) -> None:
    """A deed without a key, a misspelt one, and two keys after another are told."""
    with pytest.raises(ValueError, match=r"is no key, for field\.field_ditto"):
        rebound(DEEDS, {"field.field_ditto": chosen})


def test_two_spellings_of_one_key_are_one_key() -> None:
    """Ctrl+Del and ctrl+delete start one deed only."""
    one = Deed(name="a", text="Delete", keys=("Ctrl+Del",), scope=Scope.SCHEDULE)
    other = Deed(name="b", text="Drop", keys=("ctrl+delete",), scope=Scope.SCHEDULE)
    assert duplicates((one, other)) == ("ctrl+del: Delete, Drop",)
