"""Nobody has two parts in one claim: the verb says so in words, and the store refuses what a verb would let through."""

import sqlite3
from pathlib import Path

import pytest
from cases import CLOCK, SONUS, WORDING, at_desk_of, judge_at, marguerite

from claimdesk.casebook.claim import ClaimState
from claimdesk.casebook.parts import Part
from claimdesk.casebook.roles import Role
from claimdesk.casework.desk import Desk
from claimdesk.casework.open_case import close_case
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.review_claim import review_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.sign_in import Door, first_start
from claimdesk.errors import Refused
from claimstore.parts import keep_part, parts_of
from claimstore.store import Store
from claimstore.work_rows import ClaimPartRow

WITH_EVERY_ROLE = frozenset(Role)


def keyed(desk: Desk) -> str:
    """Register and key one claim; give its number, at version 2."""
    number = register_claim(desk).claim.claim_number
    save_claim(desk, number, proof=marguerite(desk), base_version=1, finish=True)
    return number


def parts_in(desk: Desk) -> list[tuple[str, str]]:
    """Give the parts in the first claim with who had them."""
    with desk.store.reading() as transaction:
        return [(row.part, row.staff) for row in parts_of(transaction, 1)]


def test_whoever_saves_a_received_claim_has_keyed_it(desk: Desk) -> None:
    """Once for each person, however often they save, and no more once the claim is keyed."""
    ines, kofi, lena = (at_desk_of(desk, name, Role.KEYER) for name in ("Ines", "Kofi", "Lena"))
    number = register_claim(ines).claim.claim_number
    assert parts_in(desk) == []
    save_claim(ines, number, proof=marguerite(desk), base_version=1)
    save_claim(ines, number, proof=marguerite(desk), base_version=2)
    save_claim(kofi, number, proof=marguerite(desk), base_version=3, finish=True)
    save_claim(lena, number, proof=marguerite(desk), base_version=4)
    assert parts_in(desk) == [("first keying", "Ines"), ("first keying", "Kofi")]


def test_whoever_keyed_a_claim_does_not_review_it(desk: Desk) -> None:
    """Not with every role either; the refusal says why and who may, and is on record in the claim."""
    keyer = at_desk_of(desk, "Ines", *WITH_EVERY_ROLE)
    number = keyed(keyer)
    with pytest.raises(Refused) as refusal:
        review_claim(keyer, number, base_version=2)
    assert refusal.value.sentence == f"Ines did the first keying of {number}, and nobody has two parts in one claim."
    assert refusal.value.remedy == "Somebody else has to do the adjudication."
    opened = open_claim(desk, number)
    assert opened.claim.state is ClaimState.KEYED
    assert (opened.history[-1].who, opened.history[-1].outcome) == ("Ines", f"refused: {refusal.value.sentence}")
    review_claim(judge_at(desk), number, base_version=2)
    assert parts_in(desk) == [("adjudication", "Jana"), ("first keying", "Ines")]


def test_the_one_person_of_a_store_that_is_not_sealed_has_one_part_too(desk: Desk) -> None:
    """Every role is not every part: somebody of the staff reviews the claim once the case is sealed."""
    number = keyed(desk)
    with pytest.raises(Refused, match="Local person did the first keying"):
        review_claim(desk, number, base_version=2)


def raw(store: Store, part: Part) -> None:
    """Do what a verb that forgot to ask would do: put Ines down for a part in the first claim."""
    with store.writing() as transaction:
        keep_part(transaction, ClaimPartRow(claim_id=1, part=part.value, staff="Ines", at="2008-04-14"))


@pytest.mark.parametrize("is_sealed", [True, False], ids=["sealed", "plain"])
@pytest.mark.parametrize("first", list(Part))
def test_the_store_itself_refuses_a_second_part(tmp_path: Path, desk: Desk, first: Part, *, is_sealed: bool) -> None:
    """By its trigger, in every pair of parts, in a sealed store and in a plain one; the first part stays."""
    if is_sealed:
        door = Door(folder=tmp_path / "sealed", settlement=SONUS, wording=WORDING, clock=CLOCK)
        desk = at_desk_of(first_start(door, name="Ada", password="seven grey herons wade").desk, "Ines")  # noqa: S106 - made up
    register_claim(desk)
    raw(desk.store, first)
    raw(desk.store, first)
    for second in set(Part) - {first}:
        with pytest.raises(Exception, match="the same person has another part in this claim"):
            raw(desk.store, second)
        with pytest.raises(Exception, match="never changed"), desk.store.writing() as transaction:
            transaction.run("UPDATE claim_part SET part = ?", (second.value,))
    with pytest.raises(Exception, match="never removed"), desk.store.writing() as transaction:
        transaction.run("DELETE FROM claim_part")
    assert parts_in(desk) == [(first.value, "Ines")]
    close_case(desk)


def test_a_bare_connection_is_refused_too(desk: Desk) -> None:
    """The rule stands in the file of the store, not in the program."""
    number = keyed(at_desk_of(desk, "Ines"))
    close_case(desk)
    bare = sqlite3.connect(desk.store.path)
    with pytest.raises(sqlite3.IntegrityError, match="another part"):
        bare.execute("INSERT INTO claim_part (claim_id, part, staff, at) VALUES (1, 'adjudication', 'Ines', 'x')")
    bare.close()
    assert number == "SONUS-0000001"
