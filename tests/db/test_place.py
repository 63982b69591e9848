"""A folder on a network drive or in a synchronised place is found by its path and by the list of mounts."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from claimstore.place import network_system_of, synchronised_by, why_unsafe

MOUNTS = (
    "/dev/sda1 / ext4 rw 0 0\n"
    "server:/claims /mnt/claims nfs4 rw 0 0\n"
    "//server/share /mnt/my\\040share cifs rw 0 0\n"
    "/dev/sdb1 /mnt/claims/local ext4 rw 0 0\n"
)


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (PureWindowsPath(r"C:\Users\Ines\OneDrive - Heffler\Sonus"), "OneDrive"),
        (PurePosixPath("/home/ines/Dropbox/sonus"), "Dropbox"),
        (PurePosixPath("/Users/ines/Library/Mobile Documents/com~apple~CloudDocs/sonus"), "iCloud Drive"),
        (PurePosixPath("/home/ines/Nextcloud/sonus"), "Nextcloud"),
        (PureWindowsPath(r"G:\Google Drive\sonus"), "Google Drive"),
        (PurePosixPath("/home/ines/dropboxes/sonus"), None),
        (PurePosixPath("/home/ines/Claimdesk cases/sonus"), None),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(folder: PurePosixPath, service: str | None) -> None:
    """The service is named; a folder that only sounds like one is not."""
    assert synchronised_by(folder) == service


@pytest.mark.parametrize(
    ("folder", "system"),
    [
        (PurePosixPath("/mnt/claims/sonus"), "nfs4"),
        (PurePosixPath("/mnt/my share/sonus"), "cifs"),
        (PurePosixPath("/mnt/claims/local/sonus"), None),
        (PurePosixPath("/mnt/claimsx"), None),
        (PurePosixPath("/home/ines"), None),
        (PureWindowsPath(r"\\server\share\sonus"), "a shared folder"),
    ],
)
def test_a_network_drive_is_known_by_its_mount(folder: PurePosixPath, system: str | None) -> None:
    """The deepest mount above the folder counts."""
    assert network_system_of(folder, mounts=MOUNTS) == system


def test_a_folder_of_this_machine_is_well(tmp_path: Path) -> None:
    """Nothing is said of it."""
    assert why_unsafe(tmp_path) is None
