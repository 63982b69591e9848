"""Scanned pages of claims, sealed with the store; where fields stand on a form, and where values were read."""

SQL = """
CREATE TABLE scan_file (
    sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    media_type TEXT NOT NULL CHECK (media_type IN ('application/pdf', 'image/tiff', 'image/png', 'image/jpeg')),
    content BLOB NOT NULL
) STRICT;

CREATE TABLE scan (
    scan_id INTEGER NOT NULL PRIMARY KEY,
    claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    sha256 TEXT NOT NULL REFERENCES scan_file (sha256),
    name TEXT NOT NULL,
    pages INTEGER NOT NULL CHECK (pages >= 1),
    attached_at TEXT NOT NULL,
    attached_by TEXT NOT NULL
) STRICT;

CREATE INDEX scan_by_claim ON scan (claim_id, scan_id);
CREATE INDEX scan_by_file ON scan (sha256, scan_id);

CREATE TABLE scan_detached (
    scan_id INTEGER NOT NULL PRIMARY KEY REFERENCES scan (scan_id),
    at TEXT NOT NULL,
    staff TEXT NOT NULL
) STRICT;

CREATE TABLE zone_correction (
    form_version TEXT NOT NULL,
    pattern TEXT NOT NULL,
    claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    page INTEGER NOT NULL CHECK (page >= 0),
    x INTEGER NOT NULL CHECK (x BETWEEN 0 AND 10000),
    y INTEGER NOT NULL CHECK (y BETWEEN 0 AND 10000),
    width INTEGER NOT NULL CHECK (width BETWEEN 1 AND 10000),
    height INTEGER NOT NULL CHECK (height BETWEEN 1 AND 10000),
    at TEXT NOT NULL,
    staff TEXT NOT NULL,
    PRIMARY KEY (form_version, pattern, claim_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE value_place (
    claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    path TEXT NOT NULL,
    scan_id INTEGER NOT NULL REFERENCES scan (scan_id),
    page INTEGER NOT NULL CHECK (page >= 0),
    x INTEGER NOT NULL CHECK (x BETWEEN 0 AND 10000),
    y INTEGER NOT NULL CHECK (y BETWEEN 0 AND 10000),
    width INTEGER NOT NULL CHECK (width BETWEEN 1 AND 10000),
    height INTEGER NOT NULL CHECK (height BETWEEN 1 AND 10000),
    at TEXT NOT NULL,
    staff TEXT NOT NULL,
    PRIMARY KEY (claim_id, path)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER scan_file_is_never_changed BEFORE UPDATE ON scan_file
BEGIN
    SELECT RAISE(ABORT, 'a scan stays as it was attached');
END;

CREATE TRIGGER scan_file_is_never_removed BEFORE DELETE ON scan_file
BEGIN
    SELECT RAISE(ABORT, 'a scan stays as it was attached');
END;

CREATE TRIGGER scan_is_never_changed BEFORE UPDATE ON scan
BEGIN
    SELECT RAISE(ABORT, 'a scan stays as it was attached');
END;

CREATE TRIGGER scan_is_never_removed BEFORE DELETE ON scan
BEGIN
    SELECT RAISE(ABORT, 'a scan stays as it was attached');
END;

CREATE TRIGGER scan_detached_is_never_changed BEFORE UPDATE ON scan_detached
BEGIN
    SELECT RAISE(ABORT, 'who detached a scan is never changed');
END;

CREATE TRIGGER scan_detached_is_never_removed BEFORE DELETE ON scan_detached
BEGIN
    SELECT RAISE(ABORT, 'who detached a scan is never removed');
END;
"""
