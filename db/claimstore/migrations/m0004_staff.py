"""The staff of a case with their roles; nobody is ever removed from the list, only revoked."""

SQL = """
CREATE TABLE staff (
    folded_name TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    roles TEXT NOT NULL,
    is_revoked INTEGER NOT NULL CHECK (is_revoked IN (0, 1)),
    added_at TEXT NOT NULL,
    added_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER staff_is_never_removed BEFORE DELETE ON staff
BEGIN
    SELECT RAISE(ABORT, 'a member of the staff is revoked, never removed');
END;

CREATE TRIGGER staff_keeps_its_name BEFORE UPDATE ON staff
WHEN NEW.folded_name <> OLD.folded_name OR NEW.name <> OLD.name
BEGIN
    SELECT RAISE(ABORT, 'a member of the staff keeps the name under which the log knows them');
END;
"""
