"""Scans are attached to the claim whose number they bear, each whole or not at all, and each answer is a sentence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from cases import at_desk_of
from pictures_of_paper import file_of, huge_png, page, pdf_of

from claimdesk.casebook.roles import Role
from claimdesk.casebook.scanned import Zone, ZoneMap
from claimdesk.casework.attach_scan import (
    attach_by_name,
    attach_folder,
    attach_scan,
    detach_scan,
    scan_content,
    scans_of_claim,
)
from claimdesk.casework.check_case import check_case
from claimdesk.casework.desk import Desk
from claimdesk.casework.open_case import close_case
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.scan_files import DrawingRoom
from claimdesk.errors import Cancelled, Refused, Told


@pytest.fixture(scope="module")
def room() -> Iterator[DrawingRoom]:
    """Give the room where pages are drawn."""
    made = DrawingRoom()
    yield made
    made.close()


def keep(folder: Path, name: str, content: bytes) -> Path:
    """Write a file."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(content)
    return path


def shown(desk: Desk, claim_number: str) -> list[tuple[str, int]]:
    """Give the names and pages of the scans of a claim."""
    return [(scan.name, scan.pages) for scan in scans_of_claim(desk, claim_number, zones=ZoneMap()).scans]


def test_a_folder_is_attached_by_dcn_and_each_other_file_gets_a_sentence(
    desk: Desk, room: DrawingRoom, tmp_path: Path
) -> None:
    """Told by content: a PDF named .jpg is a PDF; a torn, an unknown and a foreign file are named, and none is kept."""
    first = register_claim(desk, dcn="0017").claim.claim_number
    second = register_claim(desk, dcn="0018").claim.claim_number
    folder = tmp_path / "scans"
    keep(folder, "0017.jpg", file_of(page(), "PDF", page(lines=4)))
    keep(folder, "0018-1.png", file_of(page(lines=5), "PNG"))
    keep(folder, "0018_p2.tif", file_of(page(lines=6), "TIFF"))
    keep(folder, "0018.pdf", file_of(page(lines=7), "PDF")[:900])
    keep(folder, "0019.pdf", file_of(page(lines=8), "PDF"))
    keep(folder, "letter.docx", b"PK\x03\x04 no scan")
    keep(folder, "nothing.pdf", b"")
    (folder / "0017.folder").mkdir()
    done = attach_folder(desk, folder, room=room)
    assert [(each.claim_number, each.name, each.pages) for each in done.attached] == [
        (first, "0017.jpg", 2),
        (second, "0018-1.png", 1),
        (second, "0018_p2.tif", 1),
    ]
    assert [told.sentence for told in done.told] == [
        "0018.pdf is torn: its end is missing.",
        "No claim has the DCN 0019, as 0019.pdf says.",
        "letter.docx is no PDF, TIFF, PNG or JPEG.",
        "nothing.pdf is empty.",
    ]
    assert shown(desk, first) == [("0017.jpg", 2)]
    assert shown(desk, second) == [("0018-1.png", 1), ("0018_p2.tif", 1)]
    act = open_claim(desk, first).history[-1]
    assert desk.wording.act(act).startswith(
        f"Local person attached a scan to claim {first}: 0017.jpg, 2 pages, SHA-256"
    )


