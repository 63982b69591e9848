"""Every test of a screen runs without a display, and every test may have a case of its own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from cases import open_sonus

from claimdesk.casework.desk import Desk
from claimdesk.casework.open_case import close_case

# Qt reads the platform when the first application is made, so it is named before any test module is imported.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give the desk of a new case of the Sonus settlement with a clock that stands still, closed after the test."""
    opened = open_sonus(tmp_path / "case")
    yield opened
    close_case(opened)
