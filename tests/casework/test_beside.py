"""A process that is started beside the program runs its task alone."""

from __future__ import annotations

import multiprocessing
import sys
from multiprocessing.connection import Connection

from claimdesk.casework.beside import starting_beside


def tell_modules(there: Connection) -> None:
    """Say what the process has imported."""
    there.send(sorted(sys.modules))


def test_the_main_module_is_not_run_again() -> None:
    """What the test runner imports is not there, and the main module of this process is as it was."""
    main = sys.modules["__main__"]
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=tell_modules, args=(there,))
    with starting_beside():
        process.start()
    found = here.recv()
    process.join()
    assert sys.modules["__main__"] is main
    assert "claimdesk.casework.beside" in found
    assert "_pytest" not in found
