"""A case opens in its folder, and what stops it is one sentence with what to do."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cases import CLOCK, PLANTED_TIN, SONUS, WORDING, marguerite, open_sonus, wrote
from stores import opened, tamper

from claimdesk.casebook.acts import Verb
from claimdesk.casework.desk import Desk, FixedClock, SystemClock
from claimdesk.casework.keep_draft import keep_draft
from claimdesk.casework.open_case import STORE_NAME, close_case, open_case
from claimdesk.casework.open_claim import open_claim
from claimdesk.casework.reference import load_settlement
from claimdesk.casework.register_claim import register_claim
from claimdesk.casework.save_claim import save_claim
from claimdesk.casework.store_told import told_of
from claimdesk.errors import Told
from claimstore import trouble
from claimstore.acts import acts_on
from claimstore.migrations import MIGRATIONS, Migration

TIN_SPELLINGS = (PLANTED_TIN, "518427736", "518 42 7736", "51-8427736")


def test_a_new_folder_becomes_a_case_and_opens_again(tmp_path: Path) -> None:
    """Folder and store are made, each opening is an act, and closing twice does nothing."""
    folder = tmp_path / "cases" / "Sonus '04"
    for _ in range(2):
        desk = open_sonus(folder)
        close_case(desk)
        close_case(desk)
    desk = open_sonus(folder)
    with desk.store.reading() as transaction:
        acts = acts_on(transaction, SONUS.name)
    assert [(each.verb, each.after) for each in acts] == [(Verb.OPEN_CASE.value, SONUS.version)] * 3
    assert [each.before for each in acts] == ["", SONUS.version, SONUS.version]
    close_case(desk)


def test_a_folder_of_another_case_is_refused(tmp_path: Path) -> None:
    """Claims of two settlements never share a store."""
    close_case(open_sonus(tmp_path))
    twitter = load_settlement("twitter-2016")
    with pytest.raises(Told, match="holds the case") as told:
        open_case(tmp_path, settlement=twitter, wording=WORDING, clock=CLOCK)
    assert "Choose another folder" in told.value.remedy
    close_case(open_sonus(tmp_path))


def test_a_case_that_is_open_elsewhere_says_by_whom(desk: Desk) -> None:
    """Name, machine, since when, and which process."""
    with pytest.raises(Told, match=rf"is open in another window of Claimdesk \(Local person on .*{os.getpid()}\)"):
        open_sonus(desk.folder)


@pytest.mark.parametrize("name", ["n" * 300, "/".join(["deep" * 15] * 9), "a\0b"])
def test_a_path_that_cannot_be_says_so(tmp_path: Path, name: str) -> None:
    """Too long a name, too long a path, and a character that no path can hold."""
    with pytest.raises(Told, match="is too long, or holds a character") as told:
        open_sonus(tmp_path / name)
    assert "Choose a folder nearer" in told.value.remedy
    assert len(str(told.value)) < 250


def test_a_path_above_260_characters_opens(tmp_path: Path) -> None:
    """As long as the store and its journals have room in what SQLite takes."""
    close_case(open_sonus(tmp_path / "deep" / ("d" * 150) / ("e" * 150)))


def test_a_file_and_a_link_to_nowhere_are_no_folders(tmp_path: Path) -> None:
    """The sentence does not send anybody to look at the drive."""
    (tmp_path / "file").write_text("x", "utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere" / "deep")
    for name in ("file", "link"):
        with pytest.raises(Told, match=f"{name} is no folder, and a case is one"):
            open_sonus(tmp_path / name)


def test_a_newer_case_says_so(tmp_path: Path) -> None:
    """The step that is not known is named, and nothing is changed."""
    newer = Migration("m9999_later", "CREATE TABLE later (x INTEGER) STRICT;")
    opened(tmp_path / STORE_NAME, migrations=(*MIGRATIONS, newer)).close()
    with pytest.raises(Told, match="newer version of Claimdesk") as told:
        open_sonus(tmp_path)
    assert "Install that version" in told.value.remedy


def test_a_damaged_case_says_so(tmp_path: Path) -> None:
    """The file is left alone and a backup is advised."""
    close_case(open_sonus(tmp_path))
    store = tmp_path / STORE_NAME
    store.write_bytes(store.read_bytes()[:20_000])
    with pytest.raises(Told, match=r"case\.claimdesk is damaged") as told:
        open_sonus(tmp_path)
    assert "backup" in told.value.remedy
    assert store.stat().st_size == 20_000


def test_a_crafted_case_says_so(tmp_path: Path) -> None:
    """A file with a foreign trigger is not opened."""
    close_case(open_sonus(tmp_path))
    tamper(tmp_path / STORE_NAME, "CREATE TRIGGER spy AFTER INSERT ON act BEGIN DELETE FROM draft; END")
    with pytest.raises(Told, match="not a Claimdesk case that this version can trust"):
        open_sonus(tmp_path)


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(Told, match=r"cannot be reached|cannot be written|did not answer"):
        open_sonus(tmp_path / "file" / "case")


def test_every_trouble_has_its_sentence_and_its_remedy(tmp_path: Path) -> None:
    """No kind of trouble is left without words, and none shouts or says please."""
    kinds = [
        kind for kind in vars(trouble).values() if isinstance(kind, type) and issubclass(kind, trouble.StoreTrouble)
    ]
    for kind in kinds:
        told = told_of(kind(tmp_path / STORE_NAME, "detail"))
        assert told.sentence.endswith(".")
        assert told.remedy.endswith(".")
        assert not {"!", "{", "}"} & set(f"{told.sentence}{told.remedy}")
        assert "please" not in told.remedy.casefold()


def test_the_day_of_a_desk_is_the_day_where_it_stands() -> None:
    """A fixed clock has the day of its own zone; the system clock is aware and in UTC."""
    assert str(FixedClock(datetime(2008, 2, 29, 23, 59, tzinfo=UTC)).today()) == "2008-02-29"
    assert SystemClock().now().tzinfo is UTC


@pytest.mark.skipif(sys.platform == "win32", reason="the file is held while it is open")
def test_no_whole_number_lies_in_plain_beside_the_store(desk: Desk) -> None:
    """Lock file and folder names hold none of the four spellings; the store itself is sealed by its own work."""
    number = register_claim(desk).claim.claim_number
    keep_draft(desk, number, entries=(wrote("tin", PLANTED_TIN),), base_version=1)
    save_claim(desk, number, proof=marguerite(desk), base_version=1)
    assert open_claim(desk, number).claim.version == 2
    for path in desk.folder.iterdir():
        assert not any(spelling in path.name for spelling in TIN_SPELLINGS)
        if not path.name.startswith(f"{STORE_NAME}-") and path.name != STORE_NAME:
            assert not any(spelling.encode() in path.read_bytes() for spelling in TIN_SPELLINGS)
