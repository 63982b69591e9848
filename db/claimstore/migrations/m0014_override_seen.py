"""An override knows, as a fingerprint, the readings that its check had looked at; it speaks of no others."""

SQL = """
ALTER TABLE place_note ADD COLUMN seen TEXT NOT NULL DEFAULT '';
"""
