"""The JSON of a transcript is read strictly: no key twice, no bare number, and every fault is kept with its path."""

from __future__ import annotations

import difflib
import json
from dataclasses import dataclass, field
from typing import Any

_MANY = 200
_DIGITS_OF_A_TIN = 9


@dataclass(frozen=True, slots=True)
class TranscriptFault:
    """One thing wrong with a transcript: the path in its JSON (empty for the whole text) and a sentence."""

    path: str
    sentence: str


@dataclass(frozen=True, slots=True)
class TranscriptFaults:
    """All that is wrong with a transcript, in the order of its text; nothing of it is used."""

    faults: tuple[TranscriptFault, ...]


@dataclass(frozen=True, slots=True)
class JsonObject:
    """An object with its pairs as they stand in the text, so that a key that stands twice can be told."""

    pairs: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class JsonNumber:
    """A number or a constant such as NaN, which a transcript writes as text or not at all."""

    text: str = field(repr=False)


@dataclass(slots=True)
class FaultFinder:
    """Reads objects and lists of a transcript at their paths, and keeps every fault on the way."""

    faults: list[TranscriptFault] = field(default_factory=list)

    def tell(self, path: str, sentence: str) -> None:
        """Keep one fault."""
        self.faults.append(TranscriptFault(path, sentence))

    def parsed(self, text: str) -> Any:  # noqa: ANN401 - any JSON value
        """Parse the text; None with a fault when it is no JSON."""
        try:
            return json.loads(
                text,
                object_pairs_hook=lambda pairs: JsonObject(tuple(pairs)),
                parse_int=JsonNumber,
                parse_float=JsonNumber,
                parse_constant=JsonNumber,
            )
        except json.JSONDecodeError as error:
            self.tell("", f"This is not JSON: line {error.lineno}, column {error.colno}: {error.msg.lower()}.")
        except RecursionError:
            self.tell("", "This JSON is nested too deep to be a transcript.")
        return None

    def members(
        self, value: object, path: str, *, required: tuple[str, ...], optional: tuple[str, ...] = ()
    ) -> dict[str, Any]:
        """Give the members of an object; unknown, missing and repeated keys are faults."""
        if not isinstance(value, JsonObject):
            self.tell(path, f"This must be an object with keys, and it is {kind_of(value)}.")
            return {}
        found: dict[str, Any] = {}
        known = (*required, *optional)
        present = {key for key, _ in value.pairs}
        for key, member in value.pairs:
            where = child_path(path, key)
            if key in found:
                self.tell(where, "This key stands here twice.")
            elif key in known:
                found[key] = member
            else:
                self.tell(where, _unknown(key, tuple(name for name in known if name not in present)))
        for key in required:
            if key not in found:
                self.tell(child_path(path, key), "This key is missing; write null where the paper is blank.")
        return found

    def items(self, value: object, path: str) -> list[Any]:
        """Give the items of a list."""
        if isinstance(value, list):
            return value
        self.tell(path, f"This must be a list, and it is {kind_of(value)}; write [] where there are none.")
        return []

    def has_whole_characters(self, text: str, path: str) -> bool:
        """Whether a text has no half of a character, which could not be stored; a fault when it has."""
        if any("\ud800" <= sign <= "\udfff" for sign in text):
            self.tell(path, "This text holds half of a character (a lone surrogate).")
            return False
        return True


def child_path(path: str, key: str) -> str:
    """Give the path of a key; control characters and length of a strange key are tamed, a taxpayer number is masked."""
    if sum(sign.isdigit() for sign in key) >= _DIGITS_OF_A_TIN:
        key = "".join("#" if sign.isdigit() else sign for sign in key)
    name = key if key.isidentifier() and len(key) < _MANY else json.dumps(key[:_MANY])
    return f"{path}.{name}" if path else name


def kind_of(value: object) -> str:
    """Say what a JSON value is, without repeating it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, str):
        return "text"
    if isinstance(value, JsonNumber):
        return "a number" if value.text[-1:].isdigit() else "no JSON value"
    return "a list" if isinstance(value, list) else "an object"


def _unknown(key: str, free: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(key[:_MANY], free, n=1)
    return f"No such key is known here; did you mean {near[0]}?" if near else "No such key is known here."
