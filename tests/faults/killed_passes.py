"""Scans, batches, second keyings, differences and notes of a claim are there whole after a kill, or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from children import Work
from killed_work import killed_at
from sealed_case import NUMBER, Template, copied, opened, paper_of

from claimdesk.casebook.batch import BatchFacts
from claimdesk.casebook.pass_plan import PassKind, PassPlan
from claimdesk.casebook.place_notes import NoteKind
from claimdesk.casebook.roles import Role
from claimdesk.casework.attach_scan import attach_scan
from claimdesk.casework.desk import Desk, StaffMember
from claimdesk.casework.note_place import NewNote, note_place
from claimdesk.casework.open_case import close_case
from claimdesk.casework.register_batch import register_batch
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.scan_files import ReadScan
from claimdesk.casework.second_keying import begin_second_keying, finish_second_keying
from claimdesk.casework.settle_differences import Answer, Side, open_differences, settle_difference

PAGE_BYTES = 400_000


def killed_scans(template: Template, folder: Path, times: int) -> int:
    """A scan of several hundred kilobytes is attached to its claim, bytes and all, or there is nothing of it."""
    content = os.urandom(PAGE_BYTES)
    scan = ReadScan(
        name="0001.pdf",
        stem="0001",
        sha256=sha256(content).hexdigest(),
        media_type="application/pdf",
        pages=1,
        content=content,
    )
    work: Work = lambda desk: attach_scan(desk, scan, claim_number=NUMBER)  # noqa: E731 - one call
    return killed_at(template.folder, folder, times, key=template.key, work=work)


def killed_notes(template: Template, folder: Path, times: int) -> int:
    """A query stands at its place with its act, or neither does."""
    note = NewNote(path="tin", kind=NoteKind.QUERY, words="the last digit is smudged", letter="I")
    work: Work = lambda desk: note_place(desk, NUMBER, note=note)  # noqa: E731 - one call
    return killed_at(template.folder, folder, times, key=template.key, work=work)


def killed_batches(template: Template, folder: Path, times: int) -> int:
    """A batch is registered with all its claims and their numbers, or with none."""
    facts = BatchFacts(name="T1", expected_documents=12)
    work: Work = lambda desk: register_batch(desk, facts)  # noqa: E731 - one call
    return killed_at(template.folder, folder, times, key=template.key, work=work)


def killed_second_keyings(template: Template, folder: Path, times: int) -> int:
    """A second keying is finished with every difference it makes, or it is still being keyed."""
    source = folder.with_name(f"{folder.name}-second")
    _keyed_once(template, source)
    return _alike(lambda: killed_at(source, folder, times, key=template.key, work=_finish))


def killed_decisions(template: Template, folder: Path, times: int) -> int:
    """Differences are settled one after the other, and the last decision verifies the claim, each with its act."""
    source = folder.with_name(f"{folder.name}-differing")
    _keyed_once(template, source)

    def begin() -> int:
        desk = opened(source, template.key)
        _finish(desk)
        close_case(desk)
        return killed_at(source, folder, times, key=template.key, work=_settle)

    return _alike(begin)


def _alike(work: Callable[[], int]) -> int:
    """Let what is drawn by lot be drawn alike, so that two runs can be compared."""
    drawn = secrets.randbelow
    secrets.randbelow = _always_first
    try:
        return work()
    finally:
        secrets.randbelow = drawn


def _always_first(exclusive_upper_bound: int) -> int:
    return min(0, exclusive_upper_bound)


def _at_desk_of(desk: Desk, name: str) -> Desk:
    settlement = replace(desk.settlement, pass_plan=PassPlan(kind=PassKind.DOUBLE))
    return replace(desk, staff=StaffMember(name, frozenset({Role.KEYER})), settlement=settlement)


def _keyed_once(template: Template, source: Path) -> None:
    copied(template, source)
    desk = opened(source, template.key)
    save_claim(_at_desk_of(desk, "Ines"), NUMBER, proof=paper_of(3), base_version=2, finish=True)
    begin_second_keying(_at_desk_of(desk, "Kofi"), NUMBER)
    close_case(desk)


def _finish(desk: Desk) -> None:
    finish_second_keying(_at_desk_of(desk, "Kofi"), NUMBER, proof=paper_of(4))


def _settle(desk: Desk) -> None:
    lena = _at_desk_of(desk, "Lena")
    differing = open_differences(lena, NUMBER)
    for difference in differing.differences:
        differing = settle_difference(
            lena, NUMBER, key=difference.key, answer=Answer(side=Side.ONE), version=differing.version
        )
