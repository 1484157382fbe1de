"""One folder a report."""
