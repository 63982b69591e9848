"""Other people's files turned into nouns and findings."""
