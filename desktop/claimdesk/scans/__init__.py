"""Pages of paper turned into pictures."""
