"""Menus and keys are data: every deed of a window and every key of a field stands here once, with its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow


class Scope(StrEnum):
    """Where a key works; the values head the lists of keys in the help."""

    EVERYWHERE = "In every window"
    CASE = "In the case window"
    CLAIM = "In a claim window"
    FIELD = "In a field of the form"
    SCHEDULE = "In the schedule"
    PLAN = "In a table of the plan"
    DIFFERENCES = "In the differences of a claim"


TOGETHER: tuple[frozenset[Scope], ...] = (
    frozenset({Scope.EVERYWHERE, Scope.CASE, Scope.PLAN}),
    frozenset({Scope.EVERYWHERE, Scope.CLAIM, Scope.FIELD}),
    frozenset({Scope.EVERYWHERE, Scope.CLAIM, Scope.SCHEDULE}),
    frozenset({Scope.EVERYWHERE, Scope.DIFFERENCES}),
)
"""Scopes that are in force at one time: within each of these sets a key may stand once only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One thing that a key or a menu does; `menu` is empty for keys that a field handles by itself."""

    name: str
    text: str
    keys: tuple[str, ...] = ()
    scope: Scope
    menu: str = ""


def _field(name: str, text: str, *keys: str) -> Deed:
    return Deed(name=name, text=text, keys=keys, scope=Scope.FIELD)


def _schedule(name: str, text: str, *keys: str) -> Deed:
    return Deed(name=name, text=text, keys=keys, scope=Scope.SCHEDULE)


def _plan(name: str, text: str, *keys: str) -> Deed:
    return Deed(name=name, text=text, keys=keys, scope=Scope.PLAN)


def _case(name: str, text: str, *keys: str, menu: str = "Case") -> Deed:
    return Deed(name=name, text=text, keys=keys, scope=Scope.CASE, menu=menu)


def _claim(name: str, text: str, *keys: str, menu: str = "Claim") -> Deed:
    return Deed(name=name, text=text, keys=keys, scope=Scope.CLAIM, menu=menu)


def _difference(name: str, text: str, *keys: str, menu: str = "") -> Deed:
    return Deed(name=name, text=text, keys=keys, scope=Scope.DIFFERENCES, menu=menu)


def _every(name: str, text: str, *keys: str, menu: str) -> Deed:
    return Deed(name=name, text=text, keys=keys, scope=Scope.EVERYWHERE, menu=menu)


DEEDS: tuple[Deed, ...] = (
    _case("register", "Register a claim", "Ctrl+N"),
    _case("export", "Save this list as a workbook…", "Ctrl+Shift+E"),
    _case("losses", "Compute the losses of all claims…"),
    _case("blank_form", "Save the blank Proof of Claim…"),
    _case("second_keying", "Key this claim a second time, blind", "Ctrl+Shift+K"),
    _case("differences", "Settle the differences of this claim", "Ctrl+Shift+D"),
    _case("key_card", "Save the card of keys…", "Ctrl+F1", menu="Help"),
    _case("quit", "Close the case", "Ctrl+Q"),
    _case("go_overview", "Overview", "Ctrl+1", menu="Go"),
    _case("go_claims", "Claims", "Ctrl+2", menu="Go"),
    _case("take_next", "Take the next claim of the queue", "Ctrl+T"),
    _case("go_queue", "Queue", "Ctrl+8", menu="Go"),
    _case("go_letters", "Letters", "Ctrl+3", menu="Go"),
    _case("go_settlement", "Settlement", "Ctrl+4", menu="Go"),
    _case("go_help", "Help", "Ctrl+5", menu="Go"),
    _case("go_staff", "Staff", "Ctrl+6", menu="Go"),
    _case("go_log", "Log", "Ctrl+7", menu="Go"),
    _claim("save", "Save", "Ctrl+S"),
    _claim("finish", "Finish keying; from the queue, take the next", "Ctrl+Enter", "Ctrl+Return"),
    _claim("rest_blank", "Record the rest as blank and finish", "Ctrl+Shift+B"),
    _claim("review", "Mark as reviewed", "Ctrl+Shift+R"),
    _claim("undo", "Undo the last commit of this claim", "Ctrl+Z"),
    _claim("redo", "Redo what was undone", "Ctrl+Shift+Z"),
    _claim("discard_draft", "Drop the draft and show what is saved"),
    _claim("query", "Ask about this place, or answer", "F8"),
    _claim("note", "Note at this place", "Shift+F8"),
    _claim("override", "Override a soft check with a reason", "F9"),
    _claim("put_aside", "Put this claim aside…", "Ctrl+Shift+Enter", "Ctrl+Shift+Return"),
    _claim("give_back", "Give this claim back to the queue"),
    _claim("withdraw", "Withdraw this claim…"),
    _claim("void", "Void this claim…"),
    _claim("close", "Close this window", "Ctrl+W"),
    _claim("next_block", "Next block", "F6", menu="Go"),
    _claim("previous_block", "Previous block", "Shift+F6", menu="Go"),
    _claim("next_problem", "Next problem or open query", "F7", menu="Go"),
    _claim("previous_problem", "Previous problem or open query", "Shift+F7", menu="Go"),
    _claim("go_place", "Go to a field or a line", "Ctrl+G", menu="Go"),
    _claim("go_problems", "List of problems", "Ctrl+J", menu="Go"),
    _claim("go_letters", "Letters of this claim", "Ctrl+L", menu="Go"),
    _claim("go_loss", "Why this amount", "Ctrl+M", menu="Go"),
    _claim("go_history", "History of this claim", "Ctrl+H", menu="Go"),
    _claim("scan_attach", "Attach scans to this claim…", "Ctrl+Alt+A", menu="Scan"),
    _claim("scan_page", "The whole page, or the strip alone", "F3", menu="Scan"),
    _claim("scan_next", "Next page", "PgDown", menu="Scan"),
    _claim("scan_previous", "Page before", "PgUp", menu="Scan"),
    _claim("scan_zoom_in", "Larger", "Ctrl++", "Ctrl+=", menu="Scan"),
    _claim("scan_zoom_out", "Smaller", "Ctrl+-", menu="Scan"),
    _claim("scan_zoom_none", "As large as at first", "Ctrl+0", menu="Scan"),
    _claim("scan_left", "Look further left", "Ctrl+Alt+Left", menu="Scan"),
    _claim("scan_right", "Look further right", "Ctrl+Alt+Right", menu="Scan"),
    _claim("scan_up", "Look further up", "Ctrl+Alt+Up", menu="Scan"),
    _claim("scan_down", "Look further down", "Ctrl+Alt+Down", menu="Scan"),
    _claim("scan_rotate", "Turn the page by a quarter", "Ctrl+R", menu="Scan"),
    _claim("scan_contrast", "More contrast, after the strongest none", "Ctrl+Alt+C", menu="Scan"),
    _claim("scan_invert", "Dark for light", "Ctrl+Alt+V", menu="Scan"),
    _claim("scan_zone", "Move the zone of this field by the arrows", "Ctrl+Alt+Z", menu="Scan"),
    _claim("scan_note", "Note that this was read on what is on show", "Ctrl+Alt+Enter", "Ctrl+Alt+Return", menu="Scan"),
    _claim("scan_go", "Go to where this was read", "Ctrl+Alt+G", menu="Scan"),
    _claim("scan_detach", "Detach this scan…", menu="Scan"),
    _claim("print_letter", "Print the letter on show", "Ctrl+P", menu="Letters"),
    _claim("save_letter", "Save the letter on show as PDF…", "Ctrl+Shift+S", menu="Letters"),
    _every("find", "Find a claim, a screen or a command", "Ctrl+K", menu="Go"),
    _every("notice", "Go to the notice below", "Ctrl+Shift+N", menu="Go"),
    _every("help", "Help for this screen", "F1", menu="Help"),
    _every("lock", "Lock the screen", "Ctrl+Alt+P", "Pause", menu="View"),
    _every("scheme", "Light or dark", "Ctrl+Shift+L", menu="View"),
    _field("field_next", "Commit, next field", "Return", "Enter", "Tab"),
    _field("field_back", "Back along the path", "Shift+Return", "Shift+Enter", "Shift+Tab"),
    _field("field_up", "Previous field", "Up"),
    _field("field_down", "Next field", "Down"),
    _field("field_illegible", "Illegible on the paper, go on", "Keypad *", "Ctrl+U"),
    _field("field_blank", "Blank on the paper, go on", "Ctrl+B"),
    _field("field_ditto", "What stood here in the previous claim, go on", "Keypad +", "Ctrl+D"),
    _field("field_used_last", "What was keyed last in this field, go on", "F5"),
    _field("field_origin", "Where this came from: typed, repeated, inferred, looked up", "F2"),
    _field("field_copy_number", "In a taxpayer number: copy it for 10 seconds, on record", "Ctrl+C"),
    _field("field_undo", "Back to what was committed", "Esc"),
    _field("field_list", "Take what is offered and go on; without an offer, the list", "F4"),
    _field("field_open_list", "The list for this field", "Alt+Down"),
    _field("field_paste", "Paste one value", "Ctrl+V"),
    _field("field_usual", "The usual answers in the rest of the block", "Ctrl+Space", "F12"),
    _schedule("cell_next", "Commit, next cell; after the last a new row", "Return", "Enter", "Tab"),
    _schedule("cell_back", "Previous cell", "Shift+Return", "Shift+Enter", "Shift+Tab"),
    _schedule("cell_up", "Same column, row above", "Up"),
    _schedule("cell_down", "Same column, row below", "Down"),
    _schedule("cell_left", "The cell to the left, seldom columns too", "Alt+Left"),
    _schedule("cell_right", "The cell to the right, seldom columns too", "Alt+Right"),
    _schedule("section_done", "On an empty first cell: the section is finished", "Keypad -", "Ctrl+."),
    _schedule("cell_illegible", "Illegible on the paper, go on", "Keypad *", "Ctrl+U"),
    _schedule("cell_blank", "Blank on the paper, go on", "Ctrl+B"),
    _schedule("cell_ditto", "What the line above says, go on", "Keypad +", "Ctrl+D"),
    _schedule("cell_used_last", "What was keyed last in this column, go on", "F5"),
    _schedule("cell_total", "In the total: shares x price, go on", "="),
    _schedule("cell_list", "In a kind: the list of kinds", "F4"),
    _schedule("cell_origin", "Where this came from: typed, repeated, inferred, looked up", "F2"),
    _schedule("cell_paste", "Paste; a table becomes lines, shown before they are taken", "Ctrl+V"),
    _schedule("cell_usual", "The usual rest of the line: total, documented; next line", "Ctrl+Space", "F12"),
    _schedule("row_above", "The whole line above, cursor on shares", "Ctrl+Shift+D"),
    _schedule("row_insert", "Insert a line here", "Ctrl+I"),
    _schedule("row_up", "Move the line up", "Alt+Up"),
    _schedule("row_down", "Move the line down; in a kind, the list", "Alt+Down"),
    _schedule("row_delete", "Delete the row", "Ctrl+Del"),
    _schedule("cell_undo", "Back to what was committed", "Esc"),
    _plan("plan_next", "Commit, next cell", "Return", "Enter", "Tab"),
    _plan("plan_edit", "Open the cell with what stands in it", "F2"),
    _plan("plan_paste", "Paste a rectangle, with a preview", "Ctrl+V"),
    _plan("plan_copy", "Copy the chosen cells", "Ctrl+C"),
    _plan("plan_clear", "Empty the chosen cells", "Del"),
    _plan("plan_undo", "Take the last step back; a paste is one", "Ctrl+Z"),
    _plan("plan_redo", "Make it again", "Ctrl+Shift+Z"),
    _plan("plan_insert", "Insert a row here", "Ctrl+I"),
    _plan("plan_remove", "Take the row away", "Ctrl+Del"),
    _plan("plan_sheet", "Next sheet", "F6"),
    _plan("plan_sheet_back", "Previous sheet", "Shift+F6"),
    _plan("plan_fault", "Next thing to mend", "F7"),
    _plan("plan_fault_back", "Previous thing to mend", "Shift+F7"),
    _plan("plan_leave", "Back to the settlement; what was keyed is kept", "Esc"),
    _difference("take_one", "Take the first reading", "1"),
    _difference("take_two", "Take the second reading", "2"),
    _difference("type", "Type another reading", "Return", "Enter"),
    _difference("illegible", "Illegible on the paper", "*", "Keypad *", "Ctrl+U"),
    _difference("blank", "Blank on the paper", "Ctrl+B"),
    _difference("query", "Ask somebody else, by a letter", "0"),
    _difference("next_difference", "Next difference", "Down"),
    _difference("previous_difference", "Previous difference", "Up"),
    _difference("scan_page", "The whole page, or the strip alone", "F3", menu="Scan"),
    _difference("scan_next", "Next page", "PgDown", menu="Scan"),
    _difference("scan_previous", "Page before", "PgUp", menu="Scan"),
    _difference("scan_zoom_in", "Larger", "Ctrl++", "Ctrl+=", menu="Scan"),
    _difference("scan_zoom_out", "Smaller", "Ctrl+-", menu="Scan"),
    _difference("scan_zoom_none", "As large as at first", "Ctrl+0", menu="Scan"),
    _difference("scan_left", "Look further left", "Ctrl+Alt+Left", menu="Scan"),
    _difference("scan_right", "Look further right", "Ctrl+Alt+Right", menu="Scan"),
    _difference("scan_up", "Look further up", "Ctrl+Alt+Up", menu="Scan"),
    _difference("scan_down", "Look further down", "Ctrl+Alt+Down", menu="Scan"),
    _difference("scan_rotate", "Turn the page by a quarter", "Ctrl+R", menu="Scan"),
    _difference("finish", "Go on; from the queue, take the next", "Ctrl+Enter", "Ctrl+Return", menu="Claim"),
    _difference("put_aside", "Put this claim aside…", "Ctrl+Shift+Enter", "Ctrl+Shift+Return", menu="Claim"),
    _difference("give_back", "Give this claim back to the queue", menu="Claim"),
    _difference("undo", "Open the last one again", "Ctrl+Z", menu="Claim"),
    _difference("close", "Close this window", "Ctrl+W", menu="Claim"),
)


KEYPAD = "Keypad "
_KEYPAD_SIGNS = frozenset("*+-/.")
_OF_TEXT = frozenset({Scope.FIELD, Scope.SCHEDULE})
"""Scopes whose keys a field looks at before its text does; in the others an open field takes its own keys first."""
_SIGNS_BEYOND_TEXT = frozenset({"="})
"""Signs that stand in no grammar of the keyboard, and so may be keys."""
_SIGNS_OF_DIFFERENCES = frozenset({"1", "2", "0", "*"})
"""Signs that are keys in the differences, where no field is open until one asks for it."""
_EDITING_KEYS = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Insert,
    }
)
_EDITING_LETTERS = frozenset({Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X})
"""With Ctrl they choose all, copy, paste and cut in a text."""
_NONE, _SHIFT, _CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def rebound(deeds: tuple[Deed, ...], keys: Mapping[str, tuple[str, ...]]) -> tuple[Deed, ...]:
    """Give the deeds with other keys, by the name of the deed and its scope: `claim.save`, `schedule.cell_ditto`.

    Raises:
        ValueError: a name is no deed, a key is none or one of the text, or a key would stand twice where two deeds are
            in force at one time; the message names the key and why it cannot be one.
    """
    known = {qualified(deed): deed for deed in deeds}
    for name, chosen in keys.items():
        if name not in known:
            message = f"{name} is no deed with a key to choose"
            raise ValueError(message)
        if not chosen or not all(is_key(key) for key in chosen):
            message = f"{', '.join(chosen) or 'nothing'} is no key, for {name}"
            raise ValueError(message)
        for key in chosen:
            why = _why_dead(key, known[name])
            if why:
                message = f"{key} {why}, for {name}"
                raise ValueError(message)
    folded = {name: tuple(map(_without_backtab, chosen)) for name, chosen in keys.items()}
    changed = tuple(replace(deed, keys=folded.get(qualified(deed), deed.keys)) for deed in deeds)
    twice = duplicates(changed)
    if twice:
        message = f"one key for two deeds: {'; '.join(twice)}"
        raise ValueError(message)
    return changed


def is_key(key: str) -> bool:
    """Whether a text names one key: `Ctrl+D`, `F5`, `Keypad +`."""
    if key.startswith(KEYPAD):
        return key.removeprefix(KEYPAD) in _KEYPAD_SIGNS
    return QKeySequence(key).count() == 1 and combination(key).key() is not Qt.Key.Key_unknown


def combination(key: str) -> QKeyCombination:
    """Give the key and the modifiers of a text that `is_key`, the word of the keypad left out."""
    made: QKeyCombination = QKeySequence(key.removeprefix(KEYPAD))[0]  # type: ignore[index]  # its stubs forget it
    return made


def is_sign(key: str) -> bool:
    """Whether a key types something: a letter, a figure, a space, alone or with Shift."""
    if key.startswith(KEYPAD):
        return key.removeprefix(KEYPAD) not in {"*", "+", "-"}
    made = combination(key)
    plain = made.keyboardModifiers() & ~_SHIFT
    is_typed = made.key().value < Qt.Key.Key_Escape.value
    return is_typed and plain is _NONE


def _why_dead(key: str, deed: Deed) -> str:
    """Give why a key would do nothing, or take something from the text, as a deed's; empty when it would work."""
    scope = deed.scope
    if key.startswith(KEYPAD) and scope not in _OF_TEXT and (scope is not Scope.DIFFERENCES or deed.menu):
        return "is no key of a menu"
    free = _SIGNS_BEYOND_TEXT if scope in _OF_TEXT else _SIGNS_OF_DIFFERENCES if scope is Scope.DIFFERENCES else ()
    if is_sign(key) and key not in free:
        return "is a sign of the text and no key"
    if scope is not Scope.PLAN and _is_editing(key, is_of_field=scope in _OF_TEXT):
        return "moves in a text or changes it and is no key"
    return ""


