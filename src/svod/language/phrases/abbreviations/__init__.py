"""The phrase: abbreviations."""
