"""What a field offers beside its text, and its list: both are taken by keys of their own, never by Enter or Tab."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimdesk.casebook.origin import Origin
from claimdesk.casebook.paper import PaperField, ValueKind
from claimdesk.screens.fields.choice_list import ChoiceList, Offered, offered_choices
from claimdesk.screens.offers import has_list

if TYPE_CHECKING:
    from typing import Any

    from claimdesk.screens.fields.line import PaperLine
    from claimdesk.screens.offers import Offers


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text that is offered, and where it comes from."""

    text: str = ""
    origin: Origin = Origin.LIST


NO_SUGGESTION = Suggestion()


class Offering:
    """Knows for one field what may be offered: another place of the paper, a ZIP code, values used before, lists."""

    def __init__(self, place: PaperField) -> None:
        self._place = place
        self._offers: Offers | None = None
        self._list: ChoiceList | None = None
        self.for_nothing_keyed = NO_SUGGESTION

    def use(self, offers: Offers) -> None:
        """Offer what this clerk has used and what the lists hold."""
        self._offers = offers

    def of(self, text: str, *, is_reached: bool) -> Suggestion:
        """Give what is offered while `text` stands in the line."""
        if not text:
            return NO_SUGGESTION if is_reached else self.for_nothing_keyed
        if self._offers is None or self._place.kind is not ValueKind.TEXT:
            return NO_SUGGESTION
        best = self._offers.best(self._place.pattern, text)
        return Suggestion(best) if best.casefold() != text.strip().casefold() else NO_SUGGESTION

    def list_of(self, line: PaperLine) -> ChoiceList | None:
        """Give the list of the field, made when it is first asked for; None where there is none."""
        if self._list is None and self._place.choices is not None:
            several = self._place.kind is ValueKind.CHOICES
            self._list = ChoiceList(line, offer=offered_choices(self._place.choices), several=several)
        elif self._list is None and has_list(self._place.pattern):
            self._list = ChoiceList(line, offer=self._listed, several=False)
        return self._list

    @property
    def open_list(self) -> ChoiceList | None:
        """The list, once it was asked for."""
        return self._list

    def _listed(self, start: str) -> tuple[Offered, ...]:
        found = self._offers.matches(self._place.pattern, start) if self._offers else ()
        return tuple(Offered(text, text) for text in found)


def chosen_values(place: PaperField, value: Any) -> frozenset[str]:  # noqa: ANN401 - any value of a reading
    """Give the values of a list that a reading holds."""
    if value is None or place.choices is None:
        return frozenset()
    return frozenset(each.value for each in (value if isinstance(value, tuple) else (value,)))
