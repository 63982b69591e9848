"""The losses of a sealed case are computed in other processes, which nobody can ask for its key, and survive a kill."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from cases import CLOCK, PLANTED_TIN, WORDING, at_desk_of, paper, wrote
from click.testing import CliRunner

from claimdesk.casebook.roles import Role
from claimdesk.casework import compute_losses as verb
from claimdesk.casework.compute_losses import LossRun, compute_losses
from claimdesk.casework.deed import look
from claimdesk.casework.desk import Desk
from claimdesk.casework.open_case import close_case, open_case
from claimdesk.casework.reference import load_settlement
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.sign_in import Door, first_start
from claimdesk.casework.verify_log import verify_log
from claimdesk.cli import main
from claimdesk.errors import Told
from claimstore import losses as stored

TWITTER = load_settlement("twitter-2016")
ADA, HER_WORDS = "Ada", "seven grey herons wade"
CLAIMS = 20
"""More than two workers are asked for at a time."""

AMOUNTS = {number: number * 695_000_000 for number in range(1, CLAIMS + 1)}
"""Hundreds of shares bought at 36.67 and worth 29.72: 100 x 6.95 = 695.00 for the first claim."""

linux_only = pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="what a process shows of itself is in /proc")


@pytest.fixture
def sealed(tmp_path: Path) -> Desk:
    """Open a sealed case with twenty claims: each bought n hundred shares at 36.67 and held them, and has a number."""
    door = Door(folder=tmp_path / "case", settlement=TWITTER, wording=WORDING, clock=CLOCK)
    desk = first_start(door, name=ADA, password=HER_WORDS).desk
    keyer = at_desk_of(desk, "Kim", Role.KEYER)
    for number in range(1, CLAIMS + 1):
        claim = register_claim(keyer).claim
        proof = paper(
            desk,
            wrote("tin", PLANTED_TIN),
            wrote("schedule.opening_holding.shares", "0"),
            wrote("schedule.purchases[0].trade_date", "2015-05-29"),
            wrote("schedule.purchases[0].shares", str(number * 100)),
            wrote("schedule.purchases[0].price", "36.67"),
            wrote("schedule.purchases[0].documented", "yes"),
            wrote("schedule.closing_holding.shares", str(number * 100)),
        )
        save_claim(keyer, claim.claim_number, proof=proof, base_version=claim.version)
    return desk


@pytest.fixture
def in_small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bring the results of each claim to disk by themselves."""
    monkeypatch.setattr(verb, "STRETCH", 1)
    monkeypatch.setattr(verb, "STRETCHES_AT_ONCE", 1)


def run(desk: Desk) -> LossRun:
    """Compute all claims without a stop."""
    return compute_losses(desk, processes=2, progress=lambda _done, _of: None, is_cancelled=lambda: False)


def amounts(desk: Desk, run_id: int) -> dict[int, int | None]:
    """Give the stored results of a run by claim."""
    with look(desk) as transaction:
        return {loss.claim_id: loss.amount for loss in stored.losses_of(transaction, run_id)}


def secrets_of(desk: Desk) -> tuple[bytes, ...]:
    """Give what nobody outside may see: the key in three spellings, the password and a claimant's number in two."""
    key = desk.store.key
    assert key is not None
    return (
        key,
        key.hex().encode(),
        key.hex().upper().encode(),
        HER_WORDS.encode(),
        PLANTED_TIN.encode(),
        PLANTED_TIN.replace("-", "").encode(),
    )


def shown_by(process: int) -> bytes:
    """Give what the system shows of a process to others: its command line and its environment."""
    return b"\0".join(Path(f"/proc/{process}/{name}").read_bytes() for name in ("cmdline", "environ"))


@linux_only
@pytest.mark.usefixtures("in_small_steps")
def test_no_worker_shows_the_key_or_a_number(sealed: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither command line nor environment, no file of the case and no temporary one holds them in plain."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    seen: list[bytes] = []
    compute_losses(
        sealed,
        processes=2,
        progress=lambda _done, _of: seen.extend(
            shown_by(worker.pid) for worker in multiprocessing.active_children() if worker.pid
        ),
        is_cancelled=lambda: False,
    )
    assert len(seen) >= CLAIMS
    places = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert places
    for secret in secrets_of(sealed):
        assert not any(secret in shown for shown in seen)
        assert not [path.name for path in places if secret in path.read_bytes()]


def test_a_sealed_case_is_computed_from_the_command_line(sealed: Desk, tmp_path: Path) -> None:
    """Name and password are asked for, and the sum is 210 x 695.00; a wrong password computes nothing."""
    close_case(sealed)
    command = ["compute-losses", str(tmp_path / "case"), "--settlement", "twitter-2016", "--name", ADA]
    answer = CliRunner().invoke(main, command, input=f"{HER_WORDS}\n", catch_exceptions=False)
    assert answer.exit_code == 0
    assert "20 claims, 145950.00 in all." in answer.stdout
    assert "Not computed: 0" in answer.stdout
    assert HER_WORDS not in answer.output
    wrong = CliRunner().invoke(main, command, input="another one entirely\n", catch_exceptions=False)
    assert wrong.exit_code == 1
    assert "Wrong name or password" in wrong.stderr


@pytest.mark.usefixtures("in_small_steps")
def test_a_worker_that_is_killed_is_told_and_the_run_goes_on(sealed: Desk) -> None:
    """What was computed is kept, the run before it stays, and the next start makes the run whole."""
    whole = run(sealed)
    killed: list[int] = []

    def kill_one(_done: int, _of: int) -> None:
        for worker in multiprocessing.active_children()[: 1 - len(killed)]:
            killed.append(worker.pid or 0)
            worker.kill()
            worker.join()

    with pytest.raises(Told, match="ended early"):
        compute_losses(sealed, processes=2, progress=kill_one, is_cancelled=lambda: False)
    assert len(killed) == 1
    part = amounts(sealed, whole.run_id + 1)
    assert 0 < len(part) < CLAIMS
    assert part.items() <= AMOUNTS.items()
    assert run(sealed).run_id == whole.run_id + 1
    assert amounts(sealed, whole.run_id + 1) == AMOUNTS
    assert amounts(sealed, whole.run_id) == AMOUNTS


@linux_only
def test_a_program_that_is_killed_leaves_a_run_that_goes_on(sealed: Desk, tmp_path: Path) -> None:
    """The store is sound, its log whole, no worker lives on, and the run becomes whole under its own number."""
    whole, key = run(sealed), sealed.store.key
    assert key is not None
    close_case(sealed)
    killed = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("killed_losses.py")), str(tmp_path / "case")],
        input=f"{key.hex()}\n",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    workers = [int(word) for word in killed.stdout.split()]
    assert len(workers) == 2
    deadline = time.monotonic() + 60
    while any(_is_alive(worker) for worker in workers):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    desk = open_case(tmp_path / "case", settlement=TWITTER, wording=WORDING, clock=CLOCK, key=key)
    assert desk.store.check() == ()
    assert verify_log(desk).is_whole
    part = amounts(desk, whole.run_id + 1)
    assert 0 < len(part) < CLAIMS
    assert part.items() <= AMOUNTS.items()
    assert run(desk).run_id == whole.run_id + 1
    assert amounts(desk, whole.run_id + 1) == AMOUNTS
    assert amounts(desk, whole.run_id) == AMOUNTS


def _is_alive(process: int) -> bool:
    status = Path(f"/proc/{process}/status")
    try:
        return "State:\tZ" not in status.read_text("ascii")
    except OSError:
        return False
