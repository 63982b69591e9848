"""A transcript is one Proof of Claim as JSON, as a clerk would read it off the paper; proofs are read and written."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from claimdesk.casebook.claim import W9, JointSignature, Postmark, ProofOfClaim, Release, SupportingDocument
from claimdesk.casebook.paper import ValueKind, paper_field, read_text
from claimdesk.casebook.parties import Address, BeneficialOwner, JointOwner, Phones, Representative
from claimdesk.casebook.reading import BLANK, ILLEGIBLE, Mark, Reading
from claimdesk.casebook.settlement import Column
from claimdesk.casebook.trades import ExtraSheet, HeldPosition, Holding, Schedule, Trade, TradeSection
from claimdesk.casebook.transcript_json import FaultFinder, TranscriptFaults, kind_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from claimdesk.casebook.paper import PaperField
    from claimdesk.casebook.settlement import ScheduleSection, Settlement

ROOT = "paper"
ILLEGIBLE_TEXT = "??"
_PARTS: MappingProxyType[str, type] = MappingProxyType(
    {
        "postmark": Postmark,
        "beneficial_owner": BeneficialOwner,
        "address": Address,
        "phones": Phones,
        "representative": Representative,
        "release": Release,
        "w9": W9,
    }
)
_LISTS: MappingProxyType[str, type] = MappingProxyType(
    {"documents": SupportingDocument, "joint_owners": JointOwner, "extra_sheets": ExtraSheet}
)
_MAY_BE_ABSENT = frozenset({"batch", "dcn", "certified"})
_SELDOM_KEYED = frozenset({Column.KIND.value, Column.EXPLANATION.value, Column.SECURITY.value})


def read_transcript(text: str, settlement: Settlement) -> ProofOfClaim | TranscriptFaults:
    """Read a transcript strictly against the sections of a settlement; all its lists are whole.

    What stands on the paper and cannot be what it should be (a date 2003-02-30) is a reading without a value. What the
    format does not know (keys, types, words of a choice) is a fault, and one fault refuses the whole transcript.
    """
    reader = _Reader(settlement)
    document = reader.finder.parsed(text)
    proof = ProofOfClaim()
    if not reader.finder.faults:
        whole = reader.finder.members(document, "", required=(ROOT,), optional=("expected",))
        proof = reader.proof(whole[ROOT]) if ROOT in whole else proof
    return TranscriptFaults(tuple(reader.finder.faults)) if reader.finder.faults else proof


def transcript_of(proof: ProofOfClaim) -> str:
    """Write a proof as the JSON of a transcript, full taxpayer numbers included; places not reached are left out.

    Reading it back gives the same proof when every place was reached and every choice is one of its words.
    """
    return json.dumps({ROOT: _written(proof)}, ensure_ascii=False, indent=2) + "\n"


class _Reader:
    """Reads one paper; what is missing was told as a fault and is left as not reached."""

    def __init__(self, settlement: Settlement) -> None:
        self.settlement = settlement
        self.finder = FaultFinder()

    def proof(self, value: object) -> ProofOfClaim:
        """Read the whole paper; a joint owner without an entry of his own has not signed."""
        form = self.settlement.form
        has_w9 = form is not None and form.has_w9 is True
        proof: ProofOfClaim = self.part(
            value, ROOT, noun=ProofOfClaim, absent=_MAY_BE_ABSENT | (set() if has_w9 else {"w9"})
        )
        signatures = proof.release.joint_signed
        unsigned = (JointSignature(signed=BLANK),) * (len(proof.joint_owners) - len(signatures))
        return replace(proof, release=replace(proof.release, joint_signed=(*signatures, *unsigned)))

    def part(self, value: object, path: str, *, noun: type, absent: Collection[str] = _MAY_BE_ABSENT) -> Any:  # noqa: ANN401
        """Read an object as a noun whose fields are its keys; those of `absent` may be left out."""
        names = tuple(each.name for each in fields(noun))
        members = self.finder.members(
            value,
            path,
            required=tuple(name for name in names if name not in absent),
            optional=tuple(name for name in names if name in absent),
        )
        return noun(**{name: self.member(member, f"{path}.{name}", name=name) for name, member in members.items()})

    def member(self, value: object, path: str, *, name: str) -> Any:  # noqa: ANN401 - a part, a list or a reading
        """Read one member of an object by its name."""
        if name == "schedule":
            return self.schedule(value, path)
        if name == "representative" and value is None:
            return None
        if name in _PARTS:
            return self.part(value, path, noun=_PARTS[name])
        if name in _LISTS:
            items = enumerate(self.finder.items(value, path))
            return tuple(self.part(item, f"{path}[{index}]", noun=_LISTS[name]) for index, item in items)
        if name == "joint_signed":
            items = enumerate(self.finder.items(value, path))
            return tuple(
                JointSignature(signed=self.reading(item, f"{path}[{index}].signed", shown=f"{path}[{index}]"))
                for index, item in items
            )
        return self.reading(value, path, shown=path)

    def schedule(self, value: object, path: str) -> Schedule:
        """Read the schedule by the sections of the settlement."""
        sections = self.settlement.sections
        members = self.finder.members(value, path, required=(*(section.key for section in sections), "extra_sheets"))
        here = tuple((section, f"{path}.{section.key}") for section in sections if section.key in members)
        return Schedule(
            positions=tuple(
                HeldPosition(
                    section.key,
                    self.part(members[section.key], where, noun=Holding, absent=_not_asked(section, Holding)),
                )
                for section, where in here
                if not section.holds_trades
            ),
            sections=tuple(
                self.trades(members[section.key], where, section=section)
                for section, where in here
                if section.holds_trades
            ),
            extra_sheets=self.member(members.get("extra_sheets", []), f"{path}.extra_sheets", name="extra_sheets"),
        )

    def trades(self, value: object, path: str, *, section: ScheduleSection) -> TradeSection:
        """Read the trades of one section."""
        absent = _not_asked(section, Trade) | _SELDOM_KEYED
        items = enumerate(self.finder.items(value, path))
        trades = tuple(self.part(item, f"{path}[{index}]", noun=Trade, absent=absent) for index, item in items)
        return TradeSection(section.key, trades, is_finished=True)

    def reading(self, value: object, path: str, *, shown: str) -> Reading[Any]:
        """Read one place of the paper; `shown` is its path in the transcript."""
        place = paper_field(path.removeprefix(f"{ROOT}."))
        if value is None:
            return BLANK
        if isinstance(value, str):
            return self.text(value, place, shown=shown)
        if isinstance(value, bool) and place.kind is ValueKind.YES_NO:
            return read_text(place, "yes" if value else "no")
        if isinstance(value, list) and place.kind is ValueKind.CHOICES:
            return self.choices(value, place, shown=shown)
        self.finder.tell(shown, f"This must be {_wanted(place)}, and it is {kind_of(value)}.")
        return BLANK

    def text(self, value: str, place: PaperField, *, shown: str) -> Reading[Any]:
        """Read the text of a place."""
        plain = value.strip()
        if plain == ILLEGIBLE_TEXT:
            return ILLEGIBLE
        if place.kind in {ValueKind.YES_NO, ValueKind.CHOICES}:
            self.finder.tell(shown, f"This must be {_wanted(place)}, and it is text.")
            return BLANK
        if not self.finder.has_whole_characters(value, shown) or not plain:
            return BLANK
        if place.kind is ValueKind.CHOICE and not self.is_word(plain, place, shown=shown):
            return BLANK
        return read_text(place, value if place.kind is ValueKind.TEXT else plain)

    def choices(self, value: list[Any], place: PaperField, *, shown: str) -> Reading[Any]:
        """Read a list of words of a choice, such as the boxes that are ticked."""
        words = []
        for index, word in enumerate(value):
            where = f"{shown}[{index}]"
            if not isinstance(word, str):
                self.finder.tell(where, f"This must be {_words(place)}, and it is {kind_of(word)}.")
            elif word in words:
                self.finder.tell(where, "This word stands in the list twice.")
            elif self.is_word(word, place, shown=where):
                words.append(word)
        return read_text(place, ", ".join(words)) if words else BLANK

    def is_word(self, word: str, place: PaperField, *, shown: str) -> bool:
        """Whether the word is one of the choices of the place; a fault that names them when it is not."""
        is_known = place.choices is not None and word in {choice.value for choice in place.choices}
        if not is_known:
            self.finder.tell(shown, f"This must be {_words(place)}.")
        return is_known


def _not_asked(section: ScheduleSection, noun: type) -> frozenset[str]:
    asked = {column.value for column in section.columns}
    return frozenset(each.name for each in fields(noun) if each.name not in asked)


def _words(place: PaperField) -> str:
    words = tuple(choice.value for choice in place.choices or ())
    return f"{', '.join(words[:-1])} or {words[-1]}"


def _wanted(place: PaperField) -> str:
    if place.kind is ValueKind.YES_NO:
        return "true, false or null"
    if place.kind is ValueKind.CHOICES:
        return f"a list of words among {_words(place)}"
    if place.kind is ValueKind.CHOICE:
        return f"{_words(place)} as text, or null"
    return "text or null, figures and dates too"


def _written(part: object) -> object:
    if isinstance(part, Reading):
        return _place(part)
    if isinstance(part, JointSignature):
        return _place(part.signed)
    if isinstance(part, tuple):
        return [_written(item) for item in part]
    if isinstance(part, Schedule):
        return {
            **{held.key: _written(held.holding) for held in part.positions},
            **{section.key: _written(section.trades) for section in part.sections},
            "extra_sheets": _written(part.extra_sheets),
        }
    if not is_dataclass(part):
        return None
    is_trade = isinstance(part, Trade)
    members = {each.name: getattr(part, each.name) for each in fields(part)}
    return {
        name: [] if name == "classification" and member.is_blank else _written(member)
        for name, member in members.items()
        if not _is_left_out(member, may_be_absent=name == "documents" or (is_trade and name in _SELDOM_KEYED))
    }


def _is_left_out(member: object, *, may_be_absent: bool) -> bool:
    if isinstance(member, Reading):
        return not member.is_reached or (member.is_blank and may_be_absent)
    return member is None and may_be_absent


def _place(reading: Reading[Any]) -> object:
    if reading.is_illegible:
        return ILLEGIBLE_TEXT
    if reading.mark is not Mark.WRITTEN:
        return None
    if isinstance(reading.value, bool):
        return reading.value
    if isinstance(reading.value, tuple):
        return [word.value for word in reading.value]
    return reading.text
