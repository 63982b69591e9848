"""A process that is started beside the program runs its task alone."""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from claimdesk.casework.beside import starting_beside

ITS_MODULES = "sorted(__import__('sys').modules)"


def test_the_main_module_is_not_run_again() -> None:
    """What the main module of this process imports is not there, and here that module is as it was."""
    main = sys.modules["__main__"]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
        with starting_beside():
            told = apart.submit(eval, ITS_MODULES)
        found = told.result()
    assert sys.modules["__main__"] is main
    assert "multiprocessing.spawn" in found
    assert "_pytest" not in found
