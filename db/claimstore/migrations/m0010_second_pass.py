"""Which claims are keyed twice, what the second pass reads, and how differences were settled, by a third person."""

SQL = """
CREATE TABLE second_pass (
    claim_id INTEGER NOT NULL PRIMARY KEY REFERENCES claim (claim_id),
    scope TEXT NOT NULL CHECK (scope IN ('none', 'every place', 'money, dates and TIN')),
    stage TEXT NOT NULL CHECK (stage IN ('not asked', 'waiting', 'keying', 'differing', 'settled')),
    rule TEXT NOT NULL,
    first_keyer TEXT NOT NULL CHECK (first_keyer <> ''),
    second_keyer TEXT CHECK (second_keyer <> first_keyer),
    decided_at TEXT NOT NULL,
    taken_at TEXT,
    keyed_at TEXT,
    settled_at TEXT,
    compared_version INTEGER,
    fields INTEGER CHECK (fields >= 0),
    CHECK ((scope = 'none') = (stage = 'not asked')),
    CHECK ((second_keyer IS NULL) = (stage IN ('not asked', 'waiting'))),
    CHECK ((compared_version IS NULL) = (stage IN ('not asked', 'waiting', 'keying'))),
    CHECK ((settled_at IS NULL) = (stage <> 'settled'))
) STRICT;

CREATE INDEX second_pass_by_stage ON second_pass (stage, claim_id);
CREATE INDEX second_pass_by_first ON second_pass (first_keyer, claim_id);
CREATE INDEX second_pass_by_second ON second_pass (second_keyer, claim_id);

CREATE TABLE second_reading (
    claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    staff TEXT NOT NULL,
    path TEXT NOT NULL,
    mark TEXT NOT NULL CHECK (mark IN ('not reached', 'blank', 'illegible', 'written')),
    text TEXT NOT NULL,
    lowest INTEGER CHECK (lowest >= 0),
    base_version INTEGER NOT NULL,
    kept_at TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin <> ''),
    PRIMARY KEY (claim_id, staff, path)
) STRICT;

CREATE TABLE pass_difference (
    claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    first_path TEXT NOT NULL,
    second_path TEXT NOT NULL,
    shows_second_first INTEGER NOT NULL CHECK (shows_second_first IN (0, 1)),
    choice TEXT CHECK (choice IN ('first pass', 'second pass', 'another reading', 'query')),
    mark TEXT CHECK (mark IN ('blank', 'illegible', 'written')),
    text TEXT,
    decided_by TEXT,
    decided_at TEXT,
    first_slip TEXT,
    second_slip TEXT,
    PRIMARY KEY (claim_id, ordinal),
    UNIQUE (claim_id, first_path, second_path),
    CHECK ((choice IS NULL) = (decided_by IS NULL)),
    CHECK ((mark IS NOT NULL) = (choice IS 'another reading'))
) STRICT;

CREATE TRIGGER pass_difference_is_of_a_third_person BEFORE UPDATE ON pass_difference
WHEN NEW.decided_by IS NOT NULL AND EXISTS (
    SELECT 1 FROM second_pass
    WHERE claim_id = NEW.claim_id AND NEW.decided_by IN (first_keyer, second_keyer)
)
BEGIN
    SELECT RAISE(ABORT, 'whoever keyed a claim does not settle its differences');
END;

CREATE TRIGGER pass_difference_is_never_of_a_keyer BEFORE INSERT ON pass_difference
WHEN NEW.decided_by IS NOT NULL AND EXISTS (
    SELECT 1 FROM second_pass
    WHERE claim_id = NEW.claim_id AND NEW.decided_by IN (first_keyer, second_keyer)
)
BEGIN
    SELECT RAISE(ABORT, 'whoever keyed a claim does not settle its differences');
END;

CREATE TABLE claim_part_with_differences (
    claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    part TEXT NOT NULL CHECK (
        part IN ('first keying', 'second keying', 'differences', 'adjudication', 'approval')
    ),
    staff TEXT NOT NULL CHECK (staff <> ''),
    at TEXT NOT NULL,
    PRIMARY KEY (claim_id, part, staff)
) STRICT, WITHOUT ROWID;

INSERT INTO claim_part_with_differences SELECT claim_id, part, staff, at FROM claim_part;
DROP TABLE claim_part;
ALTER TABLE claim_part_with_differences RENAME TO claim_part;

CREATE INDEX claim_part_by_staff ON claim_part (staff, claim_id);

CREATE TRIGGER claim_part_is_of_one_person BEFORE INSERT ON claim_part
WHEN EXISTS (
    SELECT 1 FROM claim_part
    WHERE claim_id = NEW.claim_id AND staff = NEW.staff AND part <> NEW.part
)
BEGIN
    SELECT RAISE(ABORT, 'the same person has another part in this claim');
END;

CREATE TRIGGER claim_part_is_never_changed BEFORE UPDATE ON claim_part
BEGIN
    SELECT RAISE(ABORT, 'who had a part in a claim is never changed');
END;

CREATE TRIGGER claim_part_is_never_removed BEFORE DELETE ON claim_part
BEGIN
    SELECT RAISE(ABORT, 'who had a part in a claim is never removed');
END;
"""
