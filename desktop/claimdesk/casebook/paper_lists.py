"""The lists of a paper as lines of readings, each line with the places in which they stand, and put back again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from claimdesk.casebook.claim import JointSignature, ProofOfClaim, SupportingDocument
from claimdesk.casebook.parties import JointOwner, Representative
from claimdesk.casebook.reading import NOT_REACHED, Reading
from claimdesk.casebook.settlement import Column
from claimdesk.casebook.trades import ExtraSheet, Trade, TradeSection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Readings = tuple[Reading[Any], ...]

_TRADE_NAMES = tuple(column.value for column in Column)
_OWNER_NAMES = ("first", "middle", "last")
_DOCUMENT_NAMES = ("kind", "quality")
_SHEET_NAMES = ("signed", "name_printed")
_REPRESENTATIVE_NAMES = ("name", "kind", "authority_enclosed")
_of_trade = attrgetter(*_TRADE_NAMES)


@dataclass(frozen=True, slots=True)
class PaperList:
    """One list of a paper: the patterns of its columns, with `{}` for the number of a line, and its lines.

    `path` names the list, and with a number in brackets one line of it; the representative is a list of at most one.
    """

    path: str
    columns: tuple[str, ...]
    lines: tuple[Readings, ...]
    is_numbered: bool = True

    def line_path(self, at: int) -> str:
        """Give the path of a line, counted from 0."""
        return f"{self.path}[{at}]" if self.is_numbered else self.path

    def cell_path(self, at: int, column: int) -> str:
        """Give the path of one place of a line."""
        return self.columns[column].format(at)


def paper_lists(proof: ProofOfClaim) -> tuple[PaperList, ...]:
    """Give every list of a paper, those that are empty too, in paper order."""
    schedule, agent = proof.schedule, proof.representative
    return (
        _list("documents", _DOCUMENT_NAMES, proof.documents or ()),
        PaperList(
            "joint_owners",
            (*(f"joint_owners[{{}}].{name}" for name in _OWNER_NAMES), "release.joint_signed[{}].signed"),
            tuple(_owner_line(proof, at) for at in range(len(proof.joint_owners))),
        ),
        PaperList(
            "representative",
            tuple(f"representative.{name}" for name in _REPRESENTATIVE_NAMES),
            () if agent is None else (_readings(agent, _REPRESENTATIVE_NAMES),),
            is_numbered=False,
        ),
        *(
            PaperList(f"schedule.{section.key}", _trade_columns(section.key), tuple(map(_of_trade, section.trades)))
            for section in schedule.sections
        ),
        _list("schedule.extra_sheets", _SHEET_NAMES, schedule.extra_sheets),
    )


def with_lines(proof: ProofOfClaim, path: str, lines: Iterable[Readings]) -> ProofOfClaim:
    """Give the proof with other lines in the list at `path`.

    Raises:
        KeyError: the paper has no such list.
    """
    rows = tuple(lines)
    section = path.removeprefix("schedule.")
    if path == "schedule.extra_sheets":
        sheets = _items(ExtraSheet, _SHEET_NAMES, rows)
        return replace(proof, schedule=replace(proof.schedule, extra_sheets=sheets))
    if section != path:
        trades = _items(Trade, _TRADE_NAMES, rows)
        sections = tuple(_with_trades(each, section, trades) for each in proof.schedule.sections)
        return replace(proof, schedule=replace(proof.schedule, sections=sections))
    return _SETTERS[path](proof, rows)


def _list(path: str, names: tuple[str, ...], items: Iterable[object]) -> PaperList:
    columns = tuple(f"{path}[{{}}].{name}" for name in names)
    return PaperList(path, columns, tuple(_readings(item, names) for item in items))


def _trade_columns(key: str) -> tuple[str, ...]:
    return tuple(f"schedule.{key}[{{}}].{name}" for name in _TRADE_NAMES)


def _readings(item: object, names: tuple[str, ...]) -> Readings:
    return tuple(getattr(item, name) for name in names)


def _owner_line(proof: ProofOfClaim, at: int) -> Readings:
    signatures = proof.release.joint_signed
    signed = signatures[at].signed if at < len(signatures) else NOT_REACHED
    return (*_readings(proof.joint_owners[at], _OWNER_NAMES), signed)


def _items(make: Callable[..., Any], names: tuple[str, ...], rows: tuple[Readings, ...]) -> tuple[Any, ...]:
    return tuple(make(**dict(zip(names, row, strict=True))) for row in rows)


def _with_trades(section: TradeSection, key: str, trades: tuple[Trade, ...]) -> TradeSection:
    return replace(section, trades=trades) if section.key == key else section


def _with_owners(proof: ProofOfClaim, rows: tuple[Readings, ...]) -> ProofOfClaim:
    owners = _items(JointOwner, _OWNER_NAMES, tuple(row[:-1] for row in rows))
    signatures = tuple(JointSignature(signed=row[-1]) for row in rows)
    return replace(proof, joint_owners=owners, release=replace(proof.release, joint_signed=signatures))


def _with_documents(proof: ProofOfClaim, rows: tuple[Readings, ...]) -> ProofOfClaim:
    return replace(proof, documents=_items(SupportingDocument, _DOCUMENT_NAMES, rows))


def _with_representative(proof: ProofOfClaim, rows: tuple[Readings, ...]) -> ProofOfClaim:
    found = _items(Representative, _REPRESENTATIVE_NAMES, rows)
    return replace(proof, representative=found[0] if found else None)


_SETTERS = MappingProxyType(
    {"documents": _with_documents, "joint_owners": _with_owners, "representative": _with_representative}
)
