"""Sample papers for the tests of rules: a clean paper, and what differs from it, place by place."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from claimdesk.assets import asset
from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.defects import Judgement
from claimdesk.casebook.deficiencies import judge
from claimdesk.casebook.settlement import Settlement
from claimdesk.casebook.transcript import read_transcript
from claimdesk.casework.reference import load_settlement

SAMPLES = asset("papers")
SONUS = load_settlement("sonus-2004")
CLEAN = "01-clean-one-purchase-held"
_STEP = re.compile(r"([a-z0-9_]+)|\[(\d+)\]")

Found = tuple[str, str | None]
"""A code and its line, as transcripts name it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """What holds of the clean paper with some places changed: exactly these codes, this difference, this withholding.

    `changes` maps a path of the transcript to its JSON value; a code without a line is a code of the claim.
    """

    holds: str
    changes: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    codes: tuple[str | Found, ...] = ()
    difference: str | None = "0"
    withholds: bool = False

    @property
    def found(self) -> tuple[Found, ...]:
        """The expected codes with their lines, sorted."""
        return sorted_codes(tuple((code, None) if isinstance(code, str) else code for code in self.codes))


def sorted_codes(found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Sort codes by name and line."""
    return tuple(sorted(found, key=lambda each: (each[0], each[1] or "")))


def transcript(changes: Mapping[str, Any], *, of: str = CLEAN) -> str:
    """Give the JSON text of a sample paper with places changed."""
    document: dict[str, Any] = json.loads((SAMPLES / f"{of}.json").read_text(encoding="utf-8"))
    for path, value in changes.items():
        _put(document["paper"], path, deepcopy(value))
    return json.dumps(document)


def paper(changes: Mapping[str, Any] | None = None, *, of: str = CLEAN, settlement: Settlement = SONUS) -> ProofOfClaim:
    """Give the proof of a sample paper with places changed."""
    proof = read_transcript(transcript(changes or {}, of=of), settlement)
    assert isinstance(proof, ProofOfClaim), proof
    return proof


def judged(changes: Mapping[str, Any] | None = None, *, of: str = CLEAN, settlement: Settlement = SONUS) -> Judgement:
    """Give the judgement of a sample paper with places changed."""
    return judge(paper(changes, of=of, settlement=settlement), settlement)


def codes_of(judgement: Judgement) -> tuple[Found, ...]:
    """Give the codes of a judgement with their lines, sorted."""
    return sorted_codes(tuple((defect.code.code, defect.line) for defect in judgement.defects))


def trade(trade_date: str | None, shares: str | None, price: str | None, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """Give one line of a schedule, documented and without a total unless said otherwise."""
    return {
        "trade_date": trade_date,
        "shares": shares,
        "price": price,
        "total": None,
        "documented": True,
        **more,
    }


def _put(document: Any, path: str, value: object) -> None:  # noqa: ANN401 - any part of a JSON document
    steps = [int(index) if index else key for key, index in _STEP.findall(path)]
    for step in steps[:-1]:
        document = document[step]
    document[steps[-1]] = value
