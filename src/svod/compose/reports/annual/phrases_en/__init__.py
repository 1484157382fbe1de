"""The annual report in English."""
