"""The annual report in Chinese."""
