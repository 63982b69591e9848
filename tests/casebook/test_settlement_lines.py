"""Every fault of a settlement file has its line, and no text of a file makes the reader crash."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from settlement_texts import SMALLEST, added, faults, opened, read

from claimdesk.assets import asset


@pytest.fixture(scope="module")
def sonus_text() -> str:
    """The shipped file of the Sonus settlement."""
    return asset("settlements/sonus-2004/settlement.toml").read_text("utf-8")


def test_syntax_slips_are_all_reported_and_do_not_hide_other_faults() -> None:
    """Two lines that are no TOML and one wrong word come together; what the lost lines held is not asked for."""
    text = SMALLEST.replace('heading = "Purchases"', 'heading = "Purchases').replace(
        'short_caption = "Example"', "short_caption = Example"
    )
    found = faults(text.replace('role = "in"', 'role = "inn"'))
    assert [(path, line) for path, line, _ in found] == [("", 2), ("", 11), ("section[0].role", 12)]
    assert all("no TOML" in sentence for _, line, sentence in found if line != 12)


def test_a_key_that_stands_twice_is_named_with_both_lines() -> None:
    """TOML refuses the second; the fault says where the first stands."""
    found = faults(SMALLEST.replace('short_caption = "Example"', 'short_caption = "Example"\ncaption = "Again"'))
    assert found == [("caption", 3, "`caption` stands already on line 1; keep one of the two")]


def test_a_table_that_stands_twice_is_named_without_blame_on_its_keys() -> None:
    """The keys of the second table are left alone, so that one slip is one fault."""
    table = "[class_period]\nfirst = 2002-03-28\nlast = 2004-03-26\nsource = 'form'\n"
    assert added(table + table) == [("class_period", 5)]


def test_a_table_may_follow_its_own_source() -> None:
    """TOML allows a table after a table below it; its line is its own, and the file opens."""
    lines = "[class_period.source]\nfirst = 'form'\nlast = 'form'\n[class_period]\nfirst = 2002-03-28\nlast = {}\n"
    assert added(lines.format("2004-03-26")) == []
    assert added(lines.format("2001-03-26")) == [("class_period.last", 6)]


def test_a_value_that_never_ends_is_one_fault_on_the_line_where_it_begins() -> None:
    """A list without its closing bracket is blamed on its key, not on the end of the file."""
    found = faults(SMALLEST.replace('"shares", "price"]', '"shares", "price"'))
    assert [line for _, line, _ in found] == [13]


def test_lines_of_values_over_several_lines_are_those_of_their_keys(sonus_text: str) -> None:
    """A fault in a long paragraph names the line on which the list of paragraphs begins."""
    lines = sonus_text.splitlines()
    begins = lines.index('key = "general_instructions"') + 3
    found = faults(sonus_text.replace("{signature_page} \\\nhereof", "{page} \\\nhereof"))
    assert [(path, line) for path, line, _ in found] == [("form.part[2].paragraphs[0]", begins)]


def test_windows_line_ends_change_nothing(sonus_text: str) -> None:
    """A file saved with carriage returns opens as the same settlement."""
    assert opened(sonus_text.replace("\n", "\r\n")).sections == opened(sonus_text).sections


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_file_with_any_line_lost_or_cut_never_crashes(data: st.DataObject) -> None:
    """Whatever line is dropped, doubled or cut short, the answer is a settlement or faults."""
    lines = asset("settlements/sonus-2004/settlement.toml").read_text("utf-8").splitlines()
    index = data.draw(st.integers(0, len(lines) - 1))
    deed = data.draw(st.sampled_from(["drop", "double", "cut"]))
    line = lines[index]
    changed = {"drop": [], "double": [line, line], "cut": [line[: len(line) // 2]]}[deed]
    result = read("\n".join([*lines[:index], *changed, *lines[index + 1 :]]))
    assert (result.settlement is None) == bool(result.faults)
    assert all(fault.sentence for fault in result.faults)


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet="[]{}=\".#\n, abc1-\\'", max_size=120))
def test_any_text_is_faults_and_never_a_crash(text: str) -> None:
    """Random brackets, quotes and braces give faults with lines."""
    result = read(text)
    assert result.settlement is None
    assert result.faults


@pytest.mark.parametrize(
    "value",
    ["[" * 5_000 + "]" * 5_000, "9" * 5_000, "1e999999", "1e-999999", "1e99999999999999999999", "-0.0", "inf", "0x1F"],
    ids=["brackets", "digits", "large", "small", "beyond", "minus zero", "infinite", "hexadecimal"],
)
def test_a_value_made_to_break_the_reader_is_a_fault_or_a_number(value: str) -> None:
    """Depth, length and size of a value have an end, and what lies beyond it is a fault of its line."""
    lines = f"[tolerances]\nsource = 'practice'\nprice = {value}\n"
    assert {line for _, line in added(lines)} <= {3}


def test_every_key_has_its_line(sonus_text: str) -> None:
    """Each key of the shipped file stands on the line on which its name is written."""
    lines = sonus_text.splitlines()
    for name, becomes in (("court =", "court = 1 #"), ("days =", "days = false #"), ("balance =", "balance = [] #")):
        line = next(number for number, text in enumerate(lines, start=1) if text.startswith(name))
        changed = "\n".join([*lines[: line - 1], lines[line - 1].replace(name, becomes), *lines[line:]])
        assert [found for _, found, _ in faults(changed)] == [line]
