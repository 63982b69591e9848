"""What the screens call each place, group and block of the form comes from resources/screens/labels.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.assets import asset
from claimdesk.casebook.paper import pattern_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_INDEX = re.compile(r"\[(\d+)\]")
_COUNT = ".count"


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of resources/screens/labels.toml."""

    blocks: Mapping[str, str]
    groups: Mapping[str, str]
    fields: Mapping[str, str]

    def of_blocks(self, keys: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        """Give blocks with their words."""
        return tuple((key, self.blocks[key]) for key in keys)

    def label(self, path: str) -> str:
        """Give the words above the field at `path`."""
        return self.fields[_key(path)].replace("{n}", _number(path))


def _key(path: str) -> str:
    if path.endswith(_COUNT):
        return pattern_of(path.removesuffix(_COUNT)) + _COUNT
    return pattern_of(path)


def _number(path: str) -> str:
    found = _INDEX.search(path)
    return str(int(found[1]) + 1) if found else ""


@cache
def load_labels() -> Labels:
    """Read the words once; they ship with the program."""
    with asset("screens/labels.toml").open("rb") as file:
        words = tomllib.load(file)
    return Labels(
        blocks=MappingProxyType(words["blocks"]),
        groups=MappingProxyType(words["groups"]),
        fields=MappingProxyType(words["fields"]),
    )
