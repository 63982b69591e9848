"""The log of acts is found by day, whole or of one person, however long it is."""

SQL = """
CREATE INDEX act_by_time ON act (at);

CREATE INDEX act_by_person_and_time ON act (who, at);
"""
