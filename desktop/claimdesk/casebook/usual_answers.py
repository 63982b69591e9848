"""Most papers say the same in most places of a block: one key fills what nobody has been at, and says that it did."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.keyed import choice_words
from claimdesk.casebook.origin import Origin
from claimdesk.casebook.paper import ValueKind, paper_field
from claimdesk.casebook.places import Entry, count_at, entry_of, is_count, reading_at, with_entry
from claimdesk.casebook.reading import Mark, Reading, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from claimdesk.casebook.claim import ProofOfClaim

SAME_AS = "= "
PREVIOUS, CLAIMANT = "= previous claim", "= claimant"
NO_ANSWER = "?"
ENTITY, REPRESENTATIVE, FOREIGN = "entity", "representative", "foreign"
_JOINT = "release.joint_signed[]"


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualAnswers:
    """Answers by block, and those that take their place for an entity, a representative, a foreign address."""

    blocks: Mapping[str, Mapping[str, str]]
    variants: Mapping[str, Mapping[str, str]]

    def of_block(self, block: str, proof: ProofOfClaim) -> Mapping[str, str]:
        """Give the answers of one block for this paper, in the order of the paper."""
        answers = dict(self.blocks.get(block, {}))
        for variant in _variants_of(proof):
            changed = self.variants.get(variant, {})
            answers.update((path, text) for path, text in changed.items() if path in answers or _is_of(path, block))
        return MappingProxyType(answers)


def usual_entries(
    answers: Mapping[str, str],
    proof: ProofOfClaim,
    *,
    is_open: Callable[[str], bool],
    previous: Callable[[str], Entry | None],
) -> tuple[Entry, ...]:
    """Give the entries that fill what `is_open` with its usual answer; nothing that somebody has keyed is touched.

    `previous` gives what the same clerk keyed at a path in the claim before.
    """
    entries: list[Entry] = []
    for path, text in _places(answers, proof):
        if not is_open(path) or text == NO_ANSWER:
            continue
        entry = _entry(path, text, proof=proof, previous=previous)
        if entry is not None and not _is_past_the_end(proof, path):
            entries.append(entry)
            proof = with_entry(proof, entry)
    return tuple(entries)


def _places(answers: Mapping[str, str], proof: ProofOfClaim) -> Iterator[tuple[str, str]]:
    for path, text in answers.items():
        if path == _JOINT:
            yield from ((f"release.joint_signed[{at}].signed", text) for at in range(len(proof.joint_owners)))
        else:
            yield path, text


def _entry(path: str, text: str, *, proof: ProofOfClaim, previous: Callable[[str], Entry | None]) -> Entry | None:
    if is_count(path):
        return Entry(path, Mark.WRITTEN, text, Origin.USUAL_ANSWER)
    if text == PREVIOUS:
        entry = previous(path)
        return None if entry is None else entry_of(path, entry.reading, origin=Origin.USUAL_ANSWER)
    if text == CLAIMANT:
        name = proof.beneficial_owner.full_name
        return entry_of(path, written(name), origin=Origin.USUAL_ANSWER) if name else None
    if text.startswith(SAME_AS):
        reading = _as_text(text.removeprefix(SAME_AS), proof)
        return entry_of(path, reading, origin=Origin.USUAL_ANSWER) if reading.value is not None else None
    return Entry(path, Mark.WRITTEN if text else Mark.BLANK, text, Origin.USUAL_ANSWER)


def _as_text(path: str, proof: ProofOfClaim) -> Reading[Any]:
    """Give what another place says in words: an office such as executor stands as its word."""
    reading = reading_at(proof, path)
    if paper_field(path).kind is not ValueKind.CHOICE or reading.value is None:
        return reading
    return written(choice_words(reading.value))


def _is_past_the_end(proof: ProofOfClaim, path: str) -> bool:
    """Whether a place lies in an item that its list does not have: one document more than there are."""
    list_path, bracket, rest = path.partition("[")
    return bool(bracket) and int(rest.partition("]")[0]) >= count_at(proof, f"{list_path}.count")


def _variants_of(proof: ProofOfClaim) -> Iterator[str]:
    if proof.beneficial_owner.entity.stands_there:
        yield ENTITY
    if proof.representative is not None:
        yield REPRESENTATIVE
    if proof.address.is_foreign:
        yield FOREIGN


def _is_of(path: str, block: str) -> bool:
    try:
        return paper_field(path).block.value == block
    except KeyError:
        return False
