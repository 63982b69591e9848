"""Fields of a paper form, one kind of value a file."""
