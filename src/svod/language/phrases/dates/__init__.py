"""The phrase: dates."""
