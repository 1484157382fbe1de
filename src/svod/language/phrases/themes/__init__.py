"""The phrase: themes."""
