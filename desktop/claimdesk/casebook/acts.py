"""An act is one deed of one person, on record: who, when, which verb, on what, before, after, why, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class Verb(StrEnum):
    """What can be done; each verb is one function of casework and has its wording in resources/letters/acts.toml."""

    OPEN_CASE = "open case"
    REGISTER_CLAIM = "register claim"
    REGISTER_BATCH = "register batch"
    CLOSE_BATCH = "close batch"
    TAKE_CLAIM = "take claim"
    GIVE_BACK_CLAIM = "give back claim"
    SAVE_CLAIM = "save claim"
    FINISH_KEYING = "finish keying"
    BEGIN_SECOND_KEYING = "begin second keying"
    RETURN_SECOND_KEYING = "return second keying"
    FINISH_SECOND_KEYING = "finish second keying"
    SETTLE_DIFFERENCE = "settle difference"
    TAKE_BACK_DIFFERENCE = "take back difference"
    REVIEW_CLAIM = "review claim"
    PUT_ASIDE = "put claim aside"
    BRING_BACK = "bring claim back"
    WITHDRAW_CLAIM = "withdraw claim"
    READ_FIGURES = "read figures of all"
    VOID_CLAIM = "void claim"
    ATTACH_SCAN = "attach scan"
    DETACH_SCAN = "detach scan"
    CORRECT_ZONE = "correct zone"
    NOTE_PLACE = "note place of value"
    ASK_QUERY = "ask query"
    LEAVE_NOTE = "leave note"
    OVERRIDE_CHECK = "override check"
    ANSWER_QUERY = "answer query"
    ISSUE_LETTER = "issue letter"
    EXPORT_CLAIMS = "export claims"
    COMPUTE_LOSSES = "compute losses"
    EXPORT_LOSSES = "export losses"
    BACK_UP_CASE = "back up case"
    RESTORE_CASE = "restore case"
    ENTER_PLAN = "put plan forward"
    APPROVE_PLAN = "approve plan"
    WITHDRAW_PLAN = "withdraw plan"
    WRITE_PLAN = "write plan out"
    SIGN_IN = "sign in"
    ADD_STAFF = "add staff"
    RESET_STAFF = "reset staff"
    REVOKE_STAFF = "revoke staff"
    SEAL_ANEW = "seal anew"
    CHANGE_ROLES = "change roles"
    CHANGE_PASSWORD = "change own password"  # noqa: S105 - the name of a deed
    LOOK_AT_NUMBER = "look at full taxpayer number"
    COPY_NUMBER = "copy full taxpayer number"
    PRINT_LETTER = "print letter"
    SAVE_LETTER = "save letter as PDF"
    SAVE_RECOVERY_SHEET = "save recovery sheet"


DONE = "done"
REFUSED = "refused: "
"""How the outcome of a deed begins that was not done; the sentence that the person was told follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One entry of the act log; `at` is UTC, `on` the claim number or another subject."""

    sequence: int
    at: datetime
    who: str
    verb: Verb
    on: str
    before: str
    after: str
    reason: str
    outcome: str

    @property
    def why_refused(self) -> str:
        """Why the deed was not done, as the person was told; empty when it was."""
        return self.outcome.removeprefix(REFUSED) if self.outcome.startswith(REFUSED) else ""
