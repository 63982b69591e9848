"""The wording of letters is text in resources/letters; values are put into it as they are, and never read as markup."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.assets import asset
from claimdesk.letters.lines import Piece, Pieces
from claimdesk.letters.script import printable
from claimdesk.letters.typefaces import Weight

if TYPE_CHECKING:
    from collections.abc import Mapping

_EMPHASIS = re.compile(r"(\*\*.+?\*\*|__.+?__)")
"""A template says bold by `**` around a text (the last day to answer), and italic by `__` (the name of the case)."""

_WEIGHTS = MappingProxyType({"**": Weight.BOLD, "__": Weight.ITALIC})


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences of one letter by name; a name with several paragraphs holds them in order."""

    name: str
    sentences: Mapping[str, str | tuple[str, ...]]

    def text(self, key: str, **values: str) -> str:
        """Give one sentence with `values` put in.

        Raises:
            KeyError: the file has no such sentence, or the sentence asks for a value that is not given.
        """
        return "".join(piece.text for piece in self.pieces(key, **values))

    def pieces(self, key: str, **values: str) -> Pieces:
        """Give one sentence in pieces of one weight, with `values` put in.

        Raises:
            KeyError: the file has no such sentence, or the sentence asks for a value that is not given.
        """
        sentence = self.sentences[key]
        return filled(sentence if isinstance(sentence, str) else " ".join(sentence), **values)

    def paragraphs(self, key: str, **values: str) -> tuple[Pieces, ...]:
        """Give the paragraphs of `key`, each in pieces of one weight, with `values` put in.

        Raises:
            KeyError: the file has no such paragraphs, or one of them asks for a value that is not given.
        """
        sentences = self.sentences[key]
        return tuple(filled(text, **values) for text in ((sentences,) if isinstance(sentences, str) else sentences))


def filled(template: str, **values: str) -> Pieces:
    """Put `values` into a template; emphasis is read from the template alone, a value is put in as it is."""
    plain = {name: printable(value) for name, value in values.items()}
    pieces = []
    for part in filter(None, _EMPHASIS.split(template)):
        weight = _WEIGHTS.get(part[:2], Weight.REGULAR)
        text = part if weight is Weight.REGULAR else part[2:-2]
        pieces.append(Piece(text.format_map(plain), weight))
    return tuple(pieces)


@lru_cache(maxsize=16)
def words(name: str) -> Words:
    """Read the wording `name` from resources/letters.

    Raises:
        MissingAsset: there is no such file.
    """
    read = tomllib.loads(asset(f"letters/{name}.toml").read_text(encoding="utf-8"))
    sentences = {key: value if isinstance(value, str) else tuple(value) for key, value in read.items()}
    return Words(name, MappingProxyType(sentences))


def count_text(count: int) -> str:
    """Write a count in words up to ten, in figures beyond."""
    numbers = words("letterhead").sentences["numbers"]
    return numbers[count] if count < len(numbers) else str(count)
