"""The phrase: states."""
