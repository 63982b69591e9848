"""Every fault is injected and counted; the exit code is 1 where anything was lost or falsified (`--bounded`: fewer)."""

from __future__ import annotations

import sys
import tempfile
import time
import traceback
from pathlib import Path

from injections import FAULTS
from sealed_case import make_template


def main(words: list[str]) -> int:
    """Inject the faults, those whose name holds one of the words, and print how many there were and what was lost."""
    is_bounded = "--bounded" in words
    wanted = [word for word in words if not word.startswith("--")]
    injected = lost = 0
    with tempfile.TemporaryDirectory(prefix="claimdesk-faults-") as name:
        template = make_template(Path(name) / "template")
        for what, inject, whole, bounded in FAULTS:
            if wanted and not any(word in what for word in wanted):
                continue
            times = bounded if is_bounded else whole
            start = time.perf_counter()
            try:
                inject(template, Path(name) / "case", times)
            except Exception:  # noqa: BLE001 - whatever ends a fault is what is looked for
                lost += 1
                traceback.print_exc()
            injected += times
            sys.stdout.write(f"{what:40}{times:6}  {time.perf_counter() - start:6.1f} s\n")
            sys.stdout.flush()
    sys.stdout.write(f"{injected} faults injected, {lost} lost or falsified anything\n")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
