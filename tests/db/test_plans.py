"""A plan that was put forward is never changed and never removed, by the store itself."""

from pathlib import Path

import pytest
from stores import AT, opened

from claimstore.driver import DriverError
from claimstore.plan_rows import PlanFileRow, PlanVersionRow
from claimstore.plans import add_plan, plan_files, plan_versions
from claimstore.store import Store

VERSION = PlanVersionRow(subject="plan 2, abc", version="2", text="[plan]\n", entered_at=AT, entered_by="Ann")
FILE = PlanFileRow(subject="plan 2, abc", name="look_back.csv", text="date,value\n")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Give a store with one version of a plan."""
    made = opened(tmp_path / "case.claimdesk")
    with made.writing() as transaction:
        add_plan(transaction, VERSION, (FILE,))
    return made


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE plan_version SET text = 'another'",
        "DELETE FROM plan_version",
        "INSERT OR REPLACE INTO plan_version VALUES ('plan 2, abc', '2', 'another', 'now', 'Bo')",
        "UPDATE plan_file SET text = 'another'",
        "DELETE FROM plan_file",
        "INSERT OR REPLACE INTO plan_file VALUES ('plan 2, abc', 'look_back.csv', 'another')",
    ],
)
def test_a_version_stays_as_it_was_put_forward(store: Store, statement: str) -> None:
    """Whatever statement reaches the store is refused, and nothing is changed by it."""
    with pytest.raises(DriverError, match="a plan that was put forward is never"), store.writing() as transaction:
        transaction.run(statement)
    with store.reading() as transaction:
        assert plan_versions(transaction) == (VERSION,)
        assert plan_files(transaction, VERSION.subject) == (FILE,)
    store.close()


def test_two_versions_have_two_names(store: Store) -> None:
    """The name is what results are kept under."""
    twin = PlanVersionRow(subject="plan 2, def", version="2", text="[plan]\n", entered_at=AT, entered_by="Bo")
    with pytest.raises(DriverError), store.writing() as transaction:
        add_plan(transaction, twin, ())
    store.close()
