"""Whatever is given in the place of a file, every command says so in a sentence, at once, and waits for nothing."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from cases import open_sonus
from click.testing import CliRunner

from claimdesk.casework.attach_scan import attach_folder
from claimdesk.casework.desk import Desk
from claimdesk.casework.open_case import close_case
from claimdesk.casework.scan_files import DrawingRoom
from claimdesk.cli import main

SECONDS = 60
MANY = 10_000
LONGEST_SENTENCE = 700

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes and devices in folders")

COMMANDS: Mapping[str, Callable[[Path], tuple[str, ...]]] = MappingProxyType(
    {
        "check": lambda path: ("check", str(path)),
        "loss": lambda path: ("loss", "--trades", str(path)),
        "settlement check": lambda path: ("settlement", "check", str(path)),
        "the settlement of check": lambda path: ("check", "paper.json", "--settlement", str(path)),
        "the backup of restore": lambda path: ("restore", str(path.with_name("case")), str(path)),
    }
)


def a_socket(path: Path) -> None:
    """Leave a socket in the folder, as a program that was killed does; its name must be short."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def a_linked_pipe(path: Path) -> None:
    """Make a link to a pipe."""
    os.mkfifo(path.with_name("pipe"))
    path.symlink_to(path.with_name("pipe"))


KINDS: Mapping[str, Callable[[Path], object]] = MappingProxyType(
    {
        "nothing": lambda _path: None,
        "a folder": lambda path: path.mkdir(),
        "a pipe": os.mkfifo,
        "a socket": a_socket,
        "an endless device": lambda path: path.symlink_to("/dev/zero"),
        "an empty device": lambda path: path.symlink_to("/dev/null"),
        "a loop": lambda path: path.symlink_to(path),
        "a link to nowhere": lambda path: path.symlink_to(path.with_name("gone")),
        "a link to a pipe": a_linked_pipe,
        "a folder of ten thousand": lambda path: many_files(path, MANY),
        "no text": lambda path: path.write_bytes(b"\xff\xfe\x00" * 1_000),
        "a hundred megabytes": lambda path: sparse(path, 100_000_000),
    }
)


def many_files(folder: Path, count: int) -> None:
    """Fill a folder with small files that are no scans."""
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:05d}.pdf").write_bytes(b"no scan")


def sparse(path: Path, size: int) -> None:
    """Make a long file that takes no room."""
    with path.open("wb") as file:
        file.truncate(size)


@pytest.fixture(autouse=True)
def nothing_waits() -> Iterator[None]:
    """End a test that waits for a pipe or reads a device without an end."""
    signal.alarm(SECONDS)
    yield
    signal.alarm(0)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_told_at_once(tmp_path: Path, command: str, kind: str) -> None:
    """Exit code 1, one sentence for a person, and what was there stays."""
    close_case(open_sonus(tmp_path / "case"))
    path = tmp_path / "given"
    KINDS[kind](path)
    there = path.is_symlink() or path.exists()
    answer = CliRunner().invoke(main, list(COMMANDS[command](path)), catch_exceptions=False)
    assert answer.exit_code == 1
    said = (answer.stderr or answer.stdout).strip()
    assert said.endswith(".") or "keys not known" in said
    assert "Traceback" not in said
    assert len(said) < LONGEST_SENTENCE + 4 * len(str(path))
    assert (path.is_symlink() or path.exists()) == there


def test_ten_thousand_files_pipes_and_folders_at_once_are_told_one_by_one(tmp_path: Path, desk: Desk) -> None:
    """Of a folder of scans: what is no file is passed over, every other is told, and nothing is attached."""
    folder = tmp_path / "many"
    many_files(folder, MANY)
    os.mkfifo(folder / "a.pdf")
    (folder / "b.pdf").mkdir()
    (folder / "c.pdf").symlink_to("/dev/zero")
    a_socket(folder / "d.pdf")
    room = DrawingRoom()
    try:
        found = attach_folder(desk, folder, room=room)
    finally:
        room.close()
    assert found.attached == ()
    assert len(found.told) == MANY
    assert {told.sentence for told in found.told} == {
        f"{number:05d}.pdf is no PDF, TIFF, PNG or JPEG." for number in range(MANY)
    }
