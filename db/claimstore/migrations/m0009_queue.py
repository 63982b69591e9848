"""What came together is a batch, and who works on a claim holds it; the queue reads claims by deadline and age."""

SQL = """
CREATE TABLE batch (
    batch_id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    received_on TEXT,
    postmark_on TEXT,
    delivery TEXT,
    sent_to TEXT,
    expected_documents INTEGER NOT NULL CHECK (expected_documents > 0),
    expected_pages INTEGER CHECK (expected_pages > 0),
    registered_by TEXT NOT NULL,
    registered_at TEXT NOT NULL,
    counted_documents INTEGER CHECK (counted_documents >= 0),
    counted_pages INTEGER CHECK (counted_pages >= 0),
    closed_by TEXT,
    closed_at TEXT,
    close_reason TEXT NOT NULL DEFAULT '',
    CHECK ((closed_at IS NULL) = (closed_by IS NULL)),
    CHECK ((closed_at IS NULL) = (counted_documents IS NULL))
) STRICT;

CREATE TABLE batch_claim (
    claim_id INTEGER NOT NULL PRIMARY KEY REFERENCES claim (claim_id),
    batch_id INTEGER NOT NULL REFERENCES batch (batch_id),
    dcn TEXT NOT NULL UNIQUE CHECK (dcn <> '')
) STRICT;

CREATE INDEX batch_claim_by_batch ON batch_claim (batch_id, claim_id);

CREATE TRIGGER batch_is_never_removed BEFORE DELETE ON batch
BEGIN
    SELECT RAISE(ABORT, 'a batch is never removed');
END;

CREATE TRIGGER batch_claim_is_never_removed BEFORE DELETE ON batch_claim
BEGIN
    SELECT RAISE(ABORT, 'a claim never leaves its batch');
END;

CREATE TRIGGER batch_is_closed_once BEFORE UPDATE ON batch
WHEN OLD.closed_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a closed batch is never changed');
END;

CREATE TABLE claim_hold (
    claim_id INTEGER NOT NULL PRIMARY KEY REFERENCES claim (claim_id),
    work TEXT NOT NULL CHECK (work <> ''),
    staff TEXT NOT NULL CHECK (staff <> ''),
    taken_at TEXT NOT NULL,
    seen_tick INTEGER NOT NULL
) STRICT;

CREATE INDEX claim_hold_by_staff ON claim_hold (staff, claim_id);

CREATE TABLE claim_given_back (
    claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    staff TEXT NOT NULL CHECK (staff <> ''),
    PRIMARY KEY (claim_id, staff)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_aside (
    claim_id INTEGER NOT NULL PRIMARY KEY REFERENCES claim (claim_id),
    state TEXT NOT NULL CHECK (state <> ''),
    reason TEXT NOT NULL CHECK (reason <> ''),
    until_on TEXT,
    staff TEXT NOT NULL CHECK (staff <> ''),
    at TEXT NOT NULL
) STRICT;

CREATE INDEX claim_aside_by_day ON claim_aside (until_on, claim_id);

CREATE INDEX claim_by_deadline ON claim (state, postmark_on, received_on, claim_id);

CREATE TRIGGER claim_hold_ends_with_the_claim AFTER UPDATE OF state ON claim
WHEN NEW.state <> OLD.state
BEGIN
    DELETE FROM claim_hold WHERE claim_id = NEW.claim_id;
    DELETE FROM claim_given_back WHERE claim_id = NEW.claim_id;
    DELETE FROM claim_aside WHERE claim_id = NEW.claim_id AND NEW.state <> 'put aside';
END;
"""
