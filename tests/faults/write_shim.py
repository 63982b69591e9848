"""Writes of this program and its children are made to fail, or to kill halfway, by a library before the disk.

It is compiled once a run; without a compiler, or elsewhere than on Linux, the faults that need it are left out.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from enum import IntEnum
from pathlib import Path

WITHOUT = "needs Linux and a C compiler (gcc or cc), and there is none here"


class Strike(IntEnum):
    """What happens at the n-th write; the numbers are those of the library."""

    OFF = 0
    COUNT = 1
    ONCE = 2
    ALWAYS = 3
    KILL = 4


def compiled(folder: Path) -> Path | None:
    """Compile the library into a folder; None where it cannot be."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if not sys.platform.startswith("linux") or compiler is None:
        return None
    library = folder / "write_shim.so"
    command = (compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(Path(__file__).with_suffix(".c")), "-ldl")
    made = subprocess.run(command, capture_output=True, check=False)
    return library if made.returncode == 0 else None


def is_loaded() -> bool:
    """Whether the library stands between this program and its writes."""
    return hasattr(ctypes.CDLL(None), "fault_arm")


def arm(folder: Path, *, at: int, strike: Strike) -> None:
    """Let the write number `at` below `folder`, counted from now on, end as `strike` says."""
    ctypes.CDLL(None).fault_arm(os.fsencode(folder.resolve()), ctypes.c_long(at), int(strike))


def seen() -> int:
    """Give how many writes there were since the library was armed."""
    return int(ctypes.CDLL(None).fault_seen())
