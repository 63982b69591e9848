"""What holds of all rules together: pure, in any order, silent on what was not keyed and on what a settlement lacks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_papers import SAMPLES, SONUS, codes_of, judged, paper
from variants_of_claimants import CLAIMANT_VARIANTS
from variants_of_trades import TRADE_VARIANTS

from claimdesk.casebook.almanac import Almanac
from claimdesk.casebook.claim import ProofOfClaim
from claimdesk.casebook.defects import Curability, Deficiency, Ineligibility
from claimdesk.casebook.deficiencies import CODES, REGISTER, code, judge
from claimdesk.casebook.paper import PAPER_FIELDS, PaperField, ValueKind, paper_field
from claimdesk.casebook.places import Entry, entries_of, with_entries, with_entry
from claimdesk.casebook.reading import Mark
from claimdesk.casebook.settlement import Form, Settlement, Tolerances
from claimdesk.casework.reference import load_settlement

VARIANTS = (*CLAIMANT_VARIANTS, *TRADE_VARIANTS)
BARE = Settlement(name="bare", version="", caption="In re Bare", short_caption="Bare", sections=SONUS.sections)
BLANK_PAPER = ProofOfClaim(schedule=SONUS.blank_schedule())
WORDS = {
    ValueKind.DATE: ("2003-09-24", "2003-09-20", "2008-05-01", "2003-02-30", "0001-01-01", "9999-12-31", "soon"),
    ValueKind.SHARES: ("0", "1000", "-5", "0.000001", "999999999999999", "many"),
    ValueKind.PRICE: ("7.50", "0", "-1", "99.999999", "dear"),
    ValueKind.MONEY: ("7500.00", "0", "-1", "dear"),
    ValueKind.TIN: ("518-42-7736", "20-3318846", "518427736", "51842773", "078-05-1120", "no"),
    ValueKind.YES_NO: ("yes", "no", "maybe"),
    ValueKind.TEXT: ("Lind", "", "  ", "W-8BEN", "Poland", "various", "Estate of Lind", "94901", "CA", "\u202e{x}"),
}


def _paths(place: PaperField) -> tuple[str, ...]:
    starred: tuple[str, ...] = (place.pattern,)
    if ".*" in place.pattern:
        keys = [section.key for section in SONUS.sections if section.holds_trades is ("[]" in place.pattern)]
        starred = tuple(place.pattern.replace("*", key, 1) for key in keys)
    return tuple(pattern.replace("[]", f"[{index}]") for pattern in starred for index in range(3))


def _texts(place: PaperField) -> tuple[str, ...]:
    words = WORDS.get(place.kind, ())
    return (*words, *(choice.value for choice in place.choices or ()), "trust, ira")


def _entries_of_place(place: PaperField) -> st.SearchStrategy[Entry]:
    return st.builds(Entry, st.sampled_from(_paths(place)), st.sampled_from(list(Mark)), st.sampled_from(_texts(place)))


def _clean(entry: Entry) -> Entry:
    return entry if entry.mark is Mark.WRITTEN else Entry(entry.path, entry.mark)


COUNTS = st.builds(
    Entry,
    st.sampled_from(("documents.count", "schedule.purchases.count", "schedule.sales.count", "representative.count")),
    st.sampled_from((Mark.WRITTEN, Mark.NOT_REACHED)),
    st.sampled_from(("0", "1", "2")),
)
ENTRIES = st.one_of(st.sampled_from(PAPER_FIELDS).flatmap(_entries_of_place).map(_clean), COUNTS)
PROOFS = st.lists(ENTRIES, max_size=40).map(lambda entries: with_entries(BLANK_PAPER, tuple(entries)))


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(PROOFS)
def test_no_paper_breaks_a_rule_and_the_order_of_the_rules_does_not_matter(proof: ProofOfClaim) -> None:
    """Whatever a clerk keys, each rule answers, answers alike, and knows nothing of the others."""
    forwards = [found for rule in REGISTER for found in rule.find(proof, SONUS)]
    backwards = [found for rule in reversed(REGISTER) for found in rule.find(proof, SONUS)]
    assert sorted(map(repr, forwards)) == sorted(map(repr, backwards))
    assert list(judge(proof, SONUS).defects) == forwards


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(PROOFS)
def test_a_finding_names_a_place_of_the_paper_and_a_line_only_where_its_code_has_one(proof: ProofOfClaim) -> None:
    """Enter on a problem jumps to its field, and a line is named for codes of a line alone."""
    for defect in judge(proof, SONUS).defects:
        assert defect.field.endswith(".count") or paper_field(defect.field) in PAPER_FIELDS
        assert (defect.line is not None) is (defect.code.level.value == "line")
        assert defect.line is None or defect.field.startswith(f"schedule.{defect.line}.")


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(PROOFS)
def test_a_settlement_that_knows_nothing_but_its_sections_breaks_no_rule(proof: ProofOfClaim) -> None:
    """What a settlement file does not know keeps rules silent and never stops one."""
    found = {defect.code.code for defect in judge(proof, BARE).defects}
    assert not found & {
        "LATE",
        "W9-CLASS",
        "W9-CERT",
        "SIG-COPY",
        "BAL",
        "TX-TOTAL",
        "NCM-PERIOD",
        "NCM-TYPE",
        "SEC-WRONG",
    }


def test_a_paper_that_nobody_has_keyed_has_nothing_wrong() -> None:
    """Places that were not reached raise nothing, with or without the sections of the schedule."""
    for proof in (ProofOfClaim(), BLANK_PAPER):
        judgement = judge(proof, SONUS)
        assert (judgement.defects, judgement.remarks, judgement.difference) == ((), (), None)
        assert judgement.needs_backup_withholding is False


def test_a_clean_paper_shows_no_problem_while_it_is_keyed() -> None:
    """Place after place in the order of the paper, nothing flickers."""
    proof = BLANK_PAPER
    for entry in entries_of(paper()):
        proof = with_entry(proof, entry)
        assert judge(proof, SONUS).defects == (), entry.path


@pytest.mark.parametrize("sample", sorted(path.stem for path in SAMPLES.glob("*.json")))
def test_keying_a_sample_shows_no_code_that_the_whole_paper_does_not_have(sample: str) -> None:
    """What shows while a paper is keyed stays; but a number, a kind or its explanation may stand further on."""
    whole = paper(of=sample)
    expected = {found for found, _ in codes_of(judge(whole, SONUS))} | {"ID-TIN", "TX-PRICE", "TX-TYPE"}
    proof = BLANK_PAPER
    for entry in entries_of(whole):
        proof = with_entry(proof, entry)
        assert {found for found, _ in codes_of(judge(proof, SONUS))} <= expected, entry.path


LACKING: tuple[tuple[str, Callable[[Settlement], Settlement]], ...] = (
    ("LATE", lambda case: replace(case, bar_date=None)),
    ("SIG-COPY", lambda case: replace(case, form=None)),
    ("SIG-COPY", lambda case: replace(case, form=Form(title="form"))),
    ("W9-CLASS", lambda case: replace(case, form=None)),
    ("BAL", lambda case: replace(case, tolerances=Tolerances())),
    ("TX-TOTAL", lambda case: replace(case, tolerances=Tolerances())),
    ("TX-DATE", lambda case: replace(case, almanac=Almanac(prices=case.almanac.prices))),
    ("TX-PRICE", lambda case: replace(case, almanac=Almanac(exchange=case.almanac.exchange))),
    ("TX-PRICE", lambda case: replace(case, tolerances=Tolerances())),
    ("SEC-WRONG", lambda case: replace(case, securities=())),
    ("NCM-PERIOD", lambda case: replace(case, class_period=None)),
    ("NCM-TYPE", lambda case: replace(case, class_period=None)),
)
RAISES: dict[str, dict[str, Any]] = {
    "LATE": {"postmark.on": "2008-05-01"},
    "SIG-COPY": {"release.original": False},
    "W9-CLASS": {"w9.classification": []},
    "BAL": {"schedule.closing_holding.shares": "1001"},
    "TX-TOTAL": {"schedule.purchases[0].total": "1"},
    "TX-DATE": {"schedule.purchases[0].trade_date": "2003-09-20"},
    "TX-PRICE": {"schedule.purchases[0].price": "99"},
    "SEC-WRONG": {"schedule.purchases[0].security": "Sycamore Networks"},
    "NCM-PERIOD": {"schedule.purchases": []},
    "NCM-TYPE": {"schedule.purchases[0].kind": "gift"},
}


@pytest.mark.parametrize(("name", "without"), LACKING)
def test_a_rule_is_silent_where_the_settlement_does_not_know_its_key(
    name: str, without: Callable[[Settlement], Settlement]
) -> None:
    """The same paper has the code with the key and not without it."""
    assert name in {found for found, _ in codes_of(judged(RAISES[name]))}
    assert name not in {found for found, _ in codes_of(judged(RAISES[name], settlement=without(SONUS)))}


def test_another_settlement_judges_by_its_own_dates() -> None:
    """The same program knows another case by its file: a Sonus paper has no purchase in the Twitter class period."""
    twitter = load_settlement("twitter-2016")
    finished = tuple(
        Entry(f"schedule.{section.key}.count", Mark.WRITTEN, "0")
        for section in twitter.sections
        if section.holds_trades
    )
    blank = with_entries(ProofOfClaim(schedule=twitter.blank_schedule()), finished)
    judgement = judge(with_entries(blank, entries_of(paper())), twitter)
    assert ("NCM-PERIOD", None) in codes_of(judgement)
    assert "trade-outside" in {remark.name for remark in judgement.remarks}


def test_w9_cert_is_raised_only_where_the_w9_has_a_signature_of_its_own() -> None:
    """On the Sonus form one signature serves both; a form with two asks for the second."""
    assert SONUS.form is not None
    own = replace(SONUS, form=replace(SONUS.form, one_signature_serves_w9=False))
    unsigned = {"w9.certified": False}
    assert codes_of(judged(unsigned)) == ()
    assert codes_of(judged(unsigned, settlement=own)) == (("W9-CERT", None),)
    assert codes_of(judged({"w9.certified": None}, settlement=own)) == (("W9-CERT", None),)
    assert codes_of(judged({"w9.certified": True}, settlement=own)) == ()


def test_a_copy_is_fine_where_the_form_asks_for_no_manual_signature() -> None:
    """SIG-COPY rests on a key of the form."""
    assert SONUS.form is not None
    lenient = replace(SONUS, form=replace(SONUS.form, manual_signature_required=False))
    assert codes_of(judged({"release.original": False}, settlement=lenient)) == ()


def test_a_number_of_the_administrator_is_nobody_elses() -> None:
    """The own numbers of administrator, counsel and issuer are keys of the settlement."""
    changes = {"tin": "20-3318846", "w9.ssn": None, "w9.ein": "20-3318846"}
    assert codes_of(judged(changes)) == ()
    assert codes_of(judged(changes, settlement=replace(SONUS, own_eins=("203318846",)))) == (("ID-TIN", None),)


def test_only_accepted_proofs_of_mailing_count() -> None:
    """Where a settlement accepts postmarks alone, a meter leaves the day of receipt."""
    meter = {"postmark.source": "meter", "postmark.on": "2008-04-30", "received_on": "2008-05-07"}
    strict = replace(SONUS, postmark_proofs=SONUS.postmark_proofs and SONUS.postmark_proofs[:1])
    assert codes_of(judged(meter)) == ()
    assert codes_of(judged(meter, settlement=strict)) == (("LATE", None),)
    assert codes_of(judged(meter, settlement=replace(SONUS, postmark_proofs=None))) == ()


def test_what_cannot_be_cured_is_an_ineligibility() -> None:
    """Incurable grounds and lateness are ineligibilities, everything else a deficiency."""
    for variant in VARIANTS:
        for defect in judged(variant.changes).defects:
            is_ground = defect.code.curability in {Curability.INCURABLE, Curability.COUNSEL_OR_COURT}
            assert type(defect) is (Ineligibility if is_ground else Deficiency)


def test_every_rule_has_one_code_and_every_code_one_rule() -> None:
    """The register holds each code once and finds it by its name."""
    names = [rule.code.code for rule in REGISTER]
    assert len(set(names)) == len(names) == len(CODES) == 33
    assert all(code(name).code == name for name in names)
    with pytest.raises(KeyError):
        code("EF-FORMAT")


def test_the_dates_outside_go_by_what_the_settlement_knows() -> None:
    """Without a class period the opening holding bounds the balance, and without that the section does."""
    early: dict[str, Any] = {"schedule.purchases[0].trade_date": "2002-03-27", "schedule.purchases[0].price": "2.80"}
    early |= {"schedule.purchases[0].total": None, "schedule.closing_holding.shares": "0"}
    no_period = replace(SONUS, class_period=None)
    no_opening = replace(no_period, opening_on=None)
    nothing = replace(no_opening, sections=tuple(replace(section, first=None) for section in SONUS.sections))
    assert judged(early, settlement=no_period).difference == 0
    assert judged(early, settlement=no_opening).difference == 0
    assert judged(early, settlement=nothing).difference == 1000 * 1_000_000
    late = early | {"schedule.purchases[0].trade_date": "2004-03-29"}
    assert judged(late, settlement=replace(no_opening, closing_on=None)).difference == 0
    assert SONUS.closing_on == date(2004, 3, 26)
