"""The annual report in Russian."""
