"""A program that computes the losses of a sealed case and is killed on the way; run by its test."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from pathlib import Path

from cases import CLOCK, WORDING

from claimdesk.casework import compute_losses as verb
from claimdesk.casework.compute_losses import compute_losses
from claimdesk.casework.open_case import open_case
from claimdesk.casework.reference import load_settlement


def main() -> None:
    """Open the case with the key that comes through standard input; after the first results nobody lives on."""
    verb.STRETCH, verb.STRETCHES_AT_ONCE = 1, 1
    key = bytes.fromhex(sys.stdin.readline().strip())
    desk = open_case(
        Path(sys.argv[1]), settlement=load_settlement("twitter-2016"), wording=WORDING, clock=CLOCK, key=key
    )

    def die(_reached: int, _last: int) -> None:
        sys.stdout.write(" ".join(str(worker.pid) for worker in multiprocessing.active_children()))
        sys.stdout.flush()
        os.kill(os.getpid(), signal.SIGKILL)

    compute_losses(desk, processes=2, progress=die, is_cancelled=lambda: False)


if __name__ == "__main__":
    main()
