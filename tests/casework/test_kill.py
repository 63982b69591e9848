"""A program that is killed in the middle of a save leaves the old state or the new one, never a mixture."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

FEWEST_STATEMENTS = 20


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the child of the test is made by a fork")
def test_a_kill_at_any_point_of_a_save_leaves_the_old_state_or_the_new_one(tmp_path: Path) -> None:
    """At each statement of a save and at 160 random moments: claim, words, act and draft belong together."""
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("kill_points.py")), str(tmp_path / "case")],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = re.fullmatch(r"(\d+) statements, (\d+) kills, version \d+\n", done.stdout)
    assert told is not None
    assert int(told[2]) >= int(told[1]) >= FEWEST_STATEMENTS


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the child of the test is made by a fork")
def test_a_kill_while_the_last_difference_is_settled_leaves_nothing_half(tmp_path: Path) -> None:
    """At each statement: the difference is open and the claim keyed, or all of it is done; the doctor is content."""
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("kill_settling.py")), str(tmp_path / "case")],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = re.fullmatch(r"(\d+) statements\n", done.stdout)
    assert told is not None
    assert int(told[1]) >= FEWEST_STATEMENTS
