"""What was keyed into one claim in one kind of work is counted at each commit, and goes to the store with the save."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from claimdesk.casebook.figures import FieldFigures, KeyedFigures
from claimdesk.casework.keying_figures import keep_figures

if TYPE_CHECKING:
    from claimdesk.casebook.work import Work
    from claimdesk.screens.notices import Notices
    from claimdesk.screens.workplace import Workplace

_PLACE = re.compile(r"\[\d+\]")


class WorkFigures:
    """Belongs to one window; lines of a list are one field."""

    def __init__(self, workplace: Workplace, notices: Notices, *, work: Work) -> None:
        self._workplace = workplace
        self._notices = notices
        self._work = work
        self._fields: dict[str, FieldFigures] = {}

    def begin(self) -> None:
        """Begin with a claim: keys of before are not of it."""
        self._workplace.keying.take()

    def count(self, path: str) -> None:
        """Add what the commit at this path took."""
        spent = self._workplace.keying.take()
        field = _PLACE.sub("[]", path)
        known = self._fields.get(field, FieldFigures(field=field, times=0, keys=0, active_ms=0))
        self._fields[field] = replace(
            known, times=known.times + 1, keys=known.keys + spent.keys, active_ms=known.active_ms + spent.active_ms
        )

    def keep(self, claim_number: str) -> None:
        """Hand what was keyed into the claim since the last time to the store, and begin anew."""
        fields = tuple(self._fields.values())
        self._fields = {}
        figures = KeyedFigures(
            keys=sum(each.keys for each in fields),
            active_ms=sum(each.active_ms for each in fields),
            fields=fields,
        )
        if figures.keys:
            verb = partial(keep_figures, claim_number=claim_number, figures=figures, work=self._work)
            self._workplace.do(verb, owner=self._workplace, done=lambda _none: None, failed=self._notices.tell)