def test_the_same_file_and_a_file_of_another_claim_are_refused(desk: Desk, room: DrawingRoom, tmp_path: Path) -> None:
    """By its bytes, whatever its name; by its name, where that is the number of another claim."""
    first = register_claim(desk, dcn="0017").claim.claim_number
    second = register_claim(desk, dcn="0018").claim.claim_number
    mine = room.read(keep(tmp_path, "0017.png", file_of(page(), "PNG")))
    attach_by_name(desk, mine)
    with pytest.raises(Refused, match=f"attached to {first} already"):
        attach_by_name(desk, mine)
    copy = room.read(keep(tmp_path, "scan.png", mine.content))
    with pytest.raises(Refused, match=f"attached to claim {first} already, page for page"):
        attach_scan(desk, copy, claim_number=second)
    other = room.read(keep(tmp_path, "0018.png", file_of(page(lines=3), "PNG")))
    with pytest.raises(Refused, match=f"bears the number of claim {second}, and this is {first}"):
        attach_scan(desk, other, claim_number=first)
    by_number = room.read(keep(tmp_path, f"{second.lower()}.png", file_of(page(lines=9), "PNG")))
    with pytest.raises(Refused, match=f"bears the number of claim {second}"):
        attach_scan(desk, by_number, claim_number=first)
    assert attach_by_name(desk, by_number).claim_number == second
    assert shown(desk, first) == [("0017.png", 1)]
    refusals = [act.outcome for act in open_claim(desk, first).history if act.outcome != "done"]
    assert len(refusals) == 3


def test_two_claims_with_one_dcn_are_told_and_nothing_is_attached(
    desk: Desk, room: DrawingRoom, tmp_path: Path
) -> None:
    """A person says which of them it is, in its window."""
    numbers = [register_claim(desk, dcn="0017").claim.claim_number for _ in range(2)]
    scan = room.read(keep(tmp_path, "0017.png", file_of(page(), "PNG")))
    with pytest.raises(Refused, match="belongs to more than one claim"):
        attach_by_name(desk, scan)
    assert attach_scan(desk, scan, claim_number=numbers[1]).claim_number == numbers[1]
    assert shown(desk, numbers[0]) == []


def test_a_detached_scan_is_hidden_and_its_bytes_stay(desk: Desk, room: DrawingRoom, tmp_path: Path) -> None:
    """It may be attached again, there or elsewhere; a keyer may not detach."""
    first = register_claim(desk, dcn="0017").claim.claim_number
    second = register_claim(desk, dcn="0018").claim.claim_number
    scan = room.read(keep(tmp_path, "paper.png", file_of(page(), "PNG")))
    attach_scan(desk, scan, claim_number=first)
    (stored,) = scans_of_claim(desk, first, zones=ZoneMap()).scans
    with pytest.raises(Refused, match="may not detach scan"):
        detach_scan(at_desk_of(desk, "Nadia Roy", Role.KEYER), stored.scan_id, claim_number=first)
    with pytest.raises(Refused, match="has no such scan"):
        detach_scan(desk, stored.scan_id, claim_number=second)
    detach_scan(desk, stored.scan_id, claim_number=first)
    assert shown(desk, first) == []
    assert scan_content(desk, scan.sha256) == scan.content
    with pytest.raises(Refused, match="has no such scan"):
        detach_scan(desk, stored.scan_id, claim_number=first)
    attach_scan(desk, scan, claim_number=second)
    assert shown(desk, second) == [("paper.png", 1)]


def test_hostile_files_are_each_a_sentence(room: DrawingRoom, tmp_path: Path) -> None:
    """A bomb, a lock, a pipe, a folder, a link that leads nowhere, and a name that is none."""
    pipe = tmp_path / "0001.pdf"
    os.mkfifo(pipe)
    (tmp_path / "0002.pdf").symlink_to(tmp_path / "gone.pdf")
    cases = {
        pipe: "0001.pdf is a folder, a pipe or a device, and no file.",
        tmp_path: f"{tmp_path.name} is a folder, a pipe or a device, and no file.",
        tmp_path / "0002.pdf": "0002.pdf cannot be opened: No such file or directory.",
        keep(tmp_path, "0003.png", huge_png(60_000, 60_000)): (
            "0003.png has a page of 60,000 x 60,000 dots; up to 100 million dots are decoded."
        ),
        keep(tmp_path, "0004.pdf", pdf_of(b"", pages=10_000)): (
            "0004.pdf holds 10,000 pages, and a scan may have 2,000."
        ),
    }
    for path, sentence in cases.items():
        with pytest.raises(Told) as told:
            room.read(path)
        assert told.value.sentence == sentence
    with pytest.raises(Told, match="cannot be opened"):
        room.read(tmp_path / "0\0.pdf")


