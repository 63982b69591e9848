"""How much one person keyed and in what time: by claim and day, and by field and day; never more than that."""

SQL = """
CREATE TABLE keyed_claim (
    staff TEXT NOT NULL CHECK (staff <> ''),
    day TEXT NOT NULL CHECK (length(day) = 10),
    claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    work TEXT NOT NULL CHECK (work <> ''),
    keys INTEGER NOT NULL CHECK (keys >= 0),
    active_ms INTEGER NOT NULL CHECK (active_ms >= 0),
    PRIMARY KEY (staff, day, claim_id, work)
) STRICT, WITHOUT ROWID;

CREATE TABLE keyed_field (
    staff TEXT NOT NULL CHECK (staff <> ''),
    day TEXT NOT NULL CHECK (length(day) = 10),
    field TEXT NOT NULL CHECK (field <> ''),
    times INTEGER NOT NULL CHECK (times >= 0),
    keys INTEGER NOT NULL CHECK (keys >= 0),
    active_ms INTEGER NOT NULL CHECK (active_ms >= 0),
    PRIMARY KEY (staff, day, field)
) STRICT, WITHOUT ROWID;
"""
