"""A disk that is full makes a message, loses nothing, and is usable again once there is room."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cases import marguerite, open_sonus, wrote

from claimdesk.casework.desk import Desk
from claimdesk.casework.keep_draft import keep_draft
from claimdesk.casework.open_case import close_case
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.errors import Told

if sys.platform != "win32":
    import resource

POINTS = 40
LEAST_OF_A_SAVE = 20_000
"""A save writes more pages than these bytes hold."""


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond `size` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def journal_size(desk: Desk) -> int:
    """Give how long the journal of the store is."""
    return desk.store.path.with_name(f"{desk.store.path.name}-wal").stat().st_size


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of a file")
def test_a_disk_full_at_any_byte_of_a_save_loses_nothing(desk: Desk) -> None:
    """At forty lengths of the journal: a sentence, the old claim, the draft kept, and the next save works."""
    number = register_claim(desk).claim.claim_number
    keep_draft(desk, number, entries=(wrote("address.city", "Oslo"),), base_version=1)
    before = open_claim(desk, number)
    journal = journal_size(desk)
    for point in range(POINTS):
        with room_for(journal + point * LEAST_OF_A_SAVE // POINTS), pytest.raises(Told) as told:
            save_claim(desk, number, proof=marguerite(desk), base_version=1)
        assert told.value.remedy.startswith("Nothing was saved")
        opened = open_claim(desk, number)
        assert (opened.claim, opened.draft) == (before.claim, before.draft)
        assert desk.store.check() == ()
    saved = save_claim(desk, number, proof=marguerite(desk), base_version=1)
    assert open_claim(desk, number).claim == saved.claim
    assert desk.store.check() == ()


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """Mount a disk of one megabyte, or skip the test where that is not allowed."""
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if made.returncode != 0:
        pytest.skip("mounting a small disk needs rights that this user has not")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def keep_until_told(desk: Desk, number: str) -> tuple[int, Told]:
    """Keep one long entry after the other until there is no room; give how many were kept and what was told."""
    for kept in range(1_000):
        entry = wrote(f"schedule.purchases[{kept}].explanation", "x" * 2_000)
        try:
            keep_draft(desk, number, entries=(entry,), base_version=1)
        except Told as told:
            return kept, told
    raise AssertionError("the disk was never full")


@pytest.mark.skipif(sys.platform != "linux", reason="a small disk is mounted as Linux does it")
def test_a_really_full_disk_is_named_and_works_again_after_it_was_emptied(tmp_path: Path) -> None:
    """Drafts go on until there is no room; the sentence says so; with room again everything kept is there."""
    with small_disk(tmp_path / "disk") as disk:
        desk = open_sonus(disk / "case")
        number = register_claim(desk).claim.claim_number
        (disk / "other").write_bytes(b"x" * (os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize - 40_000))
        kept, told = keep_until_told(desk, number)
        assert "is full" in told.sentence
        assert "free some space" in told.remedy
        assert len(open_claim(desk, number).draft) == kept
        close_case(desk)
        (disk / "other").unlink()
        again = open_sonus(disk / "case")
        assert len(open_claim(again, number).draft) == kept
        save_claim(again, number, proof=marguerite(again), base_version=1)
        assert again.store.check() == ()
        close_case(again)
