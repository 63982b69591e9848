"""Queries, notes and overrides of soft checks at a place of the paper; answered once, never removed."""

SQL = """
CREATE TABLE place_note (
    note_id INTEGER NOT NULL PRIMARY KEY,
    claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    path TEXT NOT NULL CHECK (path <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('query', 'note', 'override')),
    check_name TEXT NOT NULL,
    letter TEXT NOT NULL,
    words TEXT NOT NULL CHECK (words <> ''),
    made_by TEXT NOT NULL CHECK (made_by <> ''),
    made_at TEXT NOT NULL,
    answer TEXT NOT NULL,
    answered_by TEXT NOT NULL,
    answered_at TEXT
) STRICT;

CREATE INDEX place_note_by_claim ON place_note (claim_id);

CREATE TRIGGER place_note_is_never_removed BEFORE DELETE ON place_note
BEGIN
    SELECT RAISE(ABORT, 'what was asked or noted at a place is never removed');
END;
"""
