"""Where the fields of a form stand as it was printed, from the file beside the settlement's own."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from claimdesk.casebook.scanned import FormZone, TickBox, Zone, ZoneMap
from claimdesk.errors import Told

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ZONES_FILE = "zones.toml"


def zones_beside(settlement_file: Path) -> ZoneMap:
    """Read the zones from the folder of a settlement file; none where there is no such file.

    Raises:
        Told: the file is damaged.
    """
    path = settlement_file.with_name(ZONES_FILE)
    return read_zone_map(path) if path.is_file() else ZoneMap()


def read_zone_map(path: Path) -> ZoneMap:
    """Read a file of zones.

    Raises:
        Told: it is damaged; the sentence says where.
    """
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        return ZoneMap(
            form_version=str(document["form_version"]),
            zones=tuple(
                FormZone(pattern=each["path"], zone=_zone(each), pitch=each.get("pitch", 0), lines=each.get("lines", 1))
                for each in document["zone"]
            ),
            boxes=tuple(
                TickBox(path=each["path"], word=each["word"], zone=_zone(each)) for each in document.get("box", ())
            ),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Told(f"The zones in {path} cannot be read: {error}.", "Correct the file, or take it away.") from error


def _zone(table: Mapping[str, Any]) -> Zone:
    x, y, width, height = table["at"]
    return Zone(page=table["page"] - 1, x=x, y=y, width=width, height=height)
