"""The text of a settlement file, or of one that lies beside it, is UTF-8 of a sensible size, or it is a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.casebook.settlement_shape import Fault

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_FILE = 4_000_000
"""Bytes; a settlement file, or one beside it, above this is something else."""


def text_of(path: Path) -> str | Fault:
    """Read a UTF-8 text, or say why it cannot be read."""
    try:
        if path.exists() and not path.is_file():
            return Fault(path.name, None, "the file cannot be read: it is a folder or a device, not a file")
        if path.stat().st_size > LARGEST_FILE:
            return Fault(
                path.name, None, "the file is above 4 MB; it is no settlement file and no file of daily prices"
            )
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        return Fault(path.name, None, f"byte {error.start} is no UTF-8; save the file as UTF-8")
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        return Fault(path.name, None, f"the file cannot be read: {reason}")
