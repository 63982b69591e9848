"""A benchmark gives rows; only a ratio of two measurements of one run has a limit that can be broken."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measurement; `reference` is the bare counterpart of the same run in the same unit, None where there is none.

    `limit` is the largest ratio of measured to reference that passes. `goal` says what is hoped for in words, such as
    "p95 under 50 ms"; times differ from machine to machine, so a goal never fails.
    """

    name: str
    measured: float
    unit: str
    reference: float | None = None
    limit: float | None = None
    goal: str = ""

    @property
    def ratio(self) -> float | None:
        """Measured by reference; None without a reference."""
        return self.measured / self.reference if self.reference else None

    @property
    def is_broken(self) -> bool:
        """Whether the ratio is over its limit."""
        return self.ratio is not None and self.limit is not None and self.ratio > self.limit


@dataclass(frozen=True, slots=True)
class _Line:
    what: str
    measured: str
    bare: str
    ratio: str
    limit: str
    goal: str


_HEADING = _Line("what", "measured", "bare", "ratio", "limit", "goal")


def table_text(rows: tuple[Row, ...]) -> str:
    """Give the rows as one table of aligned columns, figures to the right, words to the left."""
    lines = (_HEADING, *map(_line, rows))
    columns = tuple(field.name for field in fields(_Line))
    widths = {column: max(len(getattr(line, column)) for line in lines) for column in columns}
    to_the_left = ("what", "goal")
    return "\n".join(
        "  ".join(
            getattr(line, column).ljust(widths[column])
            if column in to_the_left
            else getattr(line, column).rjust(widths[column])
            for column in columns
        ).rstrip()
        for line in lines
    )


def _line(row: Row) -> _Line:
    return _Line(
        what=row.name,
        measured=f"{row.measured:,.2f} {row.unit}",
        bare="" if row.reference is None else f"{row.reference:,.2f} {row.unit}",
        ratio="" if row.ratio is None else f"{row.ratio:.2f} x",
        limit="" if row.limit is None else f"{row.limit:.1f} x" + (" BROKEN" if row.is_broken else ""),
        goal=row.goal,
    )
