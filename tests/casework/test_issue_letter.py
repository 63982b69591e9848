"""A letter is stored as mailed, put on record, and moves its claim; many at once are stored together or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
from cases import at_desk_of, judge_at
from pypdf import PdfReader
from sample_papers import paper

from claimdesk.casebook.acts import Verb
from claimdesk.casebook.claim import ClaimState
from claimdesk.casebook.roles import Role
from claimdesk.casebook.settlement import LetterKind
from claimdesk.casework.desk import Desk, FixedClock
from claimdesk.casework.issue_letter import (
    compose_letter,
    issue_letter,
    issue_letters,
    letters_due_for,
    read_letter,
)
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.preview import page_count
from claimdesk.casework.put_aside import bring_back, put_aside
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.review_claim import review_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.void_claim import void_claim
from claimdesk.errors import Cancelled, Conflict, Refused, Told

NOTICE, REJECTION, ACKNOWLEDGMENT = (
    LetterKind.DEFICIENCY_NOTICE,
    LetterKind.REJECTION_NOTICE,
    LetterKind.ACKNOWLEDGMENT,
)
UNSIGNED = {"release.signed": None}


def reviewed(desk: Desk, changes: Mapping[str, Any] | None = None, *, until: ClaimState = ClaimState.REVIEWED) -> str:
    """Bring one sample paper into the case, keyed and reviewed, and give its number."""
    number = register_claim(desk).claim.claim_number
    if until is not ClaimState.RECEIVED:
        save_claim(desk, number, proof=paper(changes or {}), base_version=1, finish=True)
    if until is ClaimState.REVIEWED:
        review_claim(judge_at(desk), number, base_version=2)
    return number


def test_a_clean_claim_is_due_an_acknowledgment(desk: Desk) -> None:
    """And once it is issued nothing is due any more."""
    number = reviewed(desk)
    assert letters_due_for(desk, number) == (ACKNOWLEDGMENT,)
    issue_letter(desk, number, kind=ACKNOWLEDGMENT)
    assert letters_due_for(desk, number) == ()


def test_a_preview_stores_nothing(desk: Desk) -> None:
    """The claim, its letters and the log stay as they were."""
    number = reviewed(desk, UNSIGNED)
    before = open_claim(desk, number)
    letter = compose_letter(desk, number, kind=NOTICE)
    assert (letter.pages, page_count(letter.pdf)) == (2, 2)
    assert open_claim(desk, number) == before


def test_a_deficiency_notice_is_stored_and_moves_its_claim(desk: Desk) -> None:
    """Mailed on April 14, 2008, twenty days to cure end on Sunday, May 4, and roll to Monday, May 5."""
    number = reviewed(desk, UNSIGNED)
    preview = compose_letter(desk, number, kind=NOTICE)
    issued = issue_letter(desk, number, kind=NOTICE)
    opened = open_claim(desk, number)
    assert opened.claim.state is ClaimState.DEFICIENT
    (stored,) = opened.letters
    assert (stored.kind, stored.mailed_on, stored.cure_by) == (NOTICE, date(2008, 4, 14), date(2008, 5, 5))
    assert (stored.first_page, stored.pages) == (0, 2)
    assert read_letter(desk, stored.letter_id).pdf == issued.letter.pdf == preview.pdf
    assert issued.changes.letters
    assert issued.changes.claim_numbers == (number,)


def test_an_issued_letter_is_on_record(desk: Desk) -> None:
    """The log says which letter, when it was mailed, by when it must be answered, and how the claim stands."""
    number = reviewed(desk, UNSIGNED)
    issue_letter(desk, number, kind=NOTICE)
    act = open_claim(desk, number).history[-1]
    assert (act.verb, act.on, act.who, act.before) == (Verb.ISSUE_LETTER, number, "Local person", "reviewed")
    assert act.after == (
        "Notice of deficiency in your Proof of Claim, mailed 14 Apr 2008, to be answered by 5 May 2008;"
        " the claim is now deficient"
    )


def test_a_letter_that_is_not_due_is_refused(desk: Desk) -> None:
    """A clean claim gets no notice; the sentence says what is due."""
    number = reviewed(desk)
    with pytest.raises(Refused, match="A deficiency notice is not due for claim") as refused:
        issue_letter(desk, number, kind=NOTICE)
    assert refused.value.remedy == "Due is an acknowledgment."
    with pytest.raises(Refused, match="not due"):
        compose_letter(desk, number, kind=REJECTION)


def test_a_letter_is_issued_once(desk: Desk) -> None:
    """The second time says when the first went."""
    number = reviewed(desk)
    issue_letter(desk, number, kind=ACKNOWLEDGMENT)
    with pytest.raises(Refused, match="An acknowledgment was issued for claim SONUS-0000001 on 14 Apr 2008"):
        issue_letter(desk, number, kind=ACKNOWLEDGMENT)
    assert len(open_claim(desk, number).letters) == 1


def test_a_notice_goes_only_to_a_reviewed_claim(desk: Desk) -> None:
    """What nobody has looked at is not held against a claimant; the acknowledgment goes without."""
    number = reviewed(desk, UNSIGNED, until=ClaimState.KEYED)
    with pytest.raises(Refused, match="is keyed, and a deficiency notice goes only to a claim that was reviewed"):
        issue_letter(desk, number, kind=NOTICE)
    clean = reviewed(desk, until=ClaimState.KEYED)
    assert issue_letter(desk, clean, kind=ACKNOWLEDGMENT).letter.pages == 1


def test_no_letter_is_due_before_keying_or_after_voiding(desk: Desk) -> None:
    """A paper that lies there and a claim that is none any more."""
    assert letters_due_for(desk, reviewed(desk, until=ClaimState.RECEIVED)) == ()
    voided = reviewed(desk)
    void_claim(desk, voided, reason="registered twice", base_version=3)
    assert letters_due_for(desk, voided) == ()


def test_a_keyer_may_not_issue_a_letter(desk: Desk) -> None:
    """Neither one nor many; the attempt is on record."""
    number = reviewed(desk)
    keyer = at_desk_of(desk, "Kim Keyer", Role.KEYER)
    with pytest.raises(Refused, match="Kim Keyer may not issue letter"):
        issue_letter(keyer, number, kind=ACKNOWLEDGMENT)
    with pytest.raises(Refused, match="Kim Keyer may not issue letter"):
        issue_letters(keyer, claim_numbers=(number,))
    assert open_claim(desk, number).history[-1].outcome.startswith("refused")


def test_a_name_that_cannot_be_printed_is_told_with_its_claim(desk: Desk) -> None:
    """Nothing is stored, and the person knows which name to look at."""
    number = reviewed(desk, {"beneficial_owner.last": "Lee \U0001f600"})
    with pytest.raises(Told, match=f"No letter was printed. Claim {number}: no font of the letters can draw") as told:
        issue_letter(desk, number, kind=ACKNOWLEDGMENT)
    assert "GRINNING FACE" in told.value.sentence
    assert open_claim(desk, number).letters == ()


def test_many_letters_are_one_file_and_one_act_each(desk: Desk) -> None:
    """All that is due: an acknowledgment, two notices, and for certified mail both."""
    numbers = (
        reviewed(desk),
        reviewed(desk, UNSIGNED),
        reviewed(desk, {**UNSIGNED, "delivery": "certified"}),
        reviewed(desk, {"release.assigned": True}),
    )
    heard: list[tuple[int, int]] = []
    batch = issue_letters(desk, claim_numbers=numbers, progress=lambda done, count: heard.append((done, count)))
    assert batch.count == 5
    assert heard == [(done, 5) for done in range(1, 6)]
    assert batch.changes.claim_numbers == numbers
    opened = [open_claim(desk, number) for number in numbers]
    assert [[letter.kind for letter in each.letters] for each in opened] == [
        [ACKNOWLEDGMENT],
        [NOTICE],
        [ACKNOWLEDGMENT, NOTICE],
        [REJECTION],
    ]
    assert [each.claim.state.value for each in opened] == ["reviewed", "deficient", "deficient", "reviewed"]
    pages = [(letter.first_page, letter.pages) for each in opened for letter in each.letters]
    assert [first for first, _ in pages] == [sum(count for _, count in pages[:place]) for place in range(5)]
    assert page_count(batch.pdf) == sum(count for _, count in pages)
    assert read_letter(desk, opened[3].letters[0].letter_id).pdf == batch.pdf
    assert [sum(act.verb is Verb.ISSUE_LETTER for act in each.history) for each in opened] == [1, 1, 2, 1]


def test_a_cancelled_batch_stores_nothing(desk: Desk) -> None:
    """No letter, no act, no move."""
    number = reviewed(desk, UNSIGNED)
    before = open_claim(desk, number)
    with pytest.raises(Cancelled):
        issue_letters(desk, claim_numbers=(number,), kind=NOTICE, is_cancelled=lambda: True)
    assert open_claim(desk, number) == before


def test_a_batch_with_a_letter_that_cannot_be_printed_stores_nothing(desk: Desk) -> None:
    """The claim that stops it is named, and the others wait."""
    numbers = (reviewed(desk), reviewed(desk, {"beneficial_owner.last": "Lee \U0001f600"}))
    with pytest.raises(Told, match=f"No letter was printed. Claim {numbers[1]}"):
        issue_letters(desk, claim_numbers=numbers)
    assert open_claim(desk, numbers[0]).letters == ()


def test_a_claim_that_changes_while_letters_are_composed_stops_the_batch(desk: Desk) -> None:
    """What would be mailed rests on an older paper; nothing is stored."""
    numbers = (reviewed(desk, UNSIGNED), reviewed(desk, UNSIGNED))

    def somebody_saves(done: int, _count: int) -> None:
        if done == 1:
            save_claim(desk, numbers[1], proof=paper({}), base_version=3)

    with pytest.raises(Conflict, match=f"Claim {numbers[1]} was changed while its letter was composed"):
        issue_letters(desk, claim_numbers=numbers, kind=NOTICE, progress=somebody_saves)
    assert open_claim(desk, numbers[0]).letters == ()


def test_no_letter_is_due_while_a_claim_waits(desk: Desk) -> None:
    """A claim that is put aside goes on when it is brought back, and so do its letters."""
    number = reviewed(desk)
    put_aside(desk, number, reason="the broker's letter", until=None)
    assert letters_due_for(desk, number) == ()
    bring_back(desk, number)
    assert letters_due_for(desk, number) == (ACKNOWLEDGMENT,)


def test_a_batch_of_nothing_due_is_refused(desk: Desk) -> None:
    """There is nothing to print."""
    number = reviewed(desk)
    issue_letter(desk, number, kind=ACKNOWLEDGMENT)
    with pytest.raises(Refused, match="No letter is due for these claims"):
        issue_letters(desk, claim_numbers=(number,))


def test_a_late_claim_gets_its_notice_dated_today(desk: Desk) -> None:
    """On May 12, 2008 twenty days end on Sunday, June 1, and roll to June 2."""
    later = replace(desk, clock=FixedClock(datetime(2008, 5, 12, 9, tzinfo=UTC)))
    number = reviewed(later, {"postmark.on": "2008-05-02"})
    issue_letter(later, number, kind=REJECTION)
    (stored,) = open_claim(later, number).letters
    assert (stored.title, stored.cure_by) == ("Notice of the late filing of your Proof of Claim", date(2008, 6, 2))


def test_a_number_written_among_other_words_is_masked_in_a_letter(desk: Desk) -> None:
    """A clerk keyed the owner's number into the name of a document; the letter shows four digits of it."""
    stands = {"documents[0].kind": "statement of 518 42 7736", "documents[0].quality": "altered"}
    number = reviewed(desk, {**stands, "tin": "518-42-7736"})
    letter = compose_letter(desk, number, kind=NOTICE)
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(letter.pdf)).pages)
    assert "statement of •••••7736" in " ".join(text.split())
    assert "518" not in text, text
