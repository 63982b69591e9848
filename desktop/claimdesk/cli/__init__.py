"""Composition root of the command line: the verbs of the window, for one paper, one settlement, one demonstration."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from claimdesk import app
from claimdesk.casebook.loss_words import NOT_COMPUTED, NOT_IN_THE_RUN
from claimdesk.casebook.money import decimal_text
from claimdesk.casebook.transcript_json import TranscriptFaults
from claimdesk.casework.back_up_case import back_up_case, backups_in
from claimdesk.casework.check_case import check_case
from claimdesk.casework.check_paper import check_paper, read_paper
from claimdesk.casework.check_settlement import check_settlement
from claimdesk.casework.compute_losses import compute_losses
from claimdesk.casework.desk import StoreRoom, SystemClock
from claimdesk.casework.file_losses import file_losses, with_holding_value
from claimdesk.casework.issue_letter import compose_blank_form
from claimdesk.casework.loss_answer import losses_json, losses_text
from claimdesk.casework.open_case import close_case, open_case, open_store_room
from claimdesk.casework.reference import load_settlement, load_wording
from claimdesk.casework.restore_case import restore_case, restore_sealed_case
from claimdesk.casework.seal_anew import seal_case_anew
from claimdesk.casework.sign_in import Door, DoorState, open_sealed_room, sign_in, state_of, unlocked
from claimdesk.casework.verify_log import verify_log
from claimdesk.cli.options import AS_JSON, FILE, FOLDER, NAME, SETTLEMENT, WANTS_JSON, asked
from claimdesk.cli.scans import attach_scans, samples
from claimdesk.errors import Told, no_memory

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence, Sized

    from claimdesk.casework.check_paper import PaperCheck
    from claimdesk.casework.check_settlement import SettlementReport
    from claimdesk.intake.trades_csv import TradesFault

INPUT_REFUSED = 1
CLAIMS_A_LINE = 10_000


class Sentences(click.Group):
    """A group of commands whose refusals are one sentence on standard error and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click says so
        """Run the command; what the user must be told is printed, and the input counts as refused."""
        try:
            return super().invoke(ctx)
        except Told as told:
            said = told
        except MemoryError:
            said = no_memory()
        if ctx.meta.get(WANTS_JSON):
            click.echo(_faults_json([_fault("", str(said))]))
        click.echo(str(said), err=True)
        return ctx.exit(INPUT_REFUSED)


@click.group(cls=Sentences, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="claimdesk", prog_name="Claimdesk")
def main() -> None:
    """Claimdesk keys, checks and answers the Proofs of Claim of a securities class-action settlement."""


@main.command("open")
@click.argument("folder", type=FILE, required=False)
@SETTLEMENT
@click.option("--trial", is_flag=True, help="A new case gets a staff for trying out, its passwords said here once.")
def open_window(folder: Path | None, settlement: str, *, trial: bool) -> None:
    """Open the window on the case in FOLDER, a new one where there is none yet."""
    sys.exit(app.open_window(folder, settlement_name=settlement, trial=click.echo if trial else None))


@main.command()
@click.argument("paper", type=FILE)
@SETTLEMENT
@AS_JSON
def check(paper: Path, settlement: str, *, as_json: bool) -> None:
    """Check the transcript PAPER of one Proof of Claim and name what is deficient."""
    rules = load_settlement(settlement)
    proof = read_paper(paper, rules)
    if isinstance(proof, TranscriptFaults):
        _refuse_transcript(paper, proof, as_json=as_json)
    checked = check_paper(proof, rules, wording=load_wording())
    click.echo(_checked_json(checked) if as_json else _checked_text(checked))


def _refuse_transcript(paper: Path, refused: TranscriptFaults, *, as_json: bool) -> NoReturn:
    if as_json:
        click.echo(_faults_json([_fault(fault.path, fault.sentence) for fault in refused.faults]))
    for fault in refused.faults:
        click.echo(": ".join(part for part in (str(paper), fault.path, fault.sentence) if part), err=True)
    click.echo(f"{paper} is not read: {_counted(refused.faults)}. Mend the file and run this again.", err=True)
    sys.exit(INPUT_REFUSED)


def _fault(path: str, sentence: str, *, line: int | None = None, column: str = "") -> Mapping[str, str | int | None]:
    """Give a fault as every refusal with --json has it: where, as far as that is known, and what."""
    return {"path": path, "line": line, "column": column, "fault": sentence}


def _faults_json(faults: Sequence[Mapping[str, str | int | None]]) -> str:
    return json.dumps({"faults": [*faults]}, ensure_ascii=False, indent=1)


def _counted(faults: Sized) -> str:
    return "1 fault" if len(faults) == 1 else f"{len(faults)} faults"


def _checked_json(checked: PaperCheck) -> str:
    codes = [{"code": c.code, "line": c.line, "citation": c.citation, "cure": c.cure} for c in checked.codes]
    found = {
        "codes": codes,
        "difference": checked.difference,
        "backup_withholding": checked.backup_withholding,
    }
    return json.dumps(found, ensure_ascii=False, indent=1)


