"""Runs of recognized losses: each under one version of the plan, with one total a claim; earlier runs stay."""

SQL = """
CREATE TABLE loss_run (
    run_id INTEGER NOT NULL PRIMARY KEY,
    plan_version TEXT NOT NULL,
    settlement_version TEXT NOT NULL,
    begun_at TEXT NOT NULL,
    last_claim_id INTEGER NOT NULL,
    finished_at TEXT
) STRICT;

CREATE TABLE loss (
    run_id INTEGER NOT NULL REFERENCES loss_run (run_id),
    claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    claim_version INTEGER NOT NULL,
    amount INTEGER,
    before_claim_level INTEGER,
    problem TEXT NOT NULL,
    PRIMARY KEY (run_id, claim_id)
) STRICT, WITHOUT ROWID;
"""
