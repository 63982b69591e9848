"""Every row type of the store; a type that is not listed here cannot go in or out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimstore.case_rows import (
    ActHeadRow,
    ActRow,
    CaseIdentityRow,
    LetterFileRow,
    LetterRow,
    LossRow,
    LossRunRow,
    SettlementVersionRow,
    StaffRow,
)
from claimstore.claim_rows import (
    ClaimRow,
    DefectRow,
    DraftRow,
    ExtraSheetRow,
    HoldingRow,
    JointOwnerRow,
    JointSignatureRow,
    ListStateRow,
    PlaceMarkRow,
    PlaceOriginRow,
    SearchWordRow,
    SupportingDocumentRow,
    TradeRow,
)
from claimstore.figure_rows import KeyedClaimRow, KeyedFieldRow
from claimstore.note_rows import PlaceNoteRow
from claimstore.pass_rows import PassDifferenceRow, SecondPassRow, SecondReadingRow
from claimstore.plan_rows import PlanDraftRow, PlanFileRow, PlanVersionRow
from claimstore.queue_rows import BatchClaimRow, BatchRow, ClaimAsideRow, ClaimGivenBackRow, ClaimHoldRow
from claimstore.scan_rows import ScanDetachedRow, ScanFileRow, ScanRow, ValuePlaceRow, ZoneCorrectionRow
from claimstore.work_rows import ClaimPartRow, ClaimSeenRow

if TYPE_CHECKING:
    from claimstore.row import Row

ROW_TYPES: tuple[type[Row], ...] = (
    ClaimRow,
    PlaceMarkRow,
    PlaceNoteRow,
    PlaceOriginRow,
    ListStateRow,
    JointOwnerRow,
    JointSignatureRow,
    SupportingDocumentRow,
    ExtraSheetRow,
    HoldingRow,
    TradeRow,
    DefectRow,
    SearchWordRow,
    DraftRow,
    LetterRow,
    LetterFileRow,
    ActRow,
    ActHeadRow,
    CaseIdentityRow,
    StaffRow,
    SettlementVersionRow,
    LossRow,
    LossRunRow,
    ClaimPartRow,
    ClaimSeenRow,
    SecondPassRow,
    SecondReadingRow,
    PassDifferenceRow,
    ScanFileRow,
    ScanRow,
    ScanDetachedRow,
    ZoneCorrectionRow,
    ValuePlaceRow,
    PlanVersionRow,
    PlanFileRow,
    PlanDraftRow,
    BatchRow,
    BatchClaimRow,
    ClaimHoldRow,
    ClaimGivenBackRow,
    ClaimAsideRow,
    KeyedClaimRow,
    KeyedFieldRow,
)
