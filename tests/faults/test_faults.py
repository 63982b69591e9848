"""A bounded number of every fault is injected with each run of the tests; `dev.py faults` injects them all."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

LEAST = 180


@pytest.mark.skipif(sys.platform == "win32", reason="children are made by forks")
def test_no_fault_loses_or_falsifies_anything() -> None:
    """Kills, failed writes, full disks, damage, other programs, sealings, logs, clocks, screens: each named by F."""
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("run_faults.py")), "--bounded"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = re.search(r"(\d+) faults injected, 0 lost", done.stdout)
    assert told is not None
    assert int(told[1]) >= LEAST
    named = set(re.findall(r"\bF\d+\b", done.stdout))
    assert named == {f"F{number}" for number in range(1, 24)}