def _checked_text(checked: PaperCheck) -> str:
    lines = [f"Claimant: {checked.claimant or 'not named'}"]
    for found in checked.codes:
        where = f" at {found.line}" if found.line else ""
        lines += [f"{found.code}{where} ({found.citation}): {found.problem}", f"    cure: {found.cure}"]
    if not checked.codes:
        lines.append("Nothing is deficient.")
    lines += [f"Note: {remark}" for remark in checked.remarks]
    difference = "cannot be known" if checked.difference is None else f"{checked.difference} shares"
    lines.append(f"Opening + bought - sold - closing: {difference}")
    lines.append(f"Backup withholding: {'yes' if checked.backup_withholding else 'no'}")
    # What stands on a paper may hold characters that steer a terminal.
    return "\n".join("".join(sign for sign in line if sign.isprintable()) for line in lines)


@main.command()
@click.option("--trades", type=FILE, required=True, help="A CSV file: account,security,code,date,quantity,price.")
@click.option("--holding-value", help="Dollars a share still held is worth in the market test, instead of the plan's.")
@SETTLEMENT
@AS_JSON
def loss(trades: Path, settlement: str, *, holding_value: str | None, as_json: bool) -> None:
    """Compute the recognized loss of every account in a file of trades under the plan of the settlement."""
    rules = load_settlement(settlement)
    if holding_value is not None:
        rules = with_holding_value(rules, holding_value)
    found = file_losses(trades, rules)
    if found.faults:
        _refuse_trades(trades, found.faults, as_json=as_json)
    _say_of_trades(trades, found.remarks)
    click.echo(losses_json(found.losses) if as_json else losses_text(found.losses))


def _refuse_trades(trades: Path, faults: tuple[TradesFault, ...], *, as_json: bool) -> NoReturn:
    if as_json:
        told = [_fault(str(trades), fault.sentence, line=fault.line, column=fault.column) for fault in faults]
        click.echo(_faults_json(told))
    _say_of_trades(trades, faults)
    click.echo(f"{trades} is not read: {_counted(faults)}. Mend the file and run this again.", err=True)
    sys.exit(INPUT_REFUSED)


def _say_of_trades(trades: Path, said: tuple[TradesFault, ...]) -> None:
    for one in said:
        place = str(trades) if one.line is None else f"{trades}:{one.line}"
        click.echo(": ".join(part for part in (place, one.column, one.sentence) if part), err=True)


@main.command("compute-losses")
@click.argument("folder", type=FILE)
@click.option("--processes", default=2, show_default=True, help="How many processes compute at a time.")
@NAME
@SETTLEMENT
def compute_losses_of_case(folder: Path, processes: int, name: str | None, *, settlement: str) -> None:
    """Compute the recognized loss of every claim of the case in FOLDER; a run that was stopped goes on."""
    if not folder.is_dir():
        raise Told(f"There is no case in {folder}.", "Name the folder of a case.")
    door = Door(folder=folder, settlement=load_settlement(settlement), wording=load_wording())
    if _is_sealed(folder):
        desk = sign_in(door, **asked(name))
    else:
        desk = open_case(folder, settlement=door.settlement, wording=door.wording)
    try:
        run = compute_losses(desk, processes=max(1, processes), progress=_say_progress, is_cancelled=lambda: False)
    finally:
        close_case(desk)
    total = decimal_text(run.total)
    click.echo(f"Run {run.run_id} under plan {run.plan_version}: {run.claims} claims, {total} in all.")
    click.echo(f"Not computed: {run.not_computed}")
    for changed in run.changed:
        before = NOT_IN_THE_RUN if changed.has_come else _amount_of(changed.before)
        after = NOT_IN_THE_RUN if changed.has_gone else _amount_of(changed.after)
        click.echo(f"changed: {changed.claim_number}: {before} -> {after}")


def _amount_of(amount: int | None) -> str:
    return NOT_COMPUTED if amount is None else decimal_text(amount)


def _say_progress(reached: int, last: int) -> None:
    if reached % CLAIMS_A_LINE == 0 or reached == last:
        click.echo(f"{reached:,} of {last:,}", err=True)


@main.group()
def settlement() -> None:
    """Look after the settlement file of a case."""


@settlement.command("check")
@click.argument("file", type=FILE)
@AS_JSON
def settlement_check(file: Path, *, as_json: bool) -> None:
    """Name every fault of the settlement FILE with its key and line, and what is not known."""
    report = check_settlement(file)
    click.echo(_report_json(report) if as_json else _report_text(report))
    if report.faults:
        sys.exit(INPUT_REFUSED)


def _report_json(report: SettlementReport) -> str:
    return json.dumps(
        {
            "path": str(report.path),
            "is_usable": report.is_usable,
            "faults": [asdict(fault) for fault in report.faults],
            "missing": [asdict(missing) for missing in report.missing],
        },
        ensure_ascii=False,
        indent=1,
    )


