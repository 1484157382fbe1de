"""The phrase: places."""
