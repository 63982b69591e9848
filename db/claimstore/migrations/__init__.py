"""The migrations of the store in their order; a released one is never edited, a change is a new one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from claimstore.migrations import (
    m0001_claims,
    m0002_act_chain,
    m0003_losses,
    m0004_staff,
    m0005_parts,
    m0006_scans,
    m0007_plans,
    m0008_origins,
    m0009_queue,
    m0010_second_pass,
    m0011_log_by_day,
    m0012_place_notes,
    m0013_figures,
    m0014_override_seen,
    m0015_claim_seen,
)


@dataclass(frozen=True, slots=True)
class Migration:
    """One step from one schema to the next: its name and its SQL text."""

    name: str
    sql: str

    @property
    def sha256(self) -> str:
        """The fingerprint under which the step is recorded, hexadecimal."""
        return hashlib.sha256(self.sql.encode()).hexdigest()


MIGRATIONS: tuple[Migration, ...] = (
    Migration("m0001_claims", m0001_claims.SQL),
    Migration("m0002_act_chain", m0002_act_chain.SQL),
    Migration("m0003_losses", m0003_losses.SQL),
    Migration("m0004_staff", m0004_staff.SQL),
    Migration("m0005_parts", m0005_parts.SQL),
    Migration("m0006_scans", m0006_scans.SQL),
    Migration("m0007_plans", m0007_plans.SQL),
    Migration("m0008_origins", m0008_origins.SQL),
    Migration("m0009_queue", m0009_queue.SQL),
    Migration("m0010_second_pass", m0010_second_pass.SQL),
    Migration("m0011_log_by_day", m0011_log_by_day.SQL),
    Migration("m0012_place_notes", m0012_place_notes.SQL),
    Migration("m0013_figures", m0013_figures.SQL),
    Migration("m0014_override_seen", m0014_override_seen.SQL),
    Migration("m0015_claim_seen", m0015_claim_seen.SQL),
)
