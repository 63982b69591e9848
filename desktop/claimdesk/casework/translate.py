"""Nouns become rows and rows become nouns here and nowhere else, and every proof comes back as it went."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from claimdesk.casebook.claim import (
    W9,
    Claim,
    ClaimState,
    JointSignature,
    Postmark,
    ProofOfClaim,
    Release,
    SupportingDocument,
)
from claimdesk.casebook.paper import PAPER_FIELDS
from claimdesk.casebook.parties import Address, BeneficialOwner, JointOwner, Phones, Representative
from claimdesk.casebook.trades import ExtraSheet, HeldPosition, Holding, Schedule, Trade, TradeSection
from claimdesk.casework.cells import Cell, CellOf, cell_of
from claimdesk.casework.store_told import reading_of
from claimstore.claim_rows import (
    ClaimRow,
    DefectRow,
    ExtraSheetRow,
    HoldingRow,
    JointOwnerRow,
    JointSignatureRow,
    ListStateRow,
    PlaceMarkRow,
    SupportingDocumentRow,
    TradeRow,
)
from claimstore.claims import ClaimRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimdesk.casebook.defects import Judgement
    from claimdesk.casebook.reading import Reading

_PARTS = (
    ("postmark", Postmark),
    ("beneficial_owner", BeneficialOwner),
    ("address", Address),
    ("phones", Phones),
    ("representative", Representative),
    ("w9", W9),
    ("release", Release),
)
_DOCUMENTS, _REPRESENTATIVE = "documents", "representative"


@dataclass(frozen=True, slots=True)
class _Place:
    """One scalar place: its path, its column, and how it is found in a proof."""

    path: str
    column: str
    cell_of: CellOf
    find: Callable[[Any], Any]


def _places_of(prefix: str) -> tuple[tuple[str, CellOf], ...]:
    return tuple(
        (place.pattern.removeprefix(prefix), cell_of(place))
        for place in PAPER_FIELDS
        if place.pattern.startswith(prefix) and "[" not in place.pattern.removeprefix(prefix)
    )


_SCALARS = tuple(
    _Place(place.pattern, place.pattern.replace(".", "_"), cell_of(place), attrgetter(place.pattern))
    for place in PAPER_FIELDS
    if not any(sign in place.pattern for sign in "[*")
)
_OWNER_PLACES = _places_of("joint_owners[].")
_SIGNATURE_PLACES = _places_of("release.joint_signed[].")
_DOCUMENT_PLACES = _places_of("documents[].")
_SHEET_PLACES = _places_of("schedule.extra_sheets[].")
_HOLDING_PLACES = _places_of("schedule.*.")
_TRADE_PLACES = _places_of("schedule.*[].")


class _Marks:
    """Gathers the marks of one claim while its cells are written."""

    def __init__(self, claim_id: int) -> None:
        self.claim_id = claim_id
        self.rows: list[PlaceMarkRow] = []

    def add(self, path: str, reading: Reading[Any]) -> None:
        row = PlaceMarkRow(claim_id=self.claim_id, path=path, mark=reading.mark.value, text=reading.text)
        self.rows.append(row)

    def cells(self, item: Any, path: str, *, places: tuple[tuple[str, CellOf], ...]) -> dict[str, Any]:  # noqa: ANN401 - any line of a list
        cells = {}
        for name, cell_of_place in places:
            reading = getattr(item, name)
            cells[name] = cell = cell_of_place.write(reading)
            if cell_of_place.needs_mark(reading, cell):
                self.add(f"{path}.{name}", reading)
        return cells


def record_of(claim: Claim, *, claim_id: int, updated_at: str) -> ClaimRecord:
    """Give all the rows of a claim."""
    proof, marks = claim.proof, _Marks(claim_id)
    schedule = proof.schedule
    return ClaimRecord(
        claim=ClaimRow(
            claim_id=claim_id,
            claim_number=claim.claim_number,
            version=claim.version,
            state=claim.state.value,
            void_reason=claim.void_reason,
            claimant=proof.beneficial_owner.full_name,
            tin_last_four=last_four_of(proof),
            updated_at=updated_at,
            **_scalar_cells(proof, marks),
        ),
        lists=_list_states(proof, claim_id),
        joint_owners=tuple(
            JointOwnerRow(claim_id=claim_id, line=line, **cells)
            for line, cells in _lines(proof.joint_owners, "joint_owners", places=_OWNER_PLACES, marks=marks)
        ),
        joint_signatures=tuple(
            JointSignatureRow(claim_id=claim_id, line=line, **cells)
            for line, cells in _lines(
                proof.release.joint_signed, "release.joint_signed", places=_SIGNATURE_PLACES, marks=marks
            )
        ),
        documents=tuple(
            SupportingDocumentRow(claim_id=claim_id, line=line, **cells)
            for line, cells in _lines(proof.documents or (), _DOCUMENTS, places=_DOCUMENT_PLACES, marks=marks)
        ),
        extra_sheets=tuple(
            ExtraSheetRow(claim_id=claim_id, line=line, **cells)
            for line, cells in _lines(schedule.extra_sheets, "schedule.extra_sheets", places=_SHEET_PLACES, marks=marks)
        ),
        holdings=tuple(
            HoldingRow(
                claim_id=claim_id,
                section=held.key,
                ordinal=ordinal,
                **marks.cells(held.holding, f"schedule.{held.key}", places=_HOLDING_PLACES),
            )
            for ordinal, held in enumerate(schedule.positions)
        ),
        trades=tuple(
            TradeRow(claim_id=claim_id, section=section.key, line=line, **cells)
            for section in schedule.sections
            for line, cells in _lines(section.trades, f"schedule.{section.key}", places=_TRADE_PLACES, marks=marks)
        ),
        marks=tuple(marks.rows),
    )


def claim_of(record: ClaimRecord) -> Claim:
    """Give the claim that was stored as these rows.

    Raises:
        Told: the rows hold what no version of the program writes.
    """
    row = record.claim
    with reading_of(f"Claim {row.claim_number}"):
        return Claim(
            claim_number=row.claim_number,
            version=row.version,
            state=ClaimState(row.state),
            proof=_proof_of(record),
            void_reason=row.void_reason,
        )


def defect_rows(judgement: Judgement, claim_id: int) -> tuple[DefectRow, ...]:
    """Give the rows of what the rules found."""
    return tuple(
        DefectRow(claim_id=claim_id, ordinal=ordinal, code=found.code.code, line=found.line, field=found.field)
        for ordinal, found in enumerate(judgement.defects)
    )


def last_four_of(proof: ProofOfClaim) -> str:
    """Give the last four digits that a list shows: of Part I, else of the W-9; empty when there is no whole number."""
    for reading in (proof.tin, proof.w9.ssn, proof.w9.ein):
        if reading.value is not None:
            return reading.value.last_four
    return ""


def _scalar_cells(proof: ProofOfClaim, marks: _Marks) -> dict[str, Any]:
    is_stated = proof.representative is not None
    cells: dict[str, Any] = {}
    for place in _SCALARS:
        if not is_stated and place.path.startswith(f"{_REPRESENTATIVE}."):
            cells[place.column] = None
            continue
        reading = place.find(proof)
        cells[place.column] = cell = place.cell_of.write(reading)
        if place.cell_of.needs_mark(reading, cell):
            marks.add(place.path, reading)
    return cells


def _list_states(proof: ProofOfClaim, claim_id: int) -> tuple[ListStateRow, ...]:
    stated = [(f"schedule.{section.key}", section.is_finished) for section in proof.schedule.sections]
    if proof.documents is not None:
        stated.append((_DOCUMENTS, True))
    if proof.representative is not None:
        stated.append((_REPRESENTATIVE, True))
    return tuple(
        ListStateRow(claim_id=claim_id, path=path, ordinal=ordinal, is_complete=int(is_complete))
        for ordinal, (path, is_complete) in enumerate(stated)
    )


def _lines(
    items: Sequence[Any], path: str, *, places: tuple[tuple[str, CellOf], ...], marks: _Marks
) -> list[tuple[int, dict[str, Any]]]:
    return [(line, marks.cells(item, f"{path}[{line}]", places=places)) for line, item in enumerate(items)]


class _Reader:
    """Reads the cells of one claim with the marks beside them."""

    def __init__(self, record: ClaimRecord) -> None:
        self._marks = {mark.path: mark for mark in record.marks}

    def reading(self, cell_of_place: CellOf, path: str, *, cell: Cell) -> Any:  # noqa: ANN401 - of any kind of value
        return cell_of_place.read(cell, beside=self._marks.get(path))

    def readings(self, row: Any, path: str, *, places: tuple[tuple[str, CellOf], ...]) -> dict[str, Any]:  # noqa: ANN401 - a row of any list
        return {name: self.reading(each, f"{path}.{name}", cell=getattr(row, name)) for name, each in places}

    def items(self, rows: Sequence[Any], path: str, *, places: tuple[tuple[str, CellOf], ...]) -> list[dict[str, Any]]:
        return [self.readings(row, f"{path}[{line}]", places=places) for line, row in enumerate(rows)]


def _proof_of(record: ClaimRecord) -> ProofOfClaim:
    reader = _Reader(record)
    stated = frozenset(state.path for state in record.lists)
    own: dict[str, Any] = {}
    of_part: dict[str, dict[str, Any]] = {}
    for place in _SCALARS:
        part, _, name = place.path.rpartition(".")
        reading = reader.reading(place.cell_of, place.path, cell=getattr(record.claim, place.column))
        (of_part.setdefault(part, {}) if part else own)[name] = reading
    signatures = reader.items(record.joint_signatures, "release.joint_signed", places=_SIGNATURE_PLACES)
    of_part["release"]["joint_signed"] = tuple(JointSignature(**each) for each in signatures)
    parts: dict[str, Any] = {name: part(**of_part[name]) for name, part in _PARTS}
    if _REPRESENTATIVE not in stated:
        parts[_REPRESENTATIVE] = None
    documents = reader.items(record.documents, _DOCUMENTS, places=_DOCUMENT_PLACES)
    owners = reader.items(record.joint_owners, "joint_owners", places=_OWNER_PLACES)
    return ProofOfClaim(
        **own,
        **parts,
        documents=tuple(SupportingDocument(**each) for each in documents) if _DOCUMENTS in stated else None,
        joint_owners=tuple(JointOwner(**each) for each in owners),
        schedule=_schedule_of(record, reader),
    )


def _schedule_of(record: ClaimRecord, reader: _Reader) -> Schedule:
    trades: dict[str, list[TradeRow]] = {}
    for row in record.trades:
        trades.setdefault(row.section, []).append(row)
    sheets = reader.items(record.extra_sheets, "schedule.extra_sheets", places=_SHEET_PLACES)
    return Schedule(
        positions=tuple(
            HeldPosition(
                row.section, Holding(**reader.readings(row, f"schedule.{row.section}", places=_HOLDING_PLACES))
            )
            for row in record.holdings
        ),
        sections=tuple(
            TradeSection(
                state.path.removeprefix("schedule."),
                tuple(
                    Trade(**each)
                    for each in reader.items(
                        trades.get(state.path.removeprefix("schedule."), ()), state.path, places=_TRADE_PLACES
                    )
                ),
                bool(state.is_complete),
            )
            for state in record.lists
            if state.path.startswith("schedule.")
        ),
        extra_sheets=tuple(ExtraSheet(**each) for each in sheets),
    )
