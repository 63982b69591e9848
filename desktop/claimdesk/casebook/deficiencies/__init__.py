"""What can be wrong with a paper claim, one rule a file."""
