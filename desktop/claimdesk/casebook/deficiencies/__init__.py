"""What can be wrong with a paper claim: one rule a file, in one register, in the order of the paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

from claimdesk.casebook.claim import ItemTwo, ProofOfClaim
from claimdesk.casebook.defects import Code, Defect, Judgement
from claimdesk.casebook.deficiencies import (
    addr_wrong,
    assigned,
    auth_rep,
    bal,
    doc_close,
    doc_none,
    doc_open,
    doc_orig,
    doc_purchase,
    doc_quality,
    doc_sale,
    id_addr,
    id_name,
    id_tin,
    id_tin_diff,
    late,
    ncm_period,
    ncm_type,
    sec_wrong,
    sig_cap,
    sig_copy,
    sig_joint,
    sig_none,
    sig_sheet,
    tx_date,
    tx_order,
    tx_price,
    tx_shares,
    tx_total,
    tx_type,
    w8_none,
    w9_cert,
    w9_class,
)
from claimdesk.casebook.holdings_check import balance
from claimdesk.casebook.remarks import remarks_on
from claimdesk.casebook.settlement import Settlement


@dataclass(frozen=True, slots=True)
class Rule:
    """A code and the pure function that finds it on a paper."""

    code: Code
    find: Callable[[ProofOfClaim, Settlement], tuple[Defect, ...]]


REGISTER: tuple[Rule, ...] = (
    Rule(late.CODE, late.find_late),
    Rule(addr_wrong.CODE, addr_wrong.find_addr_wrong),
    Rule(doc_none.CODE, doc_none.find_doc_none),
    Rule(doc_quality.CODE, doc_quality.find_doc_quality),
    Rule(doc_orig.CODE, doc_orig.find_doc_orig),
    Rule(id_name.CODE, id_name.find_id_name),
    Rule(id_addr.CODE, id_addr.find_id_addr),
    Rule(id_tin.CODE, id_tin.find_id_tin),
    Rule(id_tin_diff.CODE, id_tin_diff.find_id_tin_diff),
    Rule(w8_none.CODE, w8_none.find_w8_none),
    Rule(auth_rep.CODE, auth_rep.find_auth_rep),
    Rule(doc_open.CODE, doc_open.find_doc_open),
    Rule(doc_purchase.CODE, doc_purchase.find_doc_purchase),
    Rule(doc_sale.CODE, doc_sale.find_doc_sale),
    Rule(doc_close.CODE, doc_close.find_doc_close),
    Rule(bal.CODE, bal.find_bal),
    Rule(tx_order.CODE, tx_order.find_tx_order),
    Rule(tx_date.CODE, tx_date.find_tx_date),
    Rule(tx_shares.CODE, tx_shares.find_tx_shares),
    Rule(tx_price.CODE, tx_price.find_tx_price),
    Rule(tx_total.CODE, tx_total.find_tx_total),
    Rule(tx_type.CODE, tx_type.find_tx_type),
    Rule(sec_wrong.CODE, sec_wrong.find_sec_wrong),
    Rule(ncm_period.CODE, ncm_period.find_ncm_period),
    Rule(ncm_type.CODE, ncm_type.find_ncm_type),
    Rule(sig_sheet.CODE, sig_sheet.find_sig_sheet),
    Rule(w9_class.CODE, w9_class.find_w9_class),
    Rule(w9_cert.CODE, w9_cert.find_w9_cert),
    Rule(sig_none.CODE, sig_none.find_sig_none),
    Rule(sig_joint.CODE, sig_joint.find_sig_joint),
    Rule(sig_cap.CODE, sig_cap.find_sig_cap),
    Rule(sig_copy.CODE, sig_copy.find_sig_copy),
    Rule(assigned.CODE, assigned.find_assigned),
)
"""Every rule, in the order in which the paper shows what it asks; no rule depends on another."""

CODES = MappingProxyType({rule.code.code: rule.code for rule in REGISTER})


def code(name: str) -> Code:
    """Give the code that the field calls `name`, such as `TX-DATE`.

    Raises:
        KeyError: there is no such code.
    """
    return CODES[name]


def judge(proof: ProofOfClaim, settlement: Settlement) -> Judgement:
    """Ask every rule about one paper; places that nobody has keyed yet raise nothing."""
    defects = tuple(defect for rule in REGISTER for defect in rule.find(proof, settlement))
    return Judgement(
        defects=defects,
        remarks=remarks_on(proof, settlement),
        difference=balance(proof.schedule, settlement).difference,
        needs_backup_withholding=needs_backup_withholding(proof, settlement, defects=defects),
    )


def needs_backup_withholding(proof: ProofOfClaim, settlement: Settlement, *, defects: tuple[Defect, ...]) -> bool:
    """Whether part of a payment is withheld: item 2 of the W-9 is crossed out or illegible, or no number is possible.

    Source: 26 U.S.C. 3406(a)(1); the note under part III of the substitute W-9.
    """
    if any(found.code is id_tin.CODE for found in defects):
        return True
    has_w9 = settlement.form is not None and settlement.form.has_w9 is True
    item_2 = proof.w9.item_2
    return has_w9 and item_2.stands_there and item_2.value is not ItemTwo.NOT_CROSSED
