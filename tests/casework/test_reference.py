"""A settlement is found by name or path, opens with its facts, and a person is told what is wrong with a faulty one."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path

import pytest

from claimdesk.casebook.almanac import DayPrices
from claimdesk.casebook.money import Price
from claimdesk.casework.reference import load_settlement, load_wording, settlement_names
from claimdesk.errors import Told


def test_the_shipped_settlements_open() -> None:
    """Sonus and Twitter are there, each under the name of its folder."""
    assert settlement_names() == ("sonus-2004", "twitter-2016")
    for name in settlement_names():
        assert load_settlement(name).name == name


def test_a_settlement_brings_its_almanac() -> None:
    """Sonus knows its trading days, the holidays of the post office, its prices and the places of ZIP codes."""
    almanac = load_settlement("sonus-2004").almanac
    assert almanac.is_trading_day(date(2003, 9, 24)) is True
    assert almanac.is_trading_day(date(2003, 9, 27)) is False
    assert almanac.post_office is not None
    assert almanac.post_office.is_closed(date(2008, 5, 26))
    assert almanac.zip_places is not None
    assert almanac.zip_places.states("94912") == {"CA"}
    first_day = DayPrices(Price(2_450_000), Price(2_710_000), Price(2_620_000))
    assert almanac.prices[date(2002, 3, 28)] == first_day
    assert len(almanac.prices) == 698


def test_a_settlement_without_exchange_does_not_know_trading_days() -> None:
    """Twitter's file names no exchange, so whether a day was a session is not known."""
    assert load_settlement("twitter-2016").almanac.is_trading_day(date(2015, 2, 6)) is None
    assert len(load_settlement("twitter-2016").almanac.prices) == 0


def test_a_loaded_settlement_travels_to_another_process() -> None:
    """The almanac goes with it: letters are composed in another process."""
    settlement = load_settlement("sonus-2004")
    again = pickle.loads(pickle.dumps(settlement))  # noqa: S301 - our own bytes of this line
    assert again == settlement
    assert again.almanac.prices[date(2002, 3, 28)].close == 2_620_000


def test_a_settlement_is_found_by_the_path_of_its_file_or_folder(tmp_path: Path) -> None:
    """Another case needs no place among the resources."""
    text = (
        'caption = "C"\nshort_caption = "S"\nsource = "notice"\n[[security]]\nname = "N"\nsource = "notice"\n'
        '[[section]]\nkey = "held"\nheading = "H"\nrole = "opening"\ncolumns = ["shares"]\nsource = "notice"\n'
    )
    folder = tmp_path / "another case; ' %"
    folder.mkdir()
    file = folder / "settlement.toml"
    file.write_text("\ufeff" + text, encoding="utf-8")
    assert load_settlement(str(folder)).caption == "C"
    assert load_settlement(str(file)).name == "another case; ' %"


def test_a_name_that_is_none_is_told_with_the_names_that_are() -> None:
    """The person learns what there is, and that a path would do."""
    with pytest.raises(Told) as told:
        load_settlement("sonos-2004")
    assert told.value.sentence == "There is no settlement sonos-2004."
    assert "sonus-2004, twitter-2016" in told.value.remedy


def test_a_faulty_file_is_told_with_its_first_three_faults(tmp_path: Path) -> None:
    """Three faults are named, the rest counted, and the command that lists them all is given."""
    file = tmp_path / "settlement.toml"
    file.write_text("one = 1\ntwo = 2\nthree = 3\nfour = 4\n", encoding="utf-8")
    with pytest.raises(Told) as told:
        load_settlement(str(file))
    assert "caption: the file needs this key" in told.value.sentence
    assert told.value.sentence.endswith("; and 5 more.")
    assert "claimdesk settlement check" in told.value.remedy


def test_the_wording_of_the_program_loads() -> None:
    """The shipped sentences have no fault."""
    assert load_wording().title("SIG-NONE") != "SIG-NONE"
