"""Every fault is injected and counted; the exit code is 1 where anything was lost or falsified (`--bounded`: fewer)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

import write_shim

MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
"""No fault cuts the power, so that a disk in memory does; it is faster by an order of magnitude."""

LEAST_FREE = 4 << 30

ALREADY = "CLAIMDESK_FAULTS"
"""Set in the program that has the library between itself and its writes, or has to do without it."""


def main(words: Sequence[str]) -> int:
    """Inject the faults, those whose name holds one of the words, and print how many there were and what was lost."""
    if not hasattr(os, "fork"):
        sys.stdout.write("The faults kill children that are made by forks, which this system does not have.\n")
        return 0
    if ALREADY not in os.environ:
        return _run_again(words)
    is_bounded = "--bounded" in words
    wanted = [word for word in words if not word.startswith("--")]
    memory = MEMORY if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > LEAST_FREE else None
    with tempfile.TemporaryDirectory(prefix="claimdesk-faults-", dir=memory) as name:
        return _inject(Path(name), wanted, is_bounded=is_bounded)


def _run_again(words: Sequence[str]) -> int:
    """Run this program with the library, which has to be there from its first write on."""
    with tempfile.TemporaryDirectory(prefix="claimdesk-shim-") as folder:
        library = write_shim.compiled(Path(folder))
        environment = {**os.environ, ALREADY: "yes", **({"LD_PRELOAD": str(library)} if library else {})}
        return subprocess.run([sys.executable, __file__, *words], env=environment, check=False).returncode


def _inject(place: Path, wanted: Sequence[str], *, is_bounded: bool) -> int:
    place.chmod(0o711)
    for name in ("temporary", "case"):
        (place / name).mkdir()
    # Whatever the program or a library lays aside lies where it is searched for numbers after each fault.
    os.environ["TMPDIR"] = tempfile.tempdir = str(place / "temporary")
    # Qt and the program come in only now, when they see where temporary files go.
    from injections import FAULTS  # noqa: PLC0415
    from sealed_case import demand_nothing_plain, make_template  # noqa: PLC0415

    template = make_template(place / "template")
    injected = lost = 0
    for fault in FAULTS:
        if wanted and not any(word in fault.name.split() or f"{word}," in fault.name for word in wanted):
            continue
        times = fault.bounded if is_bounded else fault.whole
        start = time.perf_counter()
        try:
            times = fault.inject(template, place / "case" / "case", times)
            demand_nothing_plain(place)
        except Exception:  # noqa: BLE001 - whatever ends a fault is what is looked for
            lost += 1
            traceback.print_exc()
        injected += times
        sys.stdout.write(f"{fault.name:40}{times:6}  {time.perf_counter() - start:6.1f} s\n")
        sys.stdout.flush()
    sys.stdout.write(f"{injected} faults injected, {lost} lost or falsified anything\n")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
