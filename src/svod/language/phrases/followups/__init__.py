"""The phrase: followups."""
