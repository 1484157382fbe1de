"""The phrase: figures."""
