"""The first schema: claims with their places, lists and trades, drafts, letters, and the append-only log of acts."""

SQL = """
CREATE TABLE number_line (
    name TEXT NOT NULL PRIMARY KEY,
    last_number INTEGER NOT NULL CHECK (last_number >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE settlement_version (
    version TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    caption TEXT NOT NULL,
    first_used_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE claim (
    claim_id INTEGER NOT NULL PRIMARY KEY,
    claim_number TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version >= 1),
    state TEXT NOT NULL,
    void_reason TEXT NOT NULL,
    claimant TEXT NOT NULL,
    tin_last_four TEXT NOT NULL CHECK (length(tin_last_four) IN (0, 4)),
    updated_at TEXT NOT NULL,
    batch TEXT,
    dcn TEXT,
    received_on TEXT CHECK (length(received_on) = 10),
    postmark_on TEXT CHECK (length(postmark_on) = 10),
    postmark_source TEXT,
    delivery TEXT,
    sent_to TEXT,
    original_certificates_enclosed INTEGER CHECK (original_certificates_enclosed IN (0, 1)),
    beneficial_owner_first TEXT,
    beneficial_owner_middle TEXT,
    beneficial_owner_last TEXT,
    beneficial_owner_entity TEXT,
    address_street TEXT,
    address_zip TEXT,
    address_city TEXT,
    address_state TEXT,
    address_foreign_province TEXT,
    address_foreign_country TEXT,
    tin TEXT,
    claimant_kind TEXT,
    phones_work TEXT,
    phones_home TEXT,
    record_owner TEXT,
    representative_name TEXT,
    representative_kind TEXT,
    representative_authority_enclosed INTEGER CHECK (representative_authority_enclosed IN (0, 1)),
    w9_classification TEXT,
    w9_other_text TEXT,
    w9_ssn TEXT,
    w9_ein TEXT,
    w9_exempt INTEGER CHECK (w9_exempt IN (0, 1)),
    w9_item_2 TEXT,
    w9_certified INTEGER CHECK (w9_certified IN (0, 1)),
    release_signed INTEGER CHECK (release_signed IN (0, 1)),
    release_original INTEGER CHECK (release_original IN (0, 1)),
    release_executed_on TEXT CHECK (length(release_executed_on) = 10),
    release_city TEXT,
    release_state_or_country TEXT,
    release_printed_name TEXT,
    release_capacity TEXT,
    release_assigned INTEGER CHECK (release_assigned IN (0, 1)),
    CHECK (state <> 'voided' OR void_reason <> '')
) STRICT;

CREATE INDEX claim_by_state ON claim (state, claim_id);

CREATE TABLE place_mark (
    claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    path TEXT NOT NULL,
    mark TEXT NOT NULL CHECK (mark IN ('not reached', 'illegible', 'written')),
    text TEXT NOT NULL,
    PRIMARY KEY (claim_id, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE list_state (
    claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    path TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    is_complete INTEGER NOT NULL CHECK (is_complete IN (0, 1)),
    PRIMARY KEY (claim_id, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE joint_owner (
    claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    line INTEGER NOT NULL CHECK (line >= 0),
    first TEXT,
    middle TEXT,
    last TEXT,
    PRIMARY KEY (claim_id, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE joint_signature (
    claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    line INTEGER NOT NULL CHECK (line >= 0),
    signed INTEGER CHECK (signed IN (0, 1)),
    PRIMARY KEY (claim_id, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE supporting_document (
    claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    line INTEGER NOT NULL CHECK (line >= 0),
    kind TEXT,
    quality TEXT,
    PRIMARY KEY (claim_id, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE extra_sheet (
    claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    line INTEGER NOT NULL CHECK (line >= 0),
    signed INTEGER CHECK (signed IN (0, 1)),
    name_printed INTEGER CHECK (name_printed IN (0, 1)),
    PRIMARY KEY (claim_id, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE holding (
    claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    section TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    shares INTEGER,
    documented INTEGER CHECK (documented IN (0, 1)),
    PRIMARY KEY (claim_id, section)
) STRICT, WITHOUT ROWID;

CREATE TABLE trade (
    claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    section TEXT NOT NULL,
    line INTEGER NOT NULL CHECK (line >= 0),
    trade_date TEXT CHECK (length(trade_date) = 10),
    shares INTEGER,
    price INTEGER,
    total INTEGER,
    documented INTEGER CHECK (documented IN (0, 1)),
    kind TEXT,
    explanation TEXT,
    security TEXT,
    PRIMARY KEY (claim_id, section, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE defect (
    claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    code TEXT NOT NULL,
    line TEXT,
    field TEXT NOT NULL,
    PRIMARY KEY (claim_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX defect_by_code ON defect (code, claim_id);

CREATE TABLE search_word (
    word TEXT NOT NULL,
    claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    PRIMARY KEY (word, claim_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX search_word_by_claim ON search_word (claim_id);

CREATE TABLE draft (
    claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    staff TEXT NOT NULL,
    path TEXT NOT NULL,
    mark TEXT NOT NULL CHECK (mark IN ('not reached', 'blank', 'illegible', 'written')),
    text TEXT NOT NULL,
    lowest INTEGER CHECK (lowest >= 0),
    base_version INTEGER NOT NULL,
    kept_at TEXT NOT NULL,
    PRIMARY KEY (claim_id, staff, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE letter_file (
    sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    pdf BLOB NOT NULL
) STRICT;

CREATE TABLE letter (
    letter_id INTEGER NOT NULL PRIMARY KEY,
    claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    mailed_on TEXT NOT NULL CHECK (length(mailed_on) = 10),
    cure_by TEXT CHECK (length(cure_by) = 10),
    sha256 TEXT NOT NULL REFERENCES letter_file (sha256),
    first_page INTEGER NOT NULL CHECK (first_page >= 0),
    pages INTEGER NOT NULL CHECK (pages >= 1),
    issued_at TEXT NOT NULL,
    issued_by TEXT NOT NULL
) STRICT;

CREATE INDEX letter_by_claim ON letter (claim_id, letter_id);

CREATE TABLE act (
    sequence INTEGER NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    verb TEXT NOT NULL,
    on_what TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    reason TEXT NOT NULL,
    outcome TEXT NOT NULL
) STRICT;

CREATE INDEX act_by_subject ON act (on_what, sequence);

CREATE TRIGGER act_is_never_changed BEFORE UPDATE ON act
BEGIN
    SELECT RAISE(ABORT, 'the log of acts is append-only');
END;

CREATE TRIGGER act_is_never_removed BEFORE DELETE ON act
BEGIN
    SELECT RAISE(ABORT, 'the log of acts is append-only');
END;

CREATE TRIGGER act_is_never_replaced BEFORE INSERT ON act
WHEN EXISTS (SELECT 1 FROM act WHERE sequence = NEW.sequence)
BEGIN
    SELECT RAISE(ABORT, 'the log of acts is append-only');
END;

CREATE TRIGGER claim_is_never_removed BEFORE DELETE ON claim
BEGIN
    SELECT RAISE(ABORT, 'claims are voided, never deleted');
END;

CREATE TRIGGER letter_file_is_never_changed BEFORE UPDATE ON letter_file
BEGIN
    SELECT RAISE(ABORT, 'a letter that was issued stays as it was mailed');
END;

CREATE TRIGGER letter_file_is_never_removed BEFORE DELETE ON letter_file
BEGIN
    SELECT RAISE(ABORT, 'a letter that was issued stays as it was mailed');
END;

CREATE TRIGGER letter_is_never_changed BEFORE UPDATE ON letter
BEGIN
    SELECT RAISE(ABORT, 'a letter that was issued stays as it was mailed');
END;

CREATE TRIGGER letter_is_never_removed BEFORE DELETE ON letter
BEGIN
    SELECT RAISE(ABORT, 'a letter that was issued stays as it was mailed');
END;
"""
