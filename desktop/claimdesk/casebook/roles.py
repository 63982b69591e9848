"""Roles say who may do what: keyers key, adjudicators judge, supervisors void, case administrators run the case."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimdesk.casebook.acts import Verb

if TYPE_CHECKING:
    from collections.abc import Mapping


class Role(StrEnum):
    """What a member of the staff is there for; one person may hold several."""

    KEYER = "keyer"
    ADJUDICATOR = "adjudicator"
    SUPERVISOR = "supervisor"
    CASE_ADMINISTRATOR = "case administrator"


_EVERYONE = frozenset(Role)
_MAY_DO: Mapping[Verb, frozenset[Role]] = MappingProxyType(
    {
        Verb.OPEN_CASE: _EVERYONE,
        Verb.REGISTER_CLAIM: frozenset({Role.KEYER, Role.SUPERVISOR, Role.CASE_ADMINISTRATOR}),
        Verb.REGISTER_BATCH: frozenset({Role.KEYER, Role.SUPERVISOR, Role.CASE_ADMINISTRATOR}),
        Verb.CLOSE_BATCH: frozenset({Role.KEYER, Role.SUPERVISOR, Role.CASE_ADMINISTRATOR}),
        Verb.TAKE_CLAIM: frozenset({Role.KEYER, Role.ADJUDICATOR, Role.SUPERVISOR}),
        Verb.GIVE_BACK_CLAIM: frozenset({Role.KEYER, Role.ADJUDICATOR, Role.SUPERVISOR}),
        Verb.SAVE_CLAIM: frozenset({Role.KEYER, Role.ADJUDICATOR, Role.SUPERVISOR}),
        Verb.FINISH_KEYING: frozenset({Role.KEYER, Role.SUPERVISOR}),
        Verb.BEGIN_SECOND_KEYING: frozenset({Role.KEYER}),
        Verb.RETURN_SECOND_KEYING: frozenset({Role.KEYER}),
        Verb.FINISH_SECOND_KEYING: frozenset({Role.KEYER}),
        Verb.SETTLE_DIFFERENCE: frozenset({Role.KEYER, Role.ADJUDICATOR, Role.SUPERVISOR}),
        Verb.TAKE_BACK_DIFFERENCE: frozenset({Role.KEYER, Role.ADJUDICATOR, Role.SUPERVISOR}),
        Verb.REVIEW_CLAIM: frozenset({Role.ADJUDICATOR, Role.SUPERVISOR}),
        Verb.PUT_ASIDE: frozenset({Role.KEYER, Role.ADJUDICATOR, Role.SUPERVISOR}),
        Verb.BRING_BACK: frozenset({Role.SUPERVISOR, Role.CASE_ADMINISTRATOR}),
        Verb.WITHDRAW_CLAIM: frozenset({Role.ADJUDICATOR, Role.SUPERVISOR, Role.CASE_ADMINISTRATOR}),
        Verb.READ_FIGURES: frozenset({Role.SUPERVISOR}),
        Verb.VOID_CLAIM: frozenset({Role.SUPERVISOR, Role.CASE_ADMINISTRATOR}),
        Verb.ATTACH_SCAN: _EVERYONE,
        Verb.DETACH_SCAN: frozenset({Role.SUPERVISOR, Role.CASE_ADMINISTRATOR}),
        Verb.CORRECT_ZONE: frozenset({Role.KEYER, Role.ADJUDICATOR, Role.SUPERVISOR}),
        Verb.NOTE_PLACE: frozenset({Role.KEYER, Role.ADJUDICATOR, Role.SUPERVISOR}),
        Verb.ASK_QUERY: frozenset({Role.KEYER, Role.ADJUDICATOR, Role.SUPERVISOR}),
        Verb.LEAVE_NOTE: frozenset({Role.KEYER, Role.ADJUDICATOR, Role.SUPERVISOR}),
        Verb.OVERRIDE_CHECK: frozenset({Role.KEYER, Role.ADJUDICATOR, Role.SUPERVISOR}),
        Verb.ANSWER_QUERY: frozenset({Role.ADJUDICATOR, Role.SUPERVISOR}),
        Verb.ISSUE_LETTER: frozenset({Role.ADJUDICATOR, Role.SUPERVISOR, Role.CASE_ADMINISTRATOR}),
        Verb.EXPORT_CLAIMS: frozenset({Role.SUPERVISOR, Role.CASE_ADMINISTRATOR}),
        Verb.COMPUTE_LOSSES: frozenset({Role.SUPERVISOR, Role.CASE_ADMINISTRATOR}),
        Verb.EXPORT_LOSSES: frozenset({Role.SUPERVISOR, Role.CASE_ADMINISTRATOR}),
        Verb.BACK_UP_CASE: _EVERYONE,
        Verb.RESTORE_CASE: frozenset({Role.CASE_ADMINISTRATOR}),
        Verb.ENTER_PLAN: frozenset({Role.SUPERVISOR, Role.CASE_ADMINISTRATOR}),
        Verb.APPROVE_PLAN: frozenset({Role.SUPERVISOR, Role.CASE_ADMINISTRATOR}),
        Verb.WITHDRAW_PLAN: frozenset({Role.SUPERVISOR, Role.CASE_ADMINISTRATOR}),
        Verb.WRITE_PLAN: frozenset({Role.SUPERVISOR, Role.CASE_ADMINISTRATOR}),
        Verb.SIGN_IN: _EVERYONE,
        Verb.ADD_STAFF: frozenset({Role.CASE_ADMINISTRATOR}),
        Verb.RESET_STAFF: frozenset({Role.CASE_ADMINISTRATOR}),
        Verb.REVOKE_STAFF: frozenset({Role.CASE_ADMINISTRATOR}),
        Verb.SEAL_ANEW: frozenset({Role.CASE_ADMINISTRATOR}),
        Verb.CHANGE_ROLES: frozenset({Role.CASE_ADMINISTRATOR}),
        Verb.CHANGE_PASSWORD: _EVERYONE,
        Verb.LOOK_AT_NUMBER: _EVERYONE,
        Verb.COPY_NUMBER: _EVERYONE,
        Verb.PRINT_LETTER: _EVERYONE,
        Verb.SAVE_LETTER: _EVERYONE,
        Verb.SAVE_RECOVERY_SHEET: frozenset({Role.CASE_ADMINISTRATOR}),
    }
)


def who_may(verb: Verb) -> tuple[Role, ...]:
    """Give the roles that may do `verb`, in the order of the staff list."""
    return tuple(role for role in Role if role in _MAY_DO[verb])


def may(roles: frozenset[Role], verb: Verb) -> bool:
    """Whether somebody who holds `roles` may do `verb`."""
    return not roles.isdisjoint(_MAY_DO[verb])
