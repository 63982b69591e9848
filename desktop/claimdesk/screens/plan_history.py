"""The sheets of a plan that is being keyed, and every step of it, so that a paste is one step back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from claimdesk.casebook.plan_sheets import PlanSheets


@dataclass(frozen=True, slots=True)
class Step:
    """The sheets before a step, the sheets after it, and what it was."""

    before: PlanSheets
    after: PlanSheets
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanHistory:
    """Steps that were done, and those that were undone and may be done again."""

    sheets: PlanSheets
    done: tuple[Step, ...] = field(default=())
    undone: tuple[Step, ...] = field(default=())

    def moved(self, sheets: PlanSheets, name: str) -> PlanHistory:
        """Give the history with one step more."""
        return PlanHistory(sheets=sheets, done=(*self.done, Step(self.sheets, sheets, name)))

    def back(self) -> PlanHistory:
        """Give the history without its last step."""
        if not self.done:
            return self
        last = self.done[-1]
        return replace(self, sheets=last.before, done=self.done[:-1], undone=(*self.undone, last))

    def forth(self) -> PlanHistory:
        """Give the history with the step that was undone last."""
        if not self.undone:
            return self
        last = self.undone[-1]
        return replace(self, sheets=last.after, done=(*self.done, last), undone=self.undone[:-1])
