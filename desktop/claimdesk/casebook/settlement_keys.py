"""Every key that a settlement file may hold is declared once, and this is the whole list."""

from claimdesk.casebook.settlement_key import SettlementKey
from claimdesk.casebook.settlement_keys_case import CASE_KEYS, INTAKE_KEYS, PERIOD_KEYS, SECTION_KEYS
from claimdesk.casebook.settlement_keys_plan import (
    PLAN_CLAIM_KEYS,
    PLAN_KEYS,
    PLAN_PART_KEYS,
    PLAN_SECURITY_KEYS,
)
from claimdesk.casebook.settlement_keys_plan_tables import PLAN_CASE_KEYS, PLAN_TABLE_KEYS
from claimdesk.casebook.settlement_keys_rules import PASS_KEYS, PRINT_KEYS, RULE_KEYS

KEYS: tuple[SettlementKey, ...] = (
    *CASE_KEYS,
    *INTAKE_KEYS,
    *PERIOD_KEYS,
    *SECTION_KEYS,
    *RULE_KEYS,
    *PASS_KEYS,
    *PRINT_KEYS,
    *PLAN_KEYS,
    *PLAN_CLAIM_KEYS,
    *PLAN_SECURITY_KEYS,
    *PLAN_PART_KEYS,
    *PLAN_TABLE_KEYS,
    *PLAN_CASE_KEYS,
)

CITATIONS = "citations"
"""The table of citations has a key for each deficiency code; its values are sources themselves."""

CITATIONS_SILENT = "Every deficiency rests on practice alone."
CITATION_SILENT = "This deficiency rests on practice alone."

SOURCE = "source"
"""In each table: one text for all of its keys, or a table with a text for each."""

SOURCE_WORDS = ("form", "notice", "stipulation", "order", "plan", "practice", "assumed")
"""The first word of a source: a paper of the case, the practice of administrators, or our own assumption."""

SIGNATURE_PAGE = "{signature_page}"

CODES_OF_THE_FIELD = frozenset(
    {
        "SIG-NONE",
        "SIG-JOINT",
        "SIG-CAP",
        "SIG-COPY",
        "SIG-SHEET",
        "AUTH-REP",
        "AUTH-SIGN",
        "ID-NAME",
        "ID-ADDR",
        "ID-TIN",
        "ID-TIN-DIFF",
        "W8-NONE",
        "W9-CERT",
        "W9-CLASS",
        "DOC-NONE",
        "DOC-PURCHASE",
        "DOC-SALE",
        "DOC-OPEN",
        "DOC-CLOSE",
        "DOC-QUALITY",
        "DOC-ORIG",
        "BAL",
        "TX-ORDER",
        "TX-DATE",
        "TX-SHARES",
        "TX-PRICE",
        "TX-TOTAL",
        "TX-TYPE",
        "SEC-WRONG",
        "EF-FORMAT",
        "EF-CONTROL",
        "EF-PAPER",
        "EF-ENTITY",
        "DUP",
        "LATE",
        "ADDR-WRONG",
        "NCM-PERIOD",
        "NCM-TYPE",
        "NCM-EXCL",
        "NCM-OPTOUT",
        "ASSIGNED",
        "NRL",
        "MIN",
        "WD",
        "FRAUD",
        "NR",
    }
)
"""The codes that a settlement may cite a paragraph for, those of electronic filings and decisions included."""
