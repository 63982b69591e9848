"""The system libraries that the pinned Qt needs on Linux (as `readelf -d` shows) are present, or a person is told."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from pathlib import Path
from types import MappingProxyType

# library -> package of Debian and Ubuntu that holds it
EVERYWHERE = (
    ("libEGL.so.1", "libegl1"),
    ("libGL.so.1", "libgl1"),
    ("libX11.so.6", "libx11-6"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libfreetype.so.6", "libfreetype6"),
    ("libglib-2.0.so.0", "libglib2.0-0"),
    ("libstdc++.so.6", "libstdc++6"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libzstd.so.1", "libzstd1"),
)
FOR_X11 = (
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-image.so.0", "libxcb-image0"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-randr.so.0", "libxcb-randr0"),
    ("libxcb-render-util.so.0", "libxcb-render-util0"),
    ("libxcb-render.so.0", "libxcb-render0"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
    ("libxcb-shm.so.0", "libxcb-shm0"),
    ("libxcb-sync.so.1", "libxcb-sync1"),
    ("libxcb-xfixes.so.0", "libxcb-xfixes0"),
    ("libxcb-xkb.so.1", "libxcb-xkb1"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)
FOR_WAYLAND = (
    ("libwayland-client.so.0", "libwayland-client0"),
    ("libwayland-cursor.so.0", "libwayland-cursor0"),
)
ON_DISPLAY = MappingProxyType({"x11": FOR_X11, "wayland": FOR_WAYLAND, "none": ()})


class MissingLibraries(Exception):
    """Libraries of the system are missing and could not be installed; the text says which and what to do."""


def display_kind() -> str:
    """Say on which display a window can open: "x11", "wayland" or "none"; DISPLAY may name a server that is gone."""
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in {"offscreen", "minimal"}:
        return "none"
    wayland = os.environ.get("WAYLAND_DISPLAY", "")
    if wayland and Path(os.environ.get("XDG_RUNTIME_DIR", ""), wayland).exists():
        return "wayland"
    if os.environ.get("DISPLAY") and x_server_answers():
        return "x11"
    return "none"


def x_server_answers() -> bool:
    """Say whether the X server that DISPLAY names lets us in."""
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return True  # cannot be asked yet: libX11 is among the libraries that are about to be installed
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = x11.XOpenDisplay(None)
    if not display:
        return False
    x11.XCloseDisplay(ctypes.c_void_p(display))
    return True


def missing(kind: str) -> tuple[tuple[str, str], ...]:
    """Give library and package of each library that the loader does not find for a display of this kind."""
    return tuple(row for row in EVERYWHERE + ON_DISPLAY[kind] if not _loads(row[0]))


def ensure(kind: str) -> None:
    """Install what is missing where that is allowed.

    Raises:
        MissingLibraries: libraries are missing and this is not Debian or Ubuntu as root, or apt-get failed.
    """
    rows = missing(kind)
    if not rows:
        return
    libraries = ", ".join(library for library, _ in rows)
    packages = [package for _, package in rows]
    if shutil.which("apt-get") is None:
        message = f"Qt needs these libraries of the system: {libraries}. Install the packages that hold them."
        raise MissingLibraries(message)
    by_hand = f"apt-get install {' '.join(packages)}"
    if not is_root():
        message = f"Qt needs these libraries of the system: {libraries}. Install them as root: {by_hand}"
        raise MissingLibraries(message)
    install(packages)
    still = ", ".join(library for library, _ in missing(kind))
    if still:
        message = f"After {by_hand} these libraries are still missing: {still}."
        raise MissingLibraries(message)


def is_root() -> bool:
    """Say whether this process may install packages of the system."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def install(packages: list[str]) -> None:
    """Install packages of Debian or Ubuntu.

    Raises:
        MissingLibraries: apt-get failed; the text ends with what it said last.
    """
    print(f"Installing packages of the system: {' '.join(packages)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if run.returncode != 0:
            said = "\n".join((run.stdout + run.stderr).strip().splitlines()[-5:])
            message = f"{' '.join(command)} failed. Is this machine on the network? It said:\n{said}"
            raise MissingLibraries(message)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
