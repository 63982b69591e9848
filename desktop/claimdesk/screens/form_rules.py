"""A form asks for every place and infers what was keyed short, or it is a second pass and does neither."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.casebook.paper import pattern_of

if TYPE_CHECKING:
    from claimdesk.casebook.pass_scope import PassScope

_COUNT = ".count"
_ITEMS_ASKED = "documents[].kind"


@dataclass(frozen=True, slots=True)
class FormRules:
    """The rules of a form; `scope` is None for a first keying."""

    scope: PassScope | None = None

    @property
    def infers(self) -> bool:
        """Whether a year, a month or a total that was not keyed may be inferred: a second pass keys it."""
        return self.scope is None

    def asks(self, path: str) -> bool:
        """Whether a place, or the length of a list, is asked for; of another list than documents it always is."""
        if self.scope is None:
            return True
        if path.endswith(_COUNT):
            return not path.startswith("documents") or self.scope.asks(_ITEMS_ASKED)
        return self.scope.asks(pattern_of(path))


FIRST_KEYING = FormRules()
