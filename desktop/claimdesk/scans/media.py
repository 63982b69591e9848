"""What a file of scanned pages is, told by its first bytes and never by its name."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PDF_HEAD = 1024
"""A PDF may begin with this many bytes of something else (ISO 32000-1, annex H.3.4.1)."""


class MediaType(StrEnum):
    """The kinds of files that are taken as scans."""

    PDF = "application/pdf"
    TIFF = "image/tiff"
    PNG = "image/png"
    JPEG = "image/jpeg"


_BEGINNINGS: Mapping[bytes, MediaType] = MappingProxyType(
    {
        b"II*\0": MediaType.TIFF,
        b"MM\0*": MediaType.TIFF,
        b"\x89PNG\r\n\x1a\n": MediaType.PNG,
        b"\xff\xd8\xff": MediaType.JPEG,
    }
)


def media_type_of(content: bytes) -> MediaType | None:
    """Tell what a file is by its beginning; None for everything that is no scan."""
    for beginning, media_type in _BEGINNINGS.items():
        if content.startswith(beginning):
            return media_type
    return MediaType.PDF if b"%PDF-" in content[:PDF_HEAD] else None
