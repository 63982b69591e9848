"""Every bench_*.py beside this file is measured, one table is printed, and a broken ratio makes the exit code 1.

A benchmark is a file with a function `measure() -> tuple[Row, ...]`; words on the command line choose files by a part
of their names.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from table import Row, table_text


def benchmarks(wanted: Sequence[str]) -> tuple[str, ...]:
    """Give the module names of the benchmarks whose name holds one of the words, all of them without words."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("bench_*.py"))
    return tuple(name for name in names if not wanted or any(word in name for word in wanted))


def main(words: Sequence[str]) -> int:
    """Measure, print the table and give the exit code: 1 where a ratio is over its limit or nothing was measured."""
    rows: list[Row] = []
    for name in benchmarks(words):
        print(f"measuring {name.removeprefix('bench_').replace('_', ' ')} ...", file=sys.stderr, flush=True)
        rows.extend(importlib.import_module(name).measure())
    if not rows:
        print("There is no such benchmark.", file=sys.stderr)
        return 1
    print(table_text(tuple(rows)))
    broken = tuple(row.name for row in rows if row.is_broken)
    if broken:
        print(f"Over the limit: {', '.join(broken)}")
    return 1 if broken else 0


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main(sys.argv[1:]))