def _is_editing(key: str, *, is_of_field: bool) -> bool:
    """Whether a key works in an open text itself; with Ctrl a field may have it for something else."""
    if key.startswith(KEYPAD):
        return False
    made = combination(key)
    held = made.keyboardModifiers() & ~_SHIFT
    if made.key() in _EDITING_LETTERS:
        return held == _CONTROL and not is_of_field
    return made.key() in _EDITING_KEYS and (held == _NONE or (held == _CONTROL and not is_of_field))


def qualified(deed: Deed) -> str:
    """Give the name of a deed with the name of its scope, `claim.save`."""
    return f"{deed.scope.name.lower()}.{deed.name}"


def duplicates(deeds: tuple[Deed, ...]) -> tuple[str, ...]:
    """Name every key that would start two deeds: `Ctrl+S: Save, Settlement`."""
    found: list[str] = []
    for scopes in TOGETHER:
        by_key: dict[str, list[str]] = {}
        for deed in deeds:
            if deed.scope in scopes:
                for key in deed.keys:
                    by_key.setdefault(_folded(key), []).append(deed.text)
        found.extend(f"{key}: {', '.join(texts)}" for key, texts in by_key.items() if len(texts) > 1)
    return tuple(found)


def _folded(key: str) -> str:
    """One spelling of a key: `ctrl+del` and `Ctrl+Delete` are the same."""
    return key.casefold() if key.startswith(KEYPAD) else QKeySequence(_without_backtab(key)).toString().casefold()


