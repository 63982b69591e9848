"""Menus and keys are data: no key starts two deeds, and other keys may be chosen as long as that stays so."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from claimdesk.screens import actions
from claimdesk.screens.actions import DEEDS, Deed, Scope, duplicates, hint_key, keys_text, qualified, rebound
from claimdesk.screens.fields.line import PaperLine
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


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("claim.save", "A"),
        ("claim.save", "Space"),
        ("claim.finish", "Shift+A"),
        ("everywhere.lock", "7"),
        ("everywhere.help", "="),
        ("case.register", "N"),
        ("plan.plan_insert", "I"),
        ("differences.take_one", "A"),
        ("differences.close", "3"),
    ],
)
def test_a_sign_is_no_key_of_a_window(name: str, key: str) -> None:
    """In an open field it would be typed, and do nothing else: the refusal names the key, the deed and why."""
    with pytest.raises(ValueError, match=rf"^{re.escape(key)} is a sign of the text and no key, for {name}$"):
        rebound(DEEDS, {name: (key,)})


@pytest.mark.parametrize(
    "key", ["Left", "Shift+Right", "Ctrl+Left", "Home", "End", "Backspace", "Del", "Ctrl+X", "Ctrl+A"]
)
def test_a_key_that_edits_is_no_key_of_a_window(key: str) -> None:
    """An open field would take it for its own text."""
    for name in ("claim.save", "everywhere.lock", "differences.undo"):
        with pytest.raises(
            ValueError, match=rf"^{re.escape(key)} moves in a text or changes it and is no key, for {name}$"
        ):
            rebound(DEEDS, {name: (key,)})


@pytest.mark.parametrize("key", ["Left", "Shift+Home", "Backspace", "Del"])
def test_a_field_leaves_the_keys_that_edit_to_its_text(key: str) -> None:
    """Nobody could mend a letter any more."""
    with pytest.raises(ValueError, match="moves in a text or changes it"):
        rebound(DEEDS, {"field.field_ditto": (key,)})


def test_a_key_of_the_keypad_is_none_of_a_menu() -> None:
    """Qt does not tell it from the key of the row of figures, so that it would do nothing."""
    with pytest.raises(ValueError, match=r"Keypad \+ is no key of a menu, for claim\.save"):
        rebound(DEEDS, {"claim.save": ("Keypad +",), "field.field_ditto": ("F11",), "schedule.cell_ditto": ("F11",)})


def test_the_signs_of_the_differences_change_places() -> None:
    """There 1, 2, 0 and * are keys: no field is open."""
    changed = rebound(DEEDS, {"differences.take_one": ("2",), "differences.take_two": ("1",)})
    assert {qualified(deed): deed.keys for deed in changed}["differences.take_one"] == ("2",)


@pytest.mark.parametrize("key", ["Backtab", "Shift+Backtab", "backtab"])
def test_backtab_is_the_key_that_goes_back(key: str) -> None:
    """It is Shift+Tab by another name, and taken."""
    with pytest.raises(ValueError, match=r"shift\+tab: .*Back along the path"):
        rebound(DEEDS, {"claim.undo": (key,)})
    changed = rebound(DEEDS, {"field.field_back": (key,)})
    assert {qualified(deed): deed.keys for deed in changed}["field.field_back"] == ("Shift+Tab",)


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


def test_a_hint_names_the_key_that_is_bound_now() -> None:
    """Rebound, the deed is named by the first of its new keys."""
    deeds = rebound(DEEDS, {"claim.finish": ("Ctrl+F10", "F10")})
    assert hint_key(DEEDS, Scope.CLAIM, "finish") == "Ctrl+Enter"
    assert hint_key(deeds, Scope.CLAIM, "finish") == "Ctrl+F10"


def test_a_line_names_the_key_that_asks_for_something(qtbot: QtBot) -> None:
    """What is offered and how a section ends are told by the keys that the line has."""
    line = PaperLine()
    qtbot.addWidget(line)
    line.use_keys(key_map(rebound(DEEDS, {"field.field_list": ("Ctrl+F4",)}), Scope.FIELD))
    assert line.key_of(Press.LIST) == "Ctrl+F4"
    line.use_keys(key_map(DEEDS, Scope.SCHEDULE))
    assert line.key_of(Press.FINISH_SECTION) == "Keypad -"


def test_no_sentence_of_a_screen_names_a_key_of_a_deed_by_itself() -> None:
    """A key in a text of the screens is put there from the bindings, so that it follows another choice of keys."""
    named = re.compile(r"\b(?:Ctrl|Alt)\+[A-Z]\w*[ .;,)]|\bF\d{1,2}\b[ .;,)]|\bPg(?:Up|Dn)\b")
    texts = [
        (path.name, node.value)
        for path in Path(actions.__file__).parent.rglob("*.py")
        if path.name != "actions.py"
        for node in ast.walk(ast.parse(without_docstrings(path.read_text("utf-8"))))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and named.search(f"{node.value} ")
    ]
    assert texts == []


def without_docstrings(source: str) -> str:
    """Give a module without the sentences that only its readers see."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [each for each in body if not _is_a_sentence(each)] or [ast.Pass()]  # type: ignore[attr-defined]
    return ast.unparse(tree)


def _is_a_sentence(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
