"""The phrase: stages."""
