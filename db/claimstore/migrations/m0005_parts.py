"""Who had which part in a claim; the store itself refuses the same person in two parts of one claim."""

SQL = """
CREATE TABLE claim_part (
    claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    part TEXT NOT NULL CHECK (part IN ('first keying', 'second keying', 'adjudication', 'approval')),
    staff TEXT NOT NULL CHECK (staff <> ''),
    at TEXT NOT NULL,
    PRIMARY KEY (claim_id, part, staff)
) STRICT, WITHOUT ROWID;

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
