"""Verbs: who does what, now, and that it be recorded."""
