"""Key to paint once more on a screen of double density, in a process of its own: Qt reads the scale when it starts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace

from table import Row

SCALE = "2"
PROGRAM = (
    "import json, dataclasses, bench_keys; print(json.dumps([dataclasses.asdict(r) for r in bench_keys.measure()]))"
)


def measure() -> tuple[Row, ...]:
    """Measure what `bench_keys` measures at scale 2."""
    environment = {**os.environ, "QT_SCALE_FACTOR": SCALE, "PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True)
    rows = tuple(Row(**each) for each in json.loads(ran.stdout.splitlines()[-1]))
    return tuple(replace(row, name=f"{row.name}, scale {SCALE}") for row in rows)
