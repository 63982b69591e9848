"""Nouns turned into workbooks for others."""
