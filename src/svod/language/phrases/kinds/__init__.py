"""The phrase: kinds."""
