"""The instruments that a settlement covers, and by which names a paper may call them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Security:
    """One eligible security; `names` are further ways in which papers write it (ticker, CUSIP, short names)."""

    name: str
    names: tuple[str, ...] = ()

    def is_called(self, text: str) -> bool:
        """Whether a paper that says `text` means this security; case, dots, commas and blanks do not matter."""
        wanted = _folded(text)
        return any(_folded(name) == wanted for name in (self.name, *self.names))


def _folded(text: str) -> str:
    return " ".join(text.replace(".", " ").replace(",", " ").casefold().split())
