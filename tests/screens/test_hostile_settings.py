"""Whatever stands in the file of settings, the program starts: a sentence says so, or the defaults are in use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from claimdesk.app import chosen_keys
from claimdesk.screens.actions import DEEDS
from claimdesk.screens.settings_file import LARGEST, SettingsFile
from claimdesk.screens.window_memory import FILE_NAME, USUAL_WAIT, WindowMemory

LONGEST_SENTENCE = 400
VALUES = {
    "empty": "",
    "not a number": "NaN",
    "endless": "Infinity",
    "below nothing": "-5",
    "huge": "9" * 5_000,
    "nested": "[" * 20_000 + "]" * 20_000,
    "a list": "a, b, c",
    "quotation marks that do not close": '"Ctrl+S',
    "bytes of Qt": "@ByteArray(\\0\\xff)",
    "a type of Qt": "@Rect(1 2 3 4)",
    "an unknown type of Qt": "@Variant(\\0\\0\\0\\x7f\\0\\0\\0\\x5Evil!\\0)",
    "no text": "\0\x01\x02",
    "other digits": "\u0661\u0665",
    "turned around": "\u202eS+lrtC",
    "long": "x" * 60_000,
}


def read_all(folder: Path, qtbot: QtBot) -> WindowMemory:
    """Read everything that is ever asked of the file, and check that each answer is one that the program can use."""
    memory = WindowMemory(folder)
    window = QWidget()
    qtbot.addWidget(window)
    memory.restore(window, "claim", width=1280, height=800)
    assert 400 <= window.width() <= 20_000
    assert memory.scheme in {"system", "light", "dark"}
    assert 1 <= memory.lock_minutes <= 240
    keys = chosen_keys(memory)
    assert keys.fault is None or len(keys.fault.sentence) < LONGEST_SENTENCE
    assert keys.fault is None or keys.deeds == DEEDS
    return memory


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES.keys())
def test_a_hostile_value_leads_to_the_defaults_or_a_sentence(value: str, tmp_path: Path, qtbot: QtBot) -> None:
    """In each line that is read: places, colours, minutes and keys."""
    lines = f"[General]\nscheme={value}\nlock_minutes={value}\n[place]\nclaim={value}\n[keys]\nclaim.save={value}\n"
    (tmp_path / FILE_NAME).write_text(lines, "utf-8")
    memory = read_all(tmp_path, qtbot)
    assert memory.scheme == "system"
    assert memory.lock_minutes == USUAL_WAIT


class Deed:
    """What an object of Python asks to be done when it is brought back from a file."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self.mark),)


def test_an_object_of_python_in_the_file_is_not_brought_to_life(tmp_path: Path, qtbot: QtBot) -> None:
    """Qt would write one and run what it asks for when it is read; here it is a text that makes no sense."""
    mark = tmp_path / "it-ran"
    file = QSettings(str(tmp_path / FILE_NAME), QSettings.Format.IniFormat)
    for name in ("scheme", "lock_minutes", "place/claim", "keys/claim.save"):
        file.setValue(name, Deed(mark))
    file.sync()
    assert "PyObjectWrapper" in (tmp_path / FILE_NAME).read_text("utf-8")
    read_all(tmp_path, qtbot)
    assert not mark.exists()


FILES = {
    "nothing": b"",
    "not UTF-8": b"[General]\nscheme=\xff\xfe\n",
    "UTF-16": "[General]\nscheme=dark\n".encode("utf-16"),
    "zeros": bytes(1_000),
    "no section": b"scheme=dark\nlock_minutes=5\n",
    "an open section": b"[General\nscheme=dark\n",
    "a section of nothing": b"[]\nscheme=dark\n[General]\n=dark\nscheme\n",
    "many sections": b"[General]\nscheme=plaid\n" * 2_500,
    "one long line": b"[General]\nscheme=" + b"x" * LARGEST,
}


@pytest.mark.parametrize("octets", FILES.values(), ids=FILES.keys())
def test_a_file_that_is_none_of_ours_is_as_good_as_none(octets: bytes, tmp_path: Path, qtbot: QtBot) -> None:
    """The defaults are in use."""
    (tmp_path / FILE_NAME).write_bytes(octets)
    assert read_all(tmp_path, qtbot).scheme == "system"


def test_a_hundred_megabytes_are_neither_read_nor_written(tmp_path: Path, qtbot: QtBot) -> None:
    """A file with a long hole counts as large, and stays as it was when a window is closed."""
    with (tmp_path / FILE_NAME).open("wb") as file:
        file.truncate(100_000_000)
    memory = read_all(tmp_path, qtbot)
    memory.keep_scheme("dark")
    assert memory.scheme == "system"
    assert (tmp_path / FILE_NAME).stat().st_size == 100_000_000


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
def test_a_pipe_a_folder_and_a_loop_are_not_waited_for(tmp_path: Path, qtbot: QtBot) -> None:
    """Nothing is read from what is no file."""
    place = tmp_path / FILE_NAME
    os.mkfifo(place)
    read_all(tmp_path, qtbot)
    place.unlink()
    place.mkdir()
    read_all(tmp_path, qtbot).keep_scheme("dark")
    assert place.is_dir()
    place.rmdir()
    place.symlink_to(place)
    assert read_all(tmp_path, qtbot).scheme == "system"


def test_what_a_person_wrote_into_the_file_stays(tmp_path: Path) -> None:
    """Comments, keys and places are there after the colours were changed, and each line stands once."""
    (tmp_path / FILE_NAME).write_text("; my keys\n[keys]\nclaim.save=Ctrl+Alt+S\n\n[General]\nscheme=dark\n", "utf-8")
    file = SettingsFile(tmp_path / FILE_NAME)
    file.keep("General", "scheme", "light")
    file.keep("place", "claim", "40 30 700 500 normal")
    assert (tmp_path / FILE_NAME).read_text("utf-8") == (
        "; my keys\n[keys]\nclaim.save=Ctrl+Alt+S\n\n[General]\nscheme=light\n[place]\nclaim=40 30 700 500 normal\n"
    )


def test_several_keys_stand_between_commas(tmp_path: Path) -> None:
    """A key that is a comma stands in quotation marks."""
    (tmp_path / FILE_NAME).write_text('[keys]\nclaim.save="Ctrl+,", F12\n', "utf-8")
    assert WindowMemory(tmp_path).keys == {"claim.save": ("Ctrl+,", "F12")}


def test_settings_that_cannot_be_written_stop_nothing(tmp_path: Path) -> None:
    """The folder is gone; closing a window is no reason for a notice."""
    WindowMemory(tmp_path / "gone").keep_scheme("dark")
    assert not (tmp_path / "gone").exists()
