"""Nouns turned into the bytes of a PDF."""
