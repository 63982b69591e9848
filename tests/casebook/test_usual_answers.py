"""The usual answers fill what nobody has been at, for a person, an entity, a representative, a foreign address."""

from __future__ import annotations

from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.origin import Origin
from claimdesk.casebook.paper import ValueKind, paper_field
from claimdesk.casebook.places import Entry, is_count, reading_at, with_entries
from claimdesk.casebook.reading import BLANK, Mark
from claimdesk.casebook.usual_answers import usual_entries
from claimdesk.casework.reference import load_settlement
from claimdesk.screens.usual_file import load_usual_answers

ANSWERS = load_usual_answers("sonus-2004")
PERSON = (
    Entry("beneficial_owner.first", Mark.WRITTEN, "Robert"),
    Entry("beneficial_owner.last", Mark.WRITTEN, "Henderson"),
    Entry("address.city", Mark.WRITTEN, "San Rafael"),
    Entry("address.state", Mark.WRITTEN, "CA"),
)


def proof_with(*entries: Entry) -> ProofOfClaim:
    """Give a paper of which only these places have been keyed."""
    blank = ProofOfClaim(schedule=load_settlement("sonus-2004").blank_schedule())
    return with_entries(blank, entries)


def filled(block: str, proof: ProofOfClaim, previous: dict[str, Entry] | None = None) -> dict[str, str]:
    """Give what one key puts into the places of a block, `-` for blank."""
    entries = usual_entries(
        ANSWERS.of_block(block, proof),
        proof,
        is_open=lambda path: is_count(path) or not reading_at(proof, path).is_reached,
        previous=(previous or {}).get,
    )
    assert all(entry.origin is Origin.USUAL_ANSWER for entry in entries)
    return {entry.path: entry.text or "-" for entry in entries}


def test_the_signature_of_a_person_says_what_part_one_says() -> None:
    """Place and printed name are those of the claimant; the date is keyed."""
    assert filled("release", proof_with(*PERSON)) == {
        "release.signed": "yes",
        "release.original": "yes",
        "release.city": "San Rafael",
        "release.state_or_country": "CA",
        "release.printed_name": "Robert Henderson",
        "release.capacity": "beneficial owner",
        "release.assigned": "no",
    }


def test_what_was_keyed_is_never_touched() -> None:
    """A release that was not signed stays unsigned, and a blank place stays blank."""
    proof = proof_with(Entry("release.signed", Mark.WRITTEN, "no"), Entry("release.capacity", Mark.BLANK))
    found = filled("release", proof)
    assert "release.signed" not in found
    assert "release.capacity" not in found


def test_where_part_one_is_silent_nothing_is_copied() -> None:
    """No name, no address: the places under the signature wait for the clerk."""
    found = filled("release", proof_with())
    assert "release.printed_name" not in found
    assert "release.city" not in found


def test_an_entity_has_other_answers() -> None:
    """Its box is another, and who signs for it in what office is not known."""
    proof = proof_with(Entry("beneficial_owner.entity", Mark.WRITTEN, "Ocean Breeze Partners LLC"))
    assert filled("claimant", proof)["claimant_kind"] == "corporate_other"
    assert "representative.count" not in filled("claimant", proof)
    assert "release.printed_name" not in filled("release", proof)
    assert filled("w9", proof)["w9.ssn"] == "-"
    assert "w9.ein" not in filled("w9", proof)


def test_a_representative_signs_in_their_office() -> None:
    """The printed name and the capacity are theirs."""
    proof = proof_with(
        *PERSON,
        Entry("representative.count", Mark.WRITTEN, "1"),
        Entry("representative.name", Mark.WRITTEN, "Mary Lee"),
        Entry("representative.kind", Mark.WRITTEN, "executor"),
    )
    found = filled("release", proof)
    assert (found["release.printed_name"], found["release.capacity"]) == ("Mary Lee", "executor")


def test_a_foreign_paper_is_signed_in_its_country() -> None:
    """State or country is the country."""
    proof = proof_with(*PERSON, Entry("address.foreign_country", Mark.WRITTEN, "Canada"))
    assert filled("release", proof)["release.state_or_country"] == "Canada"


def test_every_joint_owner_has_signed() -> None:
    """As many signatures as there are joint owners."""
    counts = ("joint_owners.count", "release.joint_signed.count")
    proof = proof_with(*(Entry(path, Mark.WRITTEN, "2") for path in counts))
    found = filled("release", proof)
    assert [path for path in found if "joint" in path] == [
        "release.joint_signed[0].signed",
        "release.joint_signed[1].signed",
    ]


def test_the_day_of_receipt_is_that_of_the_claim_before() -> None:
    """Without a claim before, it is keyed."""
    before = {"received_on": Entry("received_on", Mark.WRITTEN, "2008-04-14")}
    assert filled("intake", proof_with(), before)["received_on"] == "2008-04-14"
    assert "received_on" not in filled("intake", proof_with())


def test_documents_that_are_not_there_get_no_answer() -> None:
    """A clerk who has said that none came is not given one."""
    proof = proof_with(Entry("documents.count", Mark.WRITTEN, "0"))
    entries = usual_entries(
        ANSWERS.of_block("intake", proof),
        proof,
        is_open=lambda path: path != "documents.count" and (is_count(path) or reading_at(proof, path) != BLANK),
        previous=lambda _path: None,
    )
    assert [entry.path for entry in entries if entry.path.startswith("documents")] == []


def test_no_taxpayer_number_is_ever_usual() -> None:
    """It is keyed both times it stands on the paper; an entity leaves the box of a person blank."""
    tables = (*ANSWERS.blocks.values(), *ANSWERS.variants.values())
    for path, text in ((path, text) for table in tables for path, text in table.items()):
        if not is_count(path) and path != "release.joint_signed[]" and paper_field(path).kind is ValueKind.TIN:
            assert text in {"", "?"}
