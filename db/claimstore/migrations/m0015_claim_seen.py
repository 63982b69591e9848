"""Who has seen a reading of a claim keys it no second time; who keyed it first and second is held to the parts."""

SQL = """
CREATE TABLE claim_seen (
    claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    staff TEXT NOT NULL CHECK (staff <> ''),
    at TEXT NOT NULL,
    PRIMARY KEY (claim_id, staff)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER claim_seen_is_never_changed BEFORE UPDATE ON claim_seen
BEGIN
    SELECT RAISE(ABORT, 'who has seen a claim is never changed');
END;

CREATE TRIGGER claim_seen_is_never_removed BEFORE DELETE ON claim_seen
BEGIN
    SELECT RAISE(ABORT, 'who has seen a claim is never removed');
END;

INSERT INTO claim_seen
SELECT claim.claim_id, act.who, MIN(act.at) FROM act JOIN claim ON claim.claim_number = act.on_what
WHERE act.verb IN ('save claim', 'finish keying') AND act.outcome = 'done' AND NOT EXISTS (
    SELECT 1 FROM claim_part
    WHERE claim_part.claim_id = claim.claim_id AND claim_part.staff = act.who
    AND claim_part.part IN ('first keying', 'second keying')
)
GROUP BY claim.claim_id, act.who;

CREATE TRIGGER claim_part_is_of_one_who_has_not_seen BEFORE INSERT ON claim_part
WHEN NEW.part = 'second keying' AND EXISTS (
    SELECT 1 FROM claim_seen WHERE claim_id = NEW.claim_id AND staff = NEW.staff
)
BEGIN
    SELECT RAISE(ABORT, 'whoever has seen a reading of a claim does not key it a second time');
END;

CREATE TRIGGER second_pass_keeps_who_keyed_first BEFORE UPDATE ON second_pass
WHEN NEW.claim_id <> OLD.claim_id OR NEW.first_keyer <> OLD.first_keyer
BEGIN
    SELECT RAISE(ABORT, 'who keyed a claim first is never changed');
END;

CREATE TRIGGER second_pass_is_never_removed BEFORE DELETE ON second_pass
BEGIN
    SELECT RAISE(ABORT, 'what was decided on a second keying is never removed');
END;

CREATE TRIGGER second_pass_begins_with_its_keyers BEFORE INSERT ON second_pass
WHEN NOT EXISTS (
    SELECT 1 FROM claim_part
    WHERE claim_id = NEW.claim_id AND part = 'first keying' AND staff = NEW.first_keyer
) OR (NEW.second_keyer IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM claim_part
    WHERE claim_id = NEW.claim_id AND part = 'second keying' AND staff = NEW.second_keyer
)) OR (NEW.stage = 'keying' AND EXISTS (
    SELECT 1 FROM claim_seen WHERE claim_id = NEW.claim_id AND staff = NEW.second_keyer
))
BEGIN
    SELECT RAISE(ABORT, 'whoever keys a claim has that part in it and, keying second, has seen nothing of it');
END;

CREATE TRIGGER second_pass_goes_on_with_its_keyers BEFORE UPDATE ON second_pass
WHEN (NEW.second_keyer IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM claim_part
    WHERE claim_id = NEW.claim_id AND part = 'second keying' AND staff = NEW.second_keyer
)) OR (NEW.stage = 'keying' AND EXISTS (
    SELECT 1 FROM claim_seen WHERE claim_id = NEW.claim_id AND staff = NEW.second_keyer
))
BEGIN
    SELECT RAISE(ABORT, 'whoever keys a claim has that part in it and, keying second, has seen nothing of it');
END;

CREATE TRIGGER second_reading_is_of_who_keys_second BEFORE INSERT ON second_reading
WHEN NOT EXISTS (
    SELECT 1 FROM claim_part
    WHERE claim_id = NEW.claim_id AND part = 'second keying' AND staff = NEW.staff
)
BEGIN
    SELECT RAISE(ABORT, 'whoever has no part in the second keying reads nothing there');
END;

CREATE TRIGGER second_reading_stays_of_who_keyed_it BEFORE UPDATE ON second_reading
WHEN NEW.claim_id <> OLD.claim_id OR NEW.staff <> OLD.staff
BEGIN
    SELECT RAISE(ABORT, 'whose a reading is, is never changed');
END;
"""
