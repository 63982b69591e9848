"""Plans of allocation that were keyed in this case; one that was put forward is never changed and never removed."""

SQL = """
CREATE TABLE plan_version (
    subject TEXT NOT NULL PRIMARY KEY,
    version TEXT NOT NULL CHECK (version <> ''),
    text TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    entered_by TEXT NOT NULL CHECK (entered_by <> '')
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX plan_version_by_name ON plan_version (version);

CREATE TABLE plan_file (
    subject TEXT NOT NULL REFERENCES plan_version (subject),
    name TEXT NOT NULL CHECK (name <> ''),
    text TEXT NOT NULL,
    PRIMARY KEY (subject, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_draft (
    staff TEXT NOT NULL PRIMARY KEY,
    based_on TEXT NOT NULL,
    cells TEXT NOT NULL,
    kept_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER plan_version_is_never_changed BEFORE UPDATE ON plan_version
BEGIN
    SELECT RAISE(ABORT, 'a plan that was put forward is never changed');
END;

CREATE TRIGGER plan_version_is_never_removed BEFORE DELETE ON plan_version
BEGIN
    SELECT RAISE(ABORT, 'a plan that was put forward is never removed');
END;

CREATE TRIGGER plan_file_is_never_changed BEFORE UPDATE ON plan_file
BEGIN
    SELECT RAISE(ABORT, 'a plan that was put forward is never changed');
END;

CREATE TRIGGER plan_file_is_never_removed BEFORE DELETE ON plan_file
BEGIN
    SELECT RAISE(ABORT, 'a plan that was put forward is never removed');
END;
"""
