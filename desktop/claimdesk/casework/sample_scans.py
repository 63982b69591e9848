"""The sample papers as scans to practise on: the blank form of the settlement, filled in by hand."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.assets import asset
from claimdesk.casebook.paper import ValueKind, paper_field
from claimdesk.casebook.places import reading_at
from claimdesk.casebook.reading import Reading
from claimdesk.casebook.scanned import WHOLE, FormZone, Zone
from claimdesk.casework.issue_letter import compose_blank_form
from claimdesk.casework.letter_facts import sender_of
from claimdesk.casework.sample_papers import sample_papers
from claimdesk.errors import Told
from claimdesk.letters.form_places import form_places
from claimdesk.scans.media import MediaType
from claimdesk.scans.practice import Hand, Hands, Writing, practice_scan, scan_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    from claimdesk.casebook.claim import ProofOfClaim
    from claimdesk.casebook.settlement import Settlement
    from claimdesk.casework.sample_papers import SamplePaper

SEED = 2008
_EXECUTED = ("Executed this (day)", "day of (Month)", "(Year)")
_KINDS = (MediaType.PDF, MediaType.PDF, MediaType.TIFF, MediaType.JPEG, MediaType.PDF, MediaType.PNG)
_SUFFIXES = MappingProxyType({MediaType.PDF: "pdf", MediaType.TIFF: "tif", MediaType.PNG: "png", MediaType.JPEG: "jpg"})
_NEVER_WRITTEN = frozenset(
    {"dcn", "joint_owners", "joint_owners[]", "representative", "release.original", "release.assigned"}
    | {"release.joint_signed[].signed", "release.executed_on", "phones.work", "phones.home", "beneficial_owner"}
)
_TICKED_OR_SIGNED = frozenset(
    {"claimant_kind", "w9.classification", "release.signed"}
    | {"schedule.opening_holding.documented", "schedule.closing_holding.documented"}
)
_SHORT_CELL = 3
"""An area code takes a third of its line on the form."""


@dataclass(frozen=True, slots=True)
class SampleScan:
    """A paper as it came from the scanner: the document control number it bears, and the names of its files."""

    dcn: str
    paper: SamplePaper
    files: tuple[Path, ...]


def dcn_of(number: int) -> str:
    """Give the document control number of a sample paper, counted from 1."""
    return f"2008-{number:04d}"


def write_sample_scans(out: Path, settlement: Settlement, *, numbers: tuple[int, ...] = ()) -> tuple[SampleScan, ...]:
    """Write the sample papers, or those of these numbers, as scans into a folder, named by document control number.

    Most are PDFs; there are TIFFs in black and white, and papers page by page as pictures, some of them on their side.
    The same program writes the same files to the byte.

    Raises:
        Told: the folder cannot be written, or the settlement has no zones to write in.
    """
    if not settlement.zones.zones:
        raise Told(f"The form of {settlement.name} has no zones to write in.", "Choose sonus-2004.")
    blank = compose_blank_form(settlement).pdf
    hands = Hands(
        writing=asset("fonts/Caveat-Regular.ttf").read_bytes(),
        stamp=asset("fonts/InterTabular-SemiBold.ttf").read_bytes(),
    )
    papers = enumerate(sample_papers(settlement), start=1)
    made = []
    for number, paper in papers:
        if not numbers or number in numbers:
            writings = tuple(_writings(paper.proof, settlement, dcn=dcn_of(number)))
            pages = practice_scan(blank, writings, hands=hands, seed=SEED + number)
            kind = _KINDS[(number - 1) % len(_KINDS)]
            paths = _write(out / dcn_of(number), scan_files(pages, kind), suffix=_SUFFIXES[kind])
            made.append(SampleScan(dcn_of(number), paper, paths))
    return tuple(made)


def _write(stem: Path, files: tuple[bytes, ...], *, suffix: str) -> tuple[Path, ...]:
    """Write the files of one paper, numbered where there is one for each page, and give their paths."""
    names = (stem.name,) if len(files) == 1 else tuple(f"{stem.name}-{at + 1}" for at in range(len(files)))
    paths = tuple(stem.with_name(f"{name}.{suffix}") for name in names)
    try:
        stem.parent.mkdir(parents=True, exist_ok=True)
        for path, content in zip(paths, files, strict=True):
            path.write_bytes(content)
    except OSError as error:
        reason = error.strerror or "the system does not say why"
        raise Told(f"{stem.parent} cannot be written: {reason}.", "Choose another folder.") from error
    return paths


def _writings(proof: ProofOfClaim, settlement: Settlement, *, dcn: str) -> Iterator[Writing]:
    zones = settlement.zones
    for zone in zones.zones:
        if zone.pattern not in _NEVER_WRITTEN:
            for path in _paths(zone, proof):
                where = zones.zone_of(path)
                if where is not None:
                    yield from _of_place(path, reading_at(proof, path), where)
    for box in zones.boxes:
        if box.word in {word.strip() for word in reading_at(proof, box.path).text.split(",")}:
            yield _writing(box.zone, "x", Hand.TICKED)
    for path, text, hand in (
        ("dcn", f"No. {dcn}", Hand.STAMPED),
        ("beneficial_owner", _names(proof), Hand.WRITTEN),
    ):
        where = zones.zone_of(path)
        if where is not None and text:
            yield _writing(where, text, hand)
    yield from _phones(proof, settlement)
    yield from _signatures(proof, settlement)


def _paths(zone: FormZone, proof: ProofOfClaim) -> tuple[str, ...]:
    """Give the places that stand in a zone: one, or one for each line that the paper has."""
    if "[]" not in zone.pattern:
        return (zone.pattern,)
    section = proof.schedule.section(zone.pattern.split(".")[1].removesuffix("[]"))
    return tuple(zone.pattern.replace("[]", f"[{at}]") for at in range(len(section.trades) if section else 0))


def _of_place(path: str, reading: Reading[Any], where: Zone) -> Iterator[Writing]:
    """Write what stands in a place; boxes are ticked elsewhere."""
    place = paper_field(path)
    if reading.is_illegible:
        yield _writing(where, "", Hand.SCRIBBLED)
    elif not reading.stands_there or reading.text == "not crossed":
        return
    elif reading.text == "crossed":
        yield _writing(where, "", Hand.CROSSED_OUT)
    elif path == "received_on":
        yield _writing(where, f"RECEIVED {_date(reading)}", Hand.STAMPED)
    elif path == "w9.exempt":
        if reading.value:
            yield _writing(where, "exempt")
    elif path not in _TICKED_OR_SIGNED:
        yield _writing(where, _date(reading) if place.kind is ValueKind.DATE else reading.text)


def _date(reading: Reading[Any]) -> str:
    return f"{reading.value:%m/%d/%Y}" if reading.value is not None else reading.text


def _names(proof: ProofOfClaim) -> str:
    owner = proof.beneficial_owner
    joint = (
        " ".join(part.text for part in (each.first, each.middle, each.last) if part.text) for each in proof.joint_owners
    )
    return " & ".join(name for name in (owner.full_name, *joint) if name)


def _phones(proof: ProofOfClaim, settlement: Settlement) -> Iterator[Writing]:
    for path in ("phones.work", "phones.home"):
        where = settlement.zones.zone_of(path)
        text = reading_at(proof, path).text
        if where is not None and text:
            area, _, number = text.partition(" ")
            third = where.width // _SHORT_CELL
            code = Zone(page=where.page, x=where.x, y=where.y, width=third, height=where.height)
            rest = Zone(page=where.page, x=where.x + third, y=where.y, width=where.width - third, height=where.height)
            yield _writing(code, area)
            yield _writing(rest, number or area)


def _signatures(proof: ProofOfClaim, settlement: Settlement) -> Iterator[Writing]:
    """Sign where somebody signed, the joint owners beside, and fill in the day of the signing."""
    line = settlement.zones.zone_of("release.signed")
    signed = [proof.release.printed_name.text or _names(proof)] if proof.release.signed.value else []
    for joint, mark in zip(proof.joint_owners, proof.release.joint_signed, strict=False):
        if mark.signed.value:
            signed.append(f"{joint.first.text} {joint.last.text}")
    for at, name in enumerate(signed):
        if line is not None:
            share = line.width // len(signed)
            part = Zone(page=line.page, x=line.x + at * share, y=line.y, width=share, height=line.height)
            yield _writing(part, name, Hand.SIGNED)
    executed = proof.release.executed_on
    if executed.value is not None:
        places = {place.name: place.zone for place in form_places(settlement, sender_of(settlement))}
        day = executed.value
        for label, text in zip(_EXECUTED, (str(day.day), f"{day:%B}", str(day.year)), strict=True):
            if (label,) in places:
                yield _writing(places[label,], text)


def _writing(zone: Zone, text: str, hand: Hand = Hand.WRITTEN) -> Writing:
    return Writing(
        page=zone.page,
        x=zone.x,
        y=zone.y,
        width=zone.width,
        height=min(zone.height, WHOLE - zone.y),
        text=text,
        hand=hand,
    )
