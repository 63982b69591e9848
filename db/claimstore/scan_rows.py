"""The rows of scanned pages: the files, the claims they belong to, zones of a form, and places where values stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from claimstore.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanFileRow(Row):
    """The bytes of a scan as they came, named by their SHA-256."""

    TABLE: ClassVar[str] = "scan_file"
    KEY: ClassVar[tuple[str, ...]] = ("sha256",)

    sha256: str
    media_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanRow(Row):
    """A file attached to a claim; `name` is the file name it came under."""

    TABLE: ClassVar[str] = "scan"
    KEY: ClassVar[tuple[str, ...]] = ("scan_id",)

    scan_id: int
    claim_id: int
    sha256: str
    name: str
    pages: int
    attached_at: str
    attached_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanDetachedRow(Row):
    """A scan that is no longer shown with its claim; its file stays."""

    TABLE: ClassVar[str] = "scan_detached"
    KEY: ClassVar[tuple[str, ...]] = ("scan_id",)

    scan_id: int
    at: str
    staff: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneCorrectionRow(Row):
    """Where somebody saw a field on the paper of one claim; lengths in ten-thousandths of the page's sides."""

    TABLE: ClassVar[str] = "zone_correction"
    KEY: ClassVar[tuple[str, ...]] = ("form_version", "pattern", "claim_id")

    form_version: str
    pattern: str
    claim_id: int
    page: int
    x: int
    y: int
    width: int
    height: int
    at: str
    staff: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuePlaceRow(Row):
    """Where on which page a value of a claim was read; lengths in ten-thousandths of the page's sides."""

    TABLE: ClassVar[str] = "value_place"
    KEY: ClassVar[tuple[str, ...]] = ("claim_id", "path")

    claim_id: int
    path: str
    scan_id: int
    page: int
    x: int
    y: int
    width: int
    height: int
    at: str
    staff: str
