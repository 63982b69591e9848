"""The table of the benchmarks breaks on ratios only."""

from table import Row, table_text


def test_a_ratio_over_its_limit_is_broken() -> None:
    """Nine milliseconds against three bare ones are three times, over a limit of two."""
    row = Row(name="save", measured=9.0, unit="ms", reference=3.0, limit=2.0)
    assert row.ratio == 3.0
    assert row.is_broken


def test_a_ratio_at_its_limit_holds() -> None:
    """Exactly the limit is allowed."""
    assert not Row(name="save", measured=6.0, unit="ms", reference=3.0, limit=2.0).is_broken


def test_a_time_alone_never_breaks() -> None:
    """A goal in words depends on the machine and is only printed."""
    row = Row(name="start", measured=9000.0, unit="ms", goal="under 2 s")
    assert row.ratio is None
    assert not row.is_broken
    assert "9,000.00 ms" in table_text((row,))
