"""A store is brought to this version step by step, each whole, after a backup, and never to an older one."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from stores import AT, act, opened, tamper

from claimstore.acts import acts_on, add_act
from claimstore.migrations import MIGRATIONS, Migration
from claimstore.row_types import ROW_TYPES
from claimstore.schema import SCHEMA, schema_of
from claimstore.trouble import MigrationFailed, NotAStore, StoreNewer

RELEASED = {
    "m0001_claims": "900751c52a50a607cb8706caab78fbdd64478e92a42058df0a889fbb0eec6cba",
    "m0002_act_chain": "6611ccf21fdd7621c9b8ec9cd0066ff8e8ea9be716d765af819602c9a6ce7bd1",
    "m0003_losses": "d4115fd88c374dcd13244e71e7c804846b4703397b3803e665ba1ec33817a0d1",
    "m0004_staff": "fce35534239b000b18b922e4d9f1f70ad487836814aa1f08de6d618db6120baa",
    "m0005_parts": "4ac68a3cc5d22ea570ad8bb42c2b1d30887182ef23fe82c76600a6d5582d7d07",
    "m0006_scans": "53b4257811f5b10833d681e13de19d61f58009354d8ef3d13ad4d39eae2ed0a0",
    "m0007_plans": "81299c39f3400f647b587a1f44c7b628de1279db4dc61101ff197ba22d03f385",
    "m0008_origins": "9dc2d75da6bf4b4eedad4c0c994b8bfdd1fc27a67f46c024feef3dcfb4423316",
    "m0009_queue": "0ba0f87609814c6676bd08bb818c71358ff298d8278c9733710c800fc6e155a2",
    "m0010_second_pass": "44ca3dabbf22373cace71c3232ab285d953967378890d499d6cec974b71c7990",
    "m0011_log_by_day": "d9e04d7043e28506af9092a21efed5d356b518a7b94c28b299c6f14e2b069534",
    "m0012_place_notes": "ede37c6a1cb92d2c5f1fe337ab343bcdd7043ae7d9a3e3a9a09419a670ec19c2",
    "m0013_figures": "d5567f18429cbfc127e4b08e64247ba736ca11066e337d7037415f0b966ffb2b",
    "m0014_override_seen": "62a8360afd7e2748942152149a0dd24b32e4afdcd56b0b461cd873a5aeaabbc6",
    "m0015_claim_seen": "ca75f830f8c595bea63cab88098f57ef8839a42b31bc9756e7221377fdd1f7da",
}
"""The fingerprint of every migration text; a line is added for a new migration and none is ever changed."""

NEXT = Migration("m9001_notes", "CREATE TABLE note (note_id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;")
LATER = Migration("m9002_authors", "ALTER TABLE note ADD COLUMN author TEXT;")


def test_a_migrated_store_has_the_declared_schema(tmp_path: Path) -> None:
    """Tables, columns, types, keys, indexes, foreign keys and triggers come out as `schema` declares them."""
    store = opened(tmp_path / "case.claimdesk")
    assert schema_of(store._database) == SCHEMA
    store.close()


def test_every_row_type_is_its_table() -> None:
    """The fields of a row are the columns of its table, in their order, and its key is the table's."""
    tables = {table.name: table for table in SCHEMA.tables}
    for row_type in ROW_TYPES:
        table = tables[row_type.TABLE]
        assert tuple(column.name for column in table.columns) == tuple(row_type.__slots__)
        assert table.key == row_type.KEY


def test_the_text_of_a_released_migration_is_never_changed() -> None:
    """A change is a new migration."""
    assert {step.name: hashlib.sha256(step.sql.encode()).hexdigest() for step in MIGRATIONS} == RELEASED


def test_migrations_are_named_in_their_order() -> None:
    """Names count up without a gap."""
    assert [step.name[:5] for step in MIGRATIONS] == [f"m{number:04d}" for number in range(1, len(MIGRATIONS) + 1)]


def test_a_store_is_backed_up_before_it_is_migrated(tmp_path: Path) -> None:
    """The copy beside the store holds what was there before, and the store holds it afterwards too."""
    path = tmp_path / "case.claimdesk"
    store = opened(path)
    with store.writing() as transaction:
        add_act(transaction, act())
    store.close()
    migrated = opened(path, migrations=(*MIGRATIONS, NEXT, LATER))
    with migrated.reading() as transaction:
        assert len(acts_on(transaction, "SONUS-0000001")) == 1
        recorded = transaction.values("SELECT name, sha256, applied_at FROM migration ORDER BY name")
    migrated.close()
    assert [row[0] for row in recorded] == [step.name for step in (*MIGRATIONS, NEXT, LATER)]
    assert recorded[-2] == ("m9001_notes", NEXT.sha256, AT)
    (copy,) = (tmp_path / "backups").glob("case-*-before-m9001_notes.claimdesk")
    restored = opened(copy)
    with restored.reading() as transaction:
        assert len(acts_on(transaction, "SONUS-0000001")) == 1
    restored.close()


def test_a_step_that_fails_leaves_the_steps_before_it_whole(tmp_path: Path) -> None:
    """Stopped in its last step, the store stands after the one before, and the next try goes on from there."""
    path = tmp_path / "case.claimdesk"
    opened(path).close()
    broken = Migration("m9002_authors", f"{LATER.sql} INSERT INTO nothing VALUES (1);")
    with pytest.raises(MigrationFailed) as failed:
        opened(path, migrations=(*MIGRATIONS, NEXT, broken))
    assert failed.value.detail.endswith("-before-m9001_notes.claimdesk")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT COUNT(*) FROM migration").fetchone() == (len(MIGRATIONS) + 1,)
        columns = connection.execute("SELECT name FROM pragma_table_info('note')").fetchall()
    assert columns == [("note_id",), ("text",)]
    (tmp_path / "backups" / failed.value.detail).unlink()
    opened(path, migrations=(*MIGRATIONS, NEXT, LATER)).close()


def test_a_newer_store_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    """A step that this version does not know is named; the file is not touched."""
    path = tmp_path / "case.claimdesk"
    opened(path, migrations=(*MIGRATIONS, NEXT)).close()
    before = path.read_bytes()
    with pytest.raises(StoreNewer) as refused:
        opened(path)
    assert refused.value.detail == "m9001_notes"
    assert path.read_bytes() == before


def test_a_store_with_another_past_is_refused(tmp_path: Path) -> None:
    """A migration of the same name and another text is not trusted."""
    path = tmp_path / "case.claimdesk"
    opened(path).close()
    tamper(path, f"UPDATE migration SET sha256 = '{'0' * 64}'")
    with pytest.raises(NotAStore):
        opened(path)
