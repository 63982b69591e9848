"""A draft gives back what was keyed, in whatever order lists were cut and grown."""

import pytest
from cases import at_desk_of, marguerite, wrote
from generated_papers import entries
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimdesk.casebook.places import Entry, with_entries, with_entry
from claimdesk.casebook.reading import Mark
from claimdesk.casework.desk import Desk
from claimdesk.casework.keep_draft import drop_draft, keep_draft
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.errors import Refused


@given(keyed=st.lists(st.lists(entries, min_size=1, max_size=3).map(tuple), min_size=1, max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_a_restored_draft_is_what_was_keyed(desk: Desk, keyed: list[tuple[Entry, ...]]) -> None:
    """Entries kept one commit after the other, and read back at once, make the same paper as the keys did."""
    number = register_claim(desk).claim.claim_number
    base = save_claim(desk, number, proof=marguerite(desk), base_version=1).claim.proof
    screen = base
    for commit in keyed:
        screen = with_entries(screen, commit)
        keep_draft(desk, number, entries=commit, base_version=2)
    opened = open_claim(desk, number)
    assert with_entries(opened.claim.proof, opened.draft) == screen
    assert opened.draft_base_version == 2


@given(taken=st.lists(entries, max_size=12).map(tuple))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_entries_taken_together_are_entries_taken_one_by_one(desk: Desk, taken: tuple[Entry, ...]) -> None:
    """A run of places in one section is put in at once, and says the same."""
    paper = one_by_one = marguerite(desk)
    for entry in taken:
        one_by_one = with_entry(one_by_one, entry)
    assert with_entries(paper, taken) == one_by_one


def test_a_row_that_was_deleted_does_not_come_back(desk: Desk) -> None:
    """A section cut to one line and grown again forgets what stood in the second line."""
    number = register_claim(desk).claim.claim_number
    save_claim(desk, number, proof=marguerite(desk), base_version=1)
    section = "schedule.purchases"
    for entry in (
        wrote(f"{section}[2].price", "9.99"),
        Entry(f"{section}.count", Mark.NOT_REACHED, "1"),
        wrote(f"{section}[1].shares", "7"),
        Entry(f"{section}.count", Mark.WRITTEN, "3"),
    ):
        keep_draft(desk, number, entries=(entry,), base_version=2)
    opened = open_claim(desk, number)
    purchases = with_entries(opened.claim.proof, opened.draft).schedule.section("purchases")
    assert purchases is not None
    assert [trade.shares.text for trade in purchases.trades] == ["1000", "7", ""]
    assert [trade.price.mark for trade in purchases.trades] == [Mark.WRITTEN, Mark.NOT_REACHED, Mark.NOT_REACHED]
    assert purchases.is_finished


def test_a_draft_is_no_act_and_changes_no_claim(desk: Desk) -> None:
    """The claim keeps its version, and the log stays as long as it was."""
    claim = register_claim(desk).claim
    keep_draft(desk, claim.claim_number, entries=(wrote("tin", "518-42-7736"),), base_version=1)
    opened = open_claim(desk, claim.claim_number)
    assert opened.claim == claim
    assert len(opened.history) == 1


def test_each_member_of_the_staff_has_a_draft_of_their_own(desk: Desk) -> None:
    """Dropping one leaves the other."""
    number = register_claim(desk).claim.claim_number
    other = at_desk_of(desk, "Ines")
    keep_draft(desk, number, entries=(wrote("address.city", "Oslo"),), base_version=1)
    keep_draft(other, number, entries=(wrote("address.city", "Bergen"),), base_version=1)
    drop_draft(desk, number)
    assert open_claim(desk, number).draft == ()
    assert open_claim(other, number).draft == (wrote("address.city", "Bergen"),)


def test_a_draft_on_an_older_version_says_so(desk: Desk) -> None:
    """The oldest version that any entry rests on is the version that a save will be compared with."""
    number = register_claim(desk).claim.claim_number
    other = at_desk_of(desk, "Ines")
    keep_draft(other, number, entries=(wrote("address.city", "Oslo"),), base_version=1)
    save_claim(desk, number, proof=marguerite(desk), base_version=1)
    keep_draft(other, number, entries=(wrote("address.state", "CA"),), base_version=2)
    assert open_claim(other, number).draft_base_version == 1


def test_a_draft_of_no_claim_is_refused(desk: Desk) -> None:
    """There is nothing to key into."""
    with pytest.raises(Refused, match="There is no claim"):
        keep_draft(desk, "SONUS-0000009", entries=(wrote("address.city", "Oslo"),), base_version=1)
    with pytest.raises(Refused, match="There is no claim"):
        drop_draft(desk, "SONUS-0000009")