def test_a_folder_of_ten_thousand_files_is_worked_through_and_can_be_stopped(
    desk: Desk, room: DrawingRoom, tmp_path: Path
) -> None:
    """Ten thousand empty files are ten thousand sentences; a person who stops it keeps what was attached before."""
    number = register_claim(desk, dcn="0").claim.claim_number
    folder = tmp_path / "tray"
    keep(folder, "0.png", file_of(page(), "PNG"))
    for at in range(1, 10_000):
        (folder / f"{at:05d}.pdf").touch()
    steps: list[int] = []
    with pytest.raises(Cancelled):
        attach_folder(desk, folder, room=room, progress=steps.append, is_cancelled=lambda: len(steps) >= 5)
    assert shown(desk, number) == [("0.png", 1)]
    done = attach_folder(desk, folder, room=room)
    assert len(done.told) == 10_000
    assert done.attached == ()
    with pytest.raises(Told, match="cannot be read"):
        attach_folder(desk, folder / "0.png", room=room)


def test_doctor_finds_the_case_well_and_an_orphaned_scan_not(desk: Desk, room: DrawingRoom, tmp_path: Path) -> None:
    """A file without a claim belongs to nothing."""
    register_claim(desk, dcn="0017")
    attach_by_name(desk, room.read(keep(tmp_path, "0017.png", file_of(page(), "PNG"))))
    with desk.store.writing() as transaction:
        transaction.run(
            "INSERT INTO scan_file (sha256, media_type, content) VALUES (?, 'image/png', x'00')", ("0" * 64,)
        )
    close_case(desk)
    orphans = next(finding for finding in check_case(desk.folder) if finding.subject == "orphans")
    assert orphans.sentence == "Something belongs to nothing: 1 scans belong to no claim."


def test_the_store_itself_keeps_every_scan(desk: Desk, room: DrawingRoom, tmp_path: Path) -> None:
    """Nobody changes or removes one, not even by SQL."""
    register_claim(desk, dcn="0017")
    attach_by_name(desk, room.read(keep(tmp_path, "0017.png", file_of(page(), "PNG"))))
    for statement in (
        "DELETE FROM scan",
        "DELETE FROM scan_file",
        "UPDATE scan SET name = 'other'",
        "UPDATE scan_file SET content = x'00'",
    ):
        with pytest.raises(Exception, match="a scan stays as it was attached"), desk.store.writing() as transaction:
            transaction.run(statement)


def test_a_page_of_a_claim_is_a_page_of_one_of_its_files(desk: Desk, room: DrawingRoom, tmp_path: Path) -> None:
    """The third page of a claim whose first file has two is the first page of its second file."""
    number = register_claim(desk, dcn="0017").claim.claim_number
    attach_by_name(desk, room.read(keep(tmp_path, "0017.pdf", file_of(page(), "PDF", page(lines=3)))))
    attach_by_name(desk, room.read(keep(tmp_path, "0017-2.png", file_of(page(lines=5), "PNG"))))
    claim = scans_of_claim(desk, number, zones=ZoneMap())
    assert claim.pages == 3
    at = [claim.page_at(page) for page in range(-1, 4)]
    assert at[0] is None
    assert at[4] is None
    assert [(each.sha256, each.page) for each in at[1:4] if each] == [
        (claim.scans[0].sha256, 0),
        (claim.scans[0].sha256, 1),
        (claim.scans[1].sha256, 0),
    ]
    assert claim.zone_of("tin") is None
    assert Zone(page=0, x=9_990, y=0, width=10, height=10).moved(50, -50) == Zone(
        page=0, x=9_990, y=0, width=10, height=10
    )
