"""The phrase: statuses."""
