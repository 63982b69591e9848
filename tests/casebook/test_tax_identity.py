"""Which numbers can exist: the structures of SSN, ITIN, ATIN and EIN, and the numbers that belong to nobody."""

from datetime import date

import pytest

from claimdesk.casebook.tax_identity import (
    NotATinError,
    Tin,
    TinShape,
    could_be_employer,
    could_be_social,
    has_eight_digits,
    has_known_ein_prefix,
    read_tin,
)

BEFORE, FROM = date(2011, 6, 24), date(2011, 6, 25)


@pytest.mark.parametrize(
    "text",
    ["123-45-6780", "123 45 6780", "123–45–6780", "123\u00a045\u00a06780", "\uff11\uff12\uff13-45-6780"],  # noqa: RUF001
)
def test_a_number_is_read_in_every_way_it_is_written(text: str) -> None:
    """Hyphens, blanks, dashes, no-break blanks and full-width digits all say the same SSN."""
    assert read_tin(text) == Tin("123456780", TinShape.SOCIAL)


@pytest.mark.parametrize("text", ["7.8051121E7", "12345678", "1234567890", "", "none", "-", "12345678٣"])
def test_what_is_no_number_is_refused_without_repeating_it(text: str) -> None:
    """A spreadsheet's number, eight or ten digits, words and other digits are refused, and not told back."""
    with pytest.raises(NotATinError) as refused:
        read_tin(text)
    assert len(text) < 2 or text not in str(refused.value)


@pytest.mark.parametrize(
    ("digits", "is_possible"),
    [
        ("001010001", True),
        ("000121234", False),
        ("665121234", True),
        ("666121234", False),
        ("667121234", True),
        ("733121234", True),
        ("734121234", False),
        ("749121234", False),
        ("750121234", True),
        ("772121234", True),
        ("773121234", False),
        ("899121234", False),
        ("518004321", False),
        ("518120000", False),
    ],
)
def test_an_ssn_of_the_old_scheme_has_an_area_in_use(digits: str, *, is_possible: bool) -> None:
    """Before 25 June 2011: area 001-733 and 750-772 without 666, group not 00, serial not 0000."""
    assert could_be_social(Tin(digits), received_on=BEFORE) is is_possible


@pytest.mark.parametrize("digits", ["734121234", "749121234", "773121234", "899121234"])
def test_from_the_day_of_random_areas_any_area_is_possible(digits: str) -> None:
    """The day itself belongs to the new scheme, and an unknown day asks nothing."""
    assert could_be_social(Tin(digits), received_on=FROM)
    assert could_be_social(Tin(digits))
    assert not could_be_social(Tin("666121234"), received_on=FROM)


@pytest.mark.parametrize(
    ("group", "is_possible"),
    [
        ("49", False),
        ("50", True),
        ("65", True),
        ("66", False),
        ("69", False),
        ("70", True),
        ("88", True),
        ("89", False),
        ("90", True),
        ("92", True),
        ("93", True),
        ("94", True),
        ("99", True),
        ("00", False),
    ],
)
def test_a_number_from_900_is_an_itin_or_an_atin_by_its_group(group: str, *, is_possible: bool) -> None:
    """ITIN groups 50-65, 70-88, 90-92 and 94-99; 93 is an ATIN."""
    assert could_be_social(Tin(f"912{group}1234"), received_on=BEFORE) is is_possible


@pytest.mark.parametrize(
    "digits",
    [
        "078051120",
        "219099999",
        "987654320",
        "987654329",
        "123456789",
        "111111111",
        "555555555",
        "888888888",
        "999999999",
    ],
)
def test_a_number_of_nobody_is_possible_in_no_shape(digits: str) -> None:
    """The block list goes by digits, whatever the hyphens."""
    for shape in TinShape:
        tin = Tin(digits, shape)
        assert not could_be_social(tin)
        assert not could_be_employer(tin)


@pytest.mark.parametrize("digits", ["987654330", "078051121", "123456788"])
def test_the_neighbours_of_a_blocked_number_are_not_blocked_as_such(digits: str) -> None:
    """The list is exact."""
    assert could_be_employer(Tin(digits)) or could_be_social(Tin(digits))


@pytest.mark.parametrize(
    ("digits", "is_possible", "is_known"),
    [
        ("003318846", False, False),
        ("013318846", True, True),
        ("063318846", True, True),
        ("073318846", True, False),
        ("163318846", True, True),
        ("173318846", True, False),
        ("203318846", True, True),
        ("283318846", True, False),
        ("493318846", True, False),
        ("683318846", True, True),
        ("693318846", True, False),
        ("783318846", True, False),
        ("893318846", True, False),
        ("953318846", True, True),
        ("963318846", True, False),
        ("973318846", True, False),
        ("993318846", True, True),
    ],
)
def test_an_ein_has_a_prefix_and_only_00_is_refused(digits: str, *, is_possible: bool, is_known: bool) -> None:
    """The IRS adds prefixes, so an unknown one is a remark and no more."""
    assert could_be_employer(Tin(digits)) is is_possible
    assert has_known_ein_prefix(Tin(digits)) is is_known


@pytest.mark.parametrize(
    ("text", "has_eight"),
    [("12345678", True), ("12-345678", True), ("123456789", False), ("1234567a", False), ("1234567", False)],
)
def test_eight_digits_are_noticed_and_never_padded(text: str, *, has_eight: bool) -> None:
    """A spreadsheet drops a leading zero; the clerk is told to look at the paper."""
    assert has_eight_digits(text) is has_eight


def test_a_number_masks_itself() -> None:
    """Neither text nor repr shows more than the last four digits."""
    tin = Tin("518427736", TinShape.SOCIAL)
    assert "7736" in str(tin)
    assert "51842" not in f"{tin!s}{tin!r}"
    assert tin.written == "518-42-7736"