def _report_text(report: SettlementReport) -> str:
    lines = [": ".join(part for part in (*report.place_of(fault), fault.sentence) if part) for fault in report.faults]
    lines += [f"not known: {missing.path}: {missing.sentence}" for missing in report.missing]
    faults = _counted(report.faults) if report.faults else "no fault"
    keys = "1 key" if len(report.missing) == 1 else f"{len(report.missing)} keys"
    lines.append(f"{report.path}: {faults}, {keys} not known")
    return "\n".join(lines)


@main.command("form")
@click.option("--out", type=FILE, required=True, help="The PDF to write.")
@SETTLEMENT
def blank_form(out: Path, settlement: str) -> None:
    """Print the blank Proof of Claim of the settlement, to send out."""
    letter = compose_blank_form(load_settlement(settlement))
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(letter.pdf)
    except OSError as error:
        raise Told(f"{out} cannot be written: {error.strerror}.", "Choose another folder.") from error
    click.echo(f"{out}: {letter.pages} pages")


@main.command()
@click.option("--out", type=FILE, required=True, help="The folder for the case, the pictures and the letters.")
def demo(out: Path) -> None:
    """Key the twelve sample papers through the real screens, check them, and compose every letter that is due."""
    sys.exit(app.play_demonstration(out, say=click.echo))


@main.command()
@click.option("--out", type=FILE, required=True, help="The folder for the pictures.")
def screens(out: Path) -> None:
    """Draw a picture of every screen in the light and the dark scheme."""
    sys.exit(app.draw_screens(out, say=click.echo))


main.add_command(attach_scans)
main.add_command(samples)


@main.group("log")
def act_log() -> None:
    """Look at the log of acts of a case."""


@act_log.command("verify")
@FOLDER
@NAME
@AS_JSON
def log_verify(folder: Path | None, name: str | None, *, as_json: bool) -> None:
    """Verify the log of the case in FOLDER and name the first entry that does not hold, and why."""
    with _store_room(_case(folder), name) as room:
        log = verify_log(room)
    if as_json:
        click.echo(json.dumps(asdict(log), ensure_ascii=False, indent=1))
    else:
        click.echo(f"{log.sentence} {log.remedy}".strip())
        click.echo(f"Last entry that holds: {log.entries}, {log.last_fingerprint}")
    if not log.is_whole:
        sys.exit(INPUT_REFUSED)


@main.command()
@FOLDER
@NAME
@AS_JSON
def doctor(folder: Path | None, name: str | None, *, as_json: bool) -> None:
    """Check the case in FOLDER from its file to its last claim, and say what to do about what is not well."""
    case = _case(folder)
    key = unlocked(case, **asked(name), clock=SystemClock()) if _is_sealed(case) else None
    findings = check_case(case, key=key)
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=1))
    else:
        for finding in findings:
            mark = "well" if finding.is_well else "NOT WELL"
            click.echo(f"{finding.subject}: {mark}. {finding.sentence} {finding.remedy}".strip())
    if not all(finding.is_well for finding in findings):
        sys.exit(INPUT_REFUSED)


@main.command()
@FOLDER
@NAME
def backup(folder: Path | None, name: str | None) -> None:
    """Make a backup of the case in FOLDER beside it, and name those that are kept."""
    case = _case(folder)
    with _store_room(case, name) as room:
        made = back_up_case(room)
    for kept in backups_in(case):
        new = " (new)" if kept.path == made else ""
        click.echo(f"{kept.path}  {kept.at:%Y-%m-%d %H:%M} UTC  {kept.reason}  {kept.size} bytes{new}")


@main.command()
@click.argument("folder", type=FILE)
@click.argument("copy", metavar="BACKUP", type=FILE)
@NAME
def restore(folder: Path, copy: Path, name: str | None) -> None:
    """Put BACKUP in the place of the case in FOLDER; what it replaces is kept among the backups."""
    is_sealed = _is_sealed(folder)
    restored = restore_sealed_case(folder, copy, **asked(name)) if is_sealed else restore_case(folder, copy)
    click.echo(f"Restored {restored.caption} with {restored.acts} acts from {copy}.")
    if restored.safety_copy:
        click.echo(f"What was there before is kept in {restored.safety_copy}.")


@main.command("seal-anew")
@FOLDER
@NAME
def seal_anew(folder: Path | None, name: str | None) -> None:
    """Seal the case in FOLDER and its backups with a new key; everybody on its staff keeps their password."""
    case = _case(folder)
    if not _is_sealed(case):
        raise Told(f"The case in {case} has no staff yet.", "Open it once: claimdesk open.")
    seal_case_anew(case, **asked(name))
    click.echo(f"The case in {case} and its backups are sealed with a new key.")


def _is_sealed(folder: Path) -> bool:
    return state_of(folder) is DoorState.SEALED


@contextmanager
def _store_room(folder: Path, name: str | None) -> Iterator[StoreRoom]:
    """Open the store of a case to look after it, asking for a password where it is sealed."""
    if not _is_sealed(folder):
        with open_store_room(folder) as room:
            yield room
        return
    room = open_sealed_room(folder, **asked(name))
    try:
        yield room
    finally:
        room.store.close()


def _case(folder: Path | None) -> Path:
    return folder if folder is not None else app.usual_folder(app.SAMPLE_SETTLEMENT)
