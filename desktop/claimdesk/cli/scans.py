"""Scans from the command line: attach a tray of them by their numbers, and make some to practise on."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from claimdesk.casework.attach_scan import AttachedFolder, attach_folder
from claimdesk.casework.open_case import close_case, open_case
from claimdesk.casework.reference import load_settlement, load_wording
from claimdesk.casework.sample_scans import write_sample_scans
from claimdesk.casework.scan_files import DrawingRoom
from claimdesk.casework.sign_in import Door, DoorState, sign_in, state_of
from claimdesk.cli.options import FILE, NAME, SETTLEMENT, asked
from claimdesk.errors import Told

INPUT_REFUSED = 1
STEP = 100
"""Files between two words of how far it is."""


@click.command("attach-scans")
@click.argument("folders", metavar="FOLDER...", type=FILE, nargs=-1, required=True)
@click.option("--case", type=FILE, required=True, help="The folder of the case.")
@NAME
@SETTLEMENT
def attach_scans(folders: tuple[Path, ...], case: Path, name: str | None, *, settlement: str) -> None:
    """Attach every scan in each FOLDER to the claim whose DCN is the name of the file: 0017.pdf, or 0017-2.jpg."""
    if not case.is_dir():
        raise Told(f"There is no case in {case}.", "Name the folder of a case.")
    door = Door(folder=case, settlement=load_settlement(settlement), wording=load_wording())
    if state_of(case) is DoorState.SEALED:
        desk = sign_in(door, **asked(name))
    else:
        desk = open_case(case, settlement=door.settlement, wording=door.wording)
    room = DrawingRoom()
    try:
        done = tuple(attach_folder(desk, folder, room=room, progress=_say_progress) for folder in folders)
    finally:
        room.close()
        close_case(desk)
    _say(done)


def _say(done: tuple[AttachedFolder, ...]) -> None:
    attached = tuple(each for folder in done for each in folder.attached)
    told = tuple(each for folder in done for each in folder.told)
    for scan in attached:
        click.echo(f"{scan.claim_number}: {scan.name}, {scan.pages} {'page' if scan.pages == 1 else 'pages'}")
    for trouble in told:
        click.echo(str(trouble), err=True)
    click.echo(f"{len(attached):,} attached, {len(told):,} not attached.")
    if told:
        sys.exit(INPUT_REFUSED)


def _say_progress(files: int) -> None:
    if files % STEP == 0:
        click.echo(f"{files:,} files", err=True)


@click.command()
@click.option("--out", type=FILE, required=True, help="The folder for the scans.")
@SETTLEMENT
def samples(out: Path, *, settlement: str) -> None:
    """Make scans to practise on: the blank form filled in by hand with the sample papers, named by their DCN."""
    made = write_sample_scans(out, load_settlement(settlement))
    for sample in made:
        click.echo(
            f"{sample.dcn}: {sample.paper.name}, {len(sample.files)} {'file' if len(sample.files) == 1 else 'files'}"
        )
    click.echo(f"{sum(len(sample.files) for sample in made)} files in {out}. Register a claim with each DCN, then:")
    click.echo(f"claimdesk attach-scans --case FOLDER {out}")
