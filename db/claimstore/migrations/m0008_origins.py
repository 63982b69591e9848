"""Where a value came from is kept with the draft and, unless it was simply typed, with the saved claim."""

SQL = """
ALTER TABLE draft ADD COLUMN origin TEXT NOT NULL DEFAULT 'typed';

CREATE TABLE place_origin (
    claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    path TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin <> ''),
    PRIMARY KEY (claim_id, path)
) STRICT, WITHOUT ROWID;
"""