def _without_backtab(key: str) -> str:
    """Give a key as it is pressed: what Qt calls Backtab is Shift+Tab."""
    if key.startswith(KEYPAD) or combination(key).key() is not Qt.Key.Key_Backtab:
        return key
    held = QKeySequence(QKeyCombination(combination(key).keyboardModifiers() | _SHIFT, Qt.Key.Key_Tab))
    return held.toString()


def bind(
    window: QMainWindow,
    scope: Scope,
    *,
    deeds: tuple[Deed, ...],
    handlers: Mapping[str, Callable[[], None]],
) -> Mapping[str, QAction]:
    """Make the menus and keys of a window; each deed of its scope that has a handler gets one action.

    The handler is called after the open editor has committed, which the window sees to.
    """
    made: dict[str, QAction] = {}
    for deed in deeds:
        if deed.scope not in {scope, Scope.EVERYWHERE} or deed.name not in handlers:
            continue
        action = QAction(deed.text, window)
        action.setObjectName(f"deed_{deed.name}")
        action.setShortcuts([QKeySequence(key) for key in deed.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        handler = handlers[deed.name]
        action.triggered.connect(lambda _checked=False, handler=handler: handler())
        made[deed.name] = action
        window.addAction(action)
    for title in ("Case", "Claim", "Scan", "Letters", "Go", "View", "Help"):
        actions = [
            made[deed.name]
            for deed in deeds
            if deed.menu == title and deed.scope in {scope, Scope.EVERYWHERE} and deed.name in made
        ]
        if actions:
            menu = window.menuBar().addMenu(f"&{title}")
            menu.addActions(actions)
    return made


def hint_key(deeds: tuple[Deed, ...], scope: Scope, name: str) -> str:
    """Give the key of a deed that a hint names, as it is bound now: the first of several."""
    deed = next(deed for deed in deeds if deed.scope is scope and deed.name == name)
    return deed.keys[0].replace("Return", "Enter")


def keys_text(deed: Deed) -> str:
    """Give the keys of a deed as people read them, `Ctrl+Enter`; the first of several is enough in a hint."""
    shown = tuple(dict.fromkeys(key.replace("Return", "Enter") for key in deed.keys))
    return ", ".join(shown)
