"""A case of the Sonus settlement in a folder of its own, with a clock that stands still."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from cases import open_sonus

from claimdesk.casework.desk import Desk
from claimdesk.casework.open_case import close_case


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give the desk of a new case, closed after the test."""
    opened = open_sonus(tmp_path / "case")
    yield opened
    close_case(opened)
