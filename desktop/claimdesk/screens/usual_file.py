"""The usual answers come from resources/screens, or from the folder of a settlement that has its own."""

from __future__ import annotations

import tomllib
from functools import cache
from types import MappingProxyType

from claimdesk.assets import MissingAsset, asset
from claimdesk.casebook.usual_answers import ENTITY, FOREIGN, REPRESENTATIVE, UsualAnswers

FILE = "usual_answers.toml"
_VARIANTS = frozenset({ENTITY, REPRESENTATIVE, FOREIGN})


@cache
def load_usual_answers(settlement: str) -> UsualAnswers:
    """Read the answers that are usual in a settlement, once; they ship with the program."""
    try:
        path = asset(f"settlements/{settlement}/{FILE}")
    except MissingAsset:
        path = asset(f"screens/{FILE}")
    with path.open("rb") as file:
        tables = tomllib.load(file)
    frozen = {name: MappingProxyType(answers) for name, answers in tables.items()}
    return UsualAnswers(
        blocks=MappingProxyType({name: answers for name, answers in frozen.items() if name not in _VARIANTS}),
        variants=MappingProxyType({name: answers for name, answers in frozen.items() if name in _VARIANTS}),
    )
