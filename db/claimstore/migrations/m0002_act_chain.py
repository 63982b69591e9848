"""The act log becomes a chain with a sealed head, and the store gets an identity that its backups share."""

SQL = """
CREATE TABLE case_identity (
    identity TEXT NOT NULL PRIMARY KEY CHECK (length(identity) = 32)
) STRICT, WITHOUT ROWID;

INSERT INTO case_identity (identity) VALUES (lower(hex(randomblob(16))));

CREATE TRIGGER case_identity_is_never_changed BEFORE UPDATE ON case_identity
BEGIN
    SELECT RAISE(ABORT, 'a case keeps its identity');
END;

CREATE TRIGGER case_identity_is_never_removed BEFORE DELETE ON case_identity
BEGIN
    SELECT RAISE(ABORT, 'a case keeps its identity');
END;

CREATE TRIGGER case_identity_is_one BEFORE INSERT ON case_identity
WHEN EXISTS (SELECT 1 FROM case_identity)
BEGIN
    SELECT RAISE(ABORT, 'a case keeps its identity');
END;

ALTER TABLE act RENAME TO act_unchained;

DROP INDEX act_by_subject;

CREATE TABLE act (
    sequence INTEGER NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    verb TEXT NOT NULL,
    on_what TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    reason TEXT NOT NULL,
    outcome TEXT NOT NULL,
    follows TEXT NOT NULL CHECK (length(follows) = 64),
    fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64)
) STRICT;

WITH RECURSIVE chained (sequence, follows, fingerprint) AS (
    SELECT 0, '', '0000000000000000000000000000000000000000000000000000000000000000'
    UNION ALL
    SELECT
        act_unchained.sequence,
        chained.fingerprint,
        act_fingerprint(chained.fingerprint, at, who, verb, on_what, before, after, reason, outcome)
    FROM chained
    JOIN act_unchained
        ON act_unchained.sequence = (SELECT MIN(later.sequence) FROM act_unchained AS later
                                     WHERE later.sequence > chained.sequence)
)
INSERT INTO act
SELECT act_unchained.*, chained.follows, chained.fingerprint
FROM chained JOIN act_unchained ON act_unchained.sequence = chained.sequence
ORDER BY act_unchained.sequence;

DROP TABLE act_unchained;

CREATE INDEX act_by_subject ON act (on_what, sequence);

CREATE INDEX act_by_person ON act (who, sequence);

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

CREATE TRIGGER act_follows_the_last BEFORE INSERT ON act
WHEN NEW.follows <> COALESCE(
    (SELECT fingerprint FROM act ORDER BY sequence DESC LIMIT 1),
    '0000000000000000000000000000000000000000000000000000000000000000'
)
BEGIN
    SELECT RAISE(ABORT, 'the log of acts is append-only');
END;

CREATE TABLE act_head (
    head_id INTEGER NOT NULL PRIMARY KEY CHECK (head_id = 1),
    sequence INTEGER NOT NULL CHECK (sequence >= 0),
    fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
    seal TEXT NOT NULL CHECK (length(seal) = 64)
) STRICT;

INSERT INTO act_head (head_id, sequence, fingerprint, seal)
SELECT 1, sequence, fingerprint, act_seal(sequence, fingerprint)
FROM (
    SELECT sequence, fingerprint FROM act
    UNION ALL
    SELECT 0, '0000000000000000000000000000000000000000000000000000000000000000'
    ORDER BY sequence DESC LIMIT 1
);

CREATE TRIGGER act_head_only_moves_on BEFORE UPDATE ON act_head
WHEN NEW.head_id <> 1
    OR NEW.sequence NOT IN (OLD.sequence, OLD.sequence + 1)
    OR (NEW.sequence = OLD.sequence AND NEW.fingerprint <> OLD.fingerprint)
BEGIN
    SELECT RAISE(ABORT, 'the log of acts is append-only');
END;

CREATE TRIGGER act_head_is_never_removed BEFORE DELETE ON act_head
BEGIN
    SELECT RAISE(ABORT, 'the log of acts is append-only');
END;
"""
