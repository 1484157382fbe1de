"""The phrase: formats."""
