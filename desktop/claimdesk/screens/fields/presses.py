"""What a key asks for in a field or a cell beyond its text, and which keys ask for it: those of the deeds."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from types import MappingProxyType

from PySide6.QtCore import Qt

from claimdesk.screens.actions import DEEDS, KEYPAD, Deed, Scope, combination


class Press(Enum):
    """What a key asks for beyond the text of the line itself."""

    NEXT = auto()
    PREVIOUS = auto()
    UP = auto()
    DOWN = auto()
    RESTORE = auto()
    ILLEGIBLE = auto()
    BLANK = auto()
    LIST = auto()
    FINISH_SECTION = auto()
    DELETE_ROW = auto()
    CELL_LEFT = auto()
    CELL_RIGHT = auto()
    DITTO = auto()
    USED_LAST = auto()
    ACCEPT_TOTAL = auto()
    ROW_ABOVE = auto()
    INSERT_ROW = auto()
    ROW_UP = auto()
    ROW_DOWN = auto()
    ORIGIN = auto()
    COPY_NUMBER = auto()
    USUAL = auto()
    OPEN_LIST = auto()
    PASTE = auto()
    TAKE_ONE = auto()
    TAKE_TWO = auto()
    TYPE = auto()
    QUERY = auto()


FIELD_PRESSES = frozenset(
    {
        Press.NEXT,
        Press.PREVIOUS,
        Press.UP,
        Press.DOWN,
        Press.RESTORE,
        Press.ILLEGIBLE,
        Press.BLANK,
        Press.LIST,
        Press.DITTO,
        Press.USED_LAST,
        Press.ORIGIN,
        Press.USUAL,
        Press.OPEN_LIST,
        Press.PASTE,
    },
)
"""What every field understands."""

_OF_FIELDS = MappingProxyType(
    {
        "field_next": Press.NEXT,
        "field_back": Press.PREVIOUS,
        "field_up": Press.UP,
        "field_down": Press.DOWN,
        "field_illegible": Press.ILLEGIBLE,
        "field_blank": Press.BLANK,
        "field_ditto": Press.DITTO,
        "field_used_last": Press.USED_LAST,
        "field_origin": Press.ORIGIN,
        "field_copy_number": Press.COPY_NUMBER,
        "field_undo": Press.RESTORE,
        "field_list": Press.LIST,
        "field_open_list": Press.OPEN_LIST,
        "field_usual": Press.USUAL,
        "field_paste": Press.PASTE,
    }
)
_OF_CELLS = MappingProxyType(
    {
        "cell_next": Press.NEXT,
        "cell_back": Press.PREVIOUS,
        "cell_up": Press.UP,
        "cell_down": Press.DOWN,
        "cell_left": Press.CELL_LEFT,
        "cell_right": Press.CELL_RIGHT,
        "section_done": Press.FINISH_SECTION,
        "cell_illegible": Press.ILLEGIBLE,
        "cell_blank": Press.BLANK,
        "cell_ditto": Press.DITTO,
        "cell_used_last": Press.USED_LAST,
        "cell_total": Press.ACCEPT_TOTAL,
        "cell_list": Press.LIST,
        "cell_origin": Press.ORIGIN,
        "cell_usual": Press.USUAL,
        "cell_paste": Press.PASTE,
        "row_above": Press.ROW_ABOVE,
        "row_insert": Press.INSERT_ROW,
        "row_up": Press.ROW_UP,
        "row_down": Press.ROW_DOWN,
        "row_delete": Press.DELETE_ROW,
        "cell_undo": Press.RESTORE,
    }
)

_OF_DIFFERENCES = MappingProxyType(
    {
        "take_one": Press.TAKE_ONE,
        "take_two": Press.TAKE_TWO,
        "type": Press.TYPE,
        "illegible": Press.ILLEGIBLE,
        "blank": Press.BLANK,
        "query": Press.QUERY,
        "next_difference": Press.DOWN,
        "previous_difference": Press.UP,
    }
)
_NAMES = MappingProxyType({Scope.FIELD: _OF_FIELDS, Scope.SCHEDULE: _OF_CELLS, Scope.DIFFERENCES: _OF_DIFFERENCES})

KeyMap = Mapping[tuple[Qt.Key, Qt.KeyboardModifier], Press]

_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_ON_KEYPADS = frozenset(
    {Qt.Key.Key_Enter, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Delete}
)
"""Keys that stand on the keypad too, and mean the same there."""


def key_map(deeds: tuple[Deed, ...], scope: Scope) -> KeyMap:
    """Give what each key of the scope of fields, of the schedule or of the differences asks for."""
    names = _NAMES[scope]
    return MappingProxyType(
        {
            each: names[deed.name]
            for deed in deeds
            if deed.scope is scope and deed.name in names
            for key in deed.keys
            for each in _ways(key)
        }
    )


def _ways(key: str) -> tuple[tuple[Qt.Key, Qt.KeyboardModifier], ...]:
    """Give the events of Qt that one written key makes: Shift+Tab is Backtab, and Enter stands on the keypad too."""
    sign, modifiers = combination(key).key(), combination(key).keyboardModifiers()
    if key.startswith(KEYPAD):
        return ((sign, modifiers | _KEYPAD),)
    if sign is Qt.Key.Key_Tab and modifiers & Qt.KeyboardModifier.ShiftModifier:
        without = modifiers & ~Qt.KeyboardModifier.ShiftModifier
        return ((sign, modifiers), (Qt.Key.Key_Backtab, modifiers), (Qt.Key.Key_Backtab, without))
    return ((sign, modifiers), (sign, modifiers | _KEYPAD)) if sign in _ON_KEYPADS else ((sign, modifiers),)


FIELD_KEYS = key_map(DEEDS, Scope.FIELD)
CELL_KEYS = key_map(DEEDS, Scope.SCHEDULE)
"""The keys of the house, until a person has chosen others."""
