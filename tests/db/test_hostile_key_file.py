"""What lies beside a sealed store is checked before it is used: a sentence or nothing, never a crash or a long wait."""

from __future__ import annotations

import base64
import json
import os
from pathlib import Path

import pytest

from claimstore.attempts import LONGEST_WAIT, Attempts, attempts_at, note_attempt
from claimstore.key_file import Member, key_file_of, new_key, read_members, unwrap_by_name, wrapped, write_members
from claimstore.sealing import seal_anew
from claimstore.trouble import KeyFileDamaged, StoreTrouble

WORDS = "seven grey herons wade"
NOW = 1_208_165_400
DEEP = b"[" * 100_000 + b"]" * 100_000
VALUES: tuple[object, ...] = (None, True, 3, -1, 1e308, [], ["x"], {}, {"x": {}}, "", "x", "=", "\ud800", "A" * 99_999)


@pytest.fixture(scope="module")
def ada() -> Member:
    """Give one way into a store, made once: it takes as long as a password should."""
    return wrapped(new_key(), name="Ada", password=WORDS)


@pytest.fixture
def store(tmp_path: Path, ada: Member) -> Path:
    """Give the place of a store whose key file holds one member."""
    path = tmp_path / "case.claimdesk"
    write_members(key_file_of(path), (ada,))
    return path


@pytest.mark.parametrize(
    "octets",
    [
        b"",
        b"\0" * 1_000,
        b"\xff\xfe{}",
        DEEP,
        b'{"format": ' + DEEP + b"}",
        b"NaN",
        b"9" * 10_000,
        b'{"format": NaN, "members": []}',
        b'{"format": "claimdesk keys 1", "members": {"name": 1}}',
        b'{"format": "claimdesk keys 1", "members": [[]]}',
        b'{"format": "claimdesk keys 1", "members": "many"}',
        b'{"format": ["claimdesk keys 1"], "members": []}',
        b'{"format": "claimdesk keys 1", "members": [{"name": "Ada"}]}',
    ],
)
def test_a_key_file_of_another_shape_is_damaged(store: Path, octets: bytes) -> None:
    """Empty, no text, deeply nested, of other kinds; it stays as it was."""
    keys = key_file_of(store)
    keys.write_bytes(octets)
    with pytest.raises(KeyFileDamaged):
        unwrap_by_name(keys, "Ada", password=WORDS)
    assert keys.read_bytes() == octets


@pytest.mark.parametrize("field", ["salt", "private", "public", "box"])
@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_member_of_another_kind_opens_nothing(store: Path, field: str, value: object) -> None:
    """Each part of an entry is refused where it is none that the program writes, before any password is tried."""
    keys = key_file_of(store)
    written = json.loads(keys.read_bytes())
    written["members"][0][field] = value
    keys.write_text(json.dumps(written), "ascii")
    with pytest.raises(StoreTrouble):
        unwrap_by_name(keys, "Ada", password=WORDS)


@pytest.mark.parametrize("public", [bytes(32), bytes([1]) + bytes(31), bytes(31), bytes(33)])
def test_a_public_key_that_gives_everybody_the_same_secret_is_refused(store: Path, public: bytes) -> None:
    """A point of low order, or of another length, is found when the file is read, not in the middle of a sealing."""
    keys = key_file_of(store)
    written = json.loads(keys.read_bytes())
    written["members"][0]["public"] = base64.b64encode(public).decode("ascii")
    keys.write_text(json.dumps(written), "ascii")
    with pytest.raises(KeyFileDamaged):
        seal_anew(store, new_key(), holder="a test")


def test_a_hundred_megabytes_of_keys_are_not_read(store: Path) -> None:
    """The size is looked at first."""
    os.truncate(key_file_of(store), 100_000_000)
    with pytest.raises(KeyFileDamaged):
        read_members(key_file_of(store))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
def test_pipes_and_folders_in_place_of_the_files_are_not_waited_for(store: Path) -> None:
    """The key file is damaged, and no attempt was counted."""
    for place in (key_file_of(store), store.with_name(f"{store.name}.attempts")):
        place.unlink(missing_ok=True)
        os.mkfifo(place)
    with pytest.raises(KeyFileDamaged):
        read_members(key_file_of(store))
    assert attempts_at(store) == Attempts()


@pytest.mark.parametrize(
    "octets",
    [
        b"",
        b"[]",
        DEEP,
        b"\xff",
        b'{"count": "9", "last_at": 0}',
        b'{"count": true, "last_at": 0}',
        b'{"count": NaN, "last_at": Infinity}',
        b'{"count": 1e9, "last_at": 1}',
        b'{"count": 9}',
        b'{"count": 9, "last_at": ' + b"9" * 2_000 + b"}",
        b" " * 100_000 + b'{"count": 9, "last_at": 0}',
    ],
)
def test_a_count_of_attempts_that_makes_no_sense_counts_as_none(store: Path, octets: bytes) -> None:
    """Whatever stands there, somebody with the right password gets in."""
    store.with_name(f"{store.name}.attempts").write_bytes(octets)
    assert attempts_at(store) == Attempts()


@pytest.mark.parametrize("last_at", [NOW + 1, NOW + 10**9, 2**63, 10**300])
def test_nobody_is_locked_out_by_an_attempt_that_lies_ahead(store: Path, last_at: int) -> None:
    """A clock that was set back, or a forged file, costs at most the longest wait."""
    note_attempt(store, Attempts(10**12, last_at))
    written = attempts_at(store)
    assert written.wait(NOW) == LONGEST_WAIT
    corrected = written.no_later_than(NOW)
    assert corrected.wait(NOW + LONGEST_WAIT) == 0
    assert corrected.count > 0
