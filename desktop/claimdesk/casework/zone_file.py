"""Where the fields of a form stand as it was printed, from the file beside the settlement's own."""

from __future__ import annotations

import tomllib
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from claimdesk.casebook.scanned import FormZone, TickBox, Zone, ZoneMap
from claimdesk.casework.given_text import Expected, given_text
from claimdesk.errors import Told

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ZONES_FILE = "zones.toml"

_LARGEST, _LONGEST_REASON = 1_000_000, 200
_MEND = "Correct the file, or take it away."
_EXPECTED = Expected(mebibytes=1, too_large=_MEND, no_text=_MEND, no_file=_MEND)


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
        document = tomllib.loads(given_text(path, _EXPECTED))
        return ZoneMap(
            form_version=str(document["form_version"]),
            zones=tuple(
                FormZone(
                    pattern=_word(each["path"]),
                    zone=_zone(each),
                    pitch=_number(each.get("pitch", 0)),
                    lines=_number(each.get("lines", 1)),
                )
                for each in document["zone"]
            ),
            boxes=tuple(
                TickBox(path=_word(each["path"]), word=_word(each["word"]), zone=_zone(each))
                for each in document.get("box", ())
            ),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Told(f"The zones in {path} cannot be read: {shorten(str(error), _LONGEST_REASON)}.", _MEND) from error


def _zone(table: Mapping[str, Any]) -> Zone:
    x, y, width, height = map(_number, table["at"])
    return Zone(page=_number(table["page"]) - 1, x=x, y=y, width=width, height=height)


def _number(value: object) -> int:
    if type(value) is not int or abs(value) > _LARGEST:
        message = "a whole number is missing"
        raise TypeError(message)
    return value


def _word(value: object) -> str:
    if not isinstance(value, str):
        message = "a word is missing"
        raise TypeError(message)
    return value
