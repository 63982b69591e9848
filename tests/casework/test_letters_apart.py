"""Letters are composed in a process of their own, which can be watched, stopped, and found dead."""

from __future__ import annotations

import multiprocessing
import shutil
import sys
import time
from dataclasses import replace

import pytest
from cases import SONUS
from letter_papers import SENDER, letter

from claimdesk.casebook.correspondence import Correspondence
from claimdesk.casebook.settlement import LetterKind
from claimdesk.casework.letter_annex import Parcel
from claimdesk.casework.letter_batch import compose_apart, told_of_troubles
from claimdesk.errors import Cancelled, Told
from claimdesk.letters.batch import compose_batch
from claimdesk.letters.trouble import LetterTrouble

MANY = tuple(replace(letter(), claim_number=f"SONUS-{number:07d}") for number in range(2000))


def parcels(letters: tuple[Correspondence, ...]) -> tuple[Parcel, ...]:
    """Give letters without an annex, as they are handed over."""
    return tuple(Parcel(letter, None) for letter in letters)


def heard_nothing(_done: int, _count: int) -> None:
    """Take no notice of progress."""


def test_another_process_writes_the_same_bytes() -> None:
    """What it composes is what would be composed here."""
    apart = compose_apart(
        parcels(MANY[:3]), SENDER, settlement=SONUS, progress=heard_nothing, is_cancelled=lambda: False
    )
    assert apart == compose_batch(MANY[:3], SENDER)


def test_work_that_is_cancelled_stops_soon_and_leaves_no_process() -> None:
    """Stopped at the first news of progress, long before two thousand letters are done."""
    heard: list[int] = []
    with pytest.raises(Cancelled, match="2,000 letters were not composed"):
        compose_apart(
            parcels(MANY),
            SENDER,
            settlement=SONUS,
            progress=lambda done, _count: heard.append(done),
            is_cancelled=lambda: len(heard) > 0,
        )
    assert heard == [1]
    assert multiprocessing.active_children() == []


def test_nobody_waits_for_the_other_process_without_a_look_at_the_wish_to_stop() -> None:
    """The wish is asked about many times a second, also while the process only starts."""
    asked: list[float] = []

    def stops_late() -> bool:
        asked.append(time.monotonic())
        return len(asked) > 3

    with pytest.raises(Cancelled):
        compose_apart(parcels(MANY), SENDER, settlement=SONUS, progress=heard_nothing, is_cancelled=stops_late)
    assert asked[-1] - asked[0] < 1


def test_a_process_that_dies_is_told() -> None:
    """A letter of a kind that is none ends the other process by a bug; here a person hears a sentence."""
    strange = replace(letter(), kind=LetterKind.BLANK_FORM)
    with pytest.raises(Told, match="ended early"):
        compose_apart(parcels((strange,)), SENDER, settlement=SONUS, progress=heard_nothing, is_cancelled=lambda: False)
    assert multiprocessing.active_children() == []


def test_a_process_that_dies_before_it_reads_a_letter_is_told() -> None:
    """Where memory is short or the installation is damaged nobody waits for ever, however many letters there are."""
    ends_at_once = shutil.which("false")
    assert ends_at_once is not None
    multiprocessing.set_executable(ends_at_once)
    try:
        with pytest.raises(Told, match="ended early"):
            compose_apart(parcels(MANY), SENDER, settlement=SONUS, progress=heard_nothing, is_cancelled=lambda: False)
    finally:
        multiprocessing.set_executable(sys.executable)
    assert multiprocessing.active_children() == []


def test_an_envelope_that_cannot_serve_is_told_without_a_claim() -> None:
    """It is no fault of any claim."""
    broken = replace(SENDER, mailing=replace(SENDER.mailing, panels=SENDER.mailing.panels[:2]))
    with pytest.raises(Told, match=r"No letter was printed\. The panels of the fold"):
        compose_apart(parcels(MANY[:1]), broken, settlement=SONUS, progress=heard_nothing, is_cancelled=lambda: False)


def test_of_many_troubles_the_first_three_are_named() -> None:
    """The others are counted."""
    troubles = tuple(LetterTrouble("no font draws it", "Key it anew.", f"SONUS-{number}") for number in range(5))
    told = told_of_troubles(troubles)
    assert told.sentence == (
        "No letter was printed. Claim SONUS-0: no font draws it; Claim SONUS-1: no font draws it;"
        " Claim SONUS-2: no font draws it; and 2 more."
    )
    assert told.remedy == "Key it anew."
