"""The phrase: documents."""
