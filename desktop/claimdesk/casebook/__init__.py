"""Nouns and rules of claims administration, pure and standard library only."""
