"""The phrase: chairs."""
