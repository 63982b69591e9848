"""A store belongs on a disk of its own machine; a network drive or a synchronised folder can tear it apart."""

from __future__ import annotations

import sys
from pathlib import Path, PurePath

SYNCHRONISED = (
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("icloud drive", "iCloud Drive"),
    ("icloud~", "iCloud Drive"),
    ("mobile documents", "iCloud Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("box sync", "Box"),
    ("pcloud", "pCloud"),
)
"""How the folders of known services begin, in small letters, and the service."""

NETWORK_SYSTEMS = frozenset({"9p", "afs", "cifs", "davfs", "fuse.sshfs", "nfs", "nfs4", "smb3", "smbfs", "vboxsf"})
_MOUNTS = Path("/proc/self/mounts")


def synchronised_by(folder: PurePath) -> str | None:
    """Give the service that synchronises this folder, as far as its path tells."""
    for part in folder.parts:
        name = part.casefold()
        for beginning, service in SYNCHRONISED:
            if name == beginning or name.startswith((f"{beginning} ", f"{beginning}-", f"{beginning}~")):
                return service
    return None


def network_system_of(folder: PurePath, *, mounts: str) -> str | None:
    """Give the network file system on which this folder lies; `mounts` is the list of mounts as Linux writes it."""
    if str(folder).startswith(("\\\\", "//")):
        return "a shared folder"
    deepest, system = -1, ""
    for line in mounts.splitlines():
        _, _, rest = line.partition(" ")
        point, _, rest = rest.partition(" ")
        place = PurePath(point.replace(r"\040", " "))
        if len(place.parts) > deepest and folder.is_relative_to(place):
            deepest, system = len(place.parts), rest.partition(" ")[0]
    return system if system in NETWORK_SYSTEMS else None


def why_unsafe(folder: Path) -> str | None:
    """Say why a store should not lie in `folder`, as the end of a sentence, or give None."""
    place = folder.absolute()
    service = synchronised_by(place)
    if service:
        return f"is synchronised by {service}"
    mounts = _MOUNTS.read_text("utf-8", "replace") if sys.platform.startswith("linux") and _MOUNTS.exists() else ""
    system = network_system_of(place, mounts=mounts)
    return f"lies on a network drive ({system})" if system else None
