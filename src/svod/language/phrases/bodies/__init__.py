"""The phrase: bodies."""
