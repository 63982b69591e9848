"""Every paper gets exactly the codes that stand beside it: the twelve samples, and the variants of the clean one."""

import json

import pytest
from sample_papers import SAMPLES, SONUS, Variant, codes_of, judged, paper, sorted_codes
from variants_of_claimants import CLAIMANT_VARIANTS
from variants_of_trades import TRADE_VARIANTS

from claimdesk.casebook.deficiencies import CODES, judge
from claimdesk.casebook.money import plain_text

VARIANTS = (*CLAIMANT_VARIANTS, *TRADE_VARIANTS)
ONLY_WITH_ITS_OWN_W9_SIGNATURE = frozenset({"W9-CERT"})


@pytest.mark.parametrize("sample", sorted(path.stem for path in SAMPLES.glob("*.json")))
def test_a_sample_paper_gets_its_codes_its_difference_and_its_withholding(sample: str) -> None:
    """The file of a sample states what the rules must find in it, nothing more and nothing less."""
    expected = json.loads((SAMPLES / f"{sample}.json").read_text(encoding="utf-8"))["expected"]
    judgement = judge(paper(of=sample), SONUS)
    difference = judgement.difference
    assert codes_of(judgement) == sorted_codes(tuple((found["code"], found["line"]) for found in expected["codes"]))
    assert (None if difference is None else plain_text(difference)) == expected["difference"]
    assert judgement.needs_backup_withholding is expected["backup_withholding"]


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.holds.replace(" ", "-"))
def test_a_variant_of_the_clean_paper_gets_exactly_its_codes(variant: Variant) -> None:
    """Each variant changes the clean paper in a place or two and says what follows."""
    judgement = judged(variant.changes)
    difference = judgement.difference
    assert codes_of(judgement) == variant.found
    assert (None if difference is None else plain_text(difference)) == variant.difference
    assert judgement.needs_backup_withholding is variant.withholds


def test_every_code_is_found_on_some_variant() -> None:
    """No code is without a paper that shows it, except the one that this settlement never raises."""
    seen = {code for variant in VARIANTS for code, _ in variant.found}
    assert seen == set(CODES) - ONLY_WITH_ITS_OWN_W9_SIGNATURE


def test_the_variants_have_different_names() -> None:
    """What holds of a variant names it, so no two may say the same."""
    names = [variant.holds for variant in VARIANTS]
    assert len(names) == len(set(names))
