"""Text into a Reading: what one official text says, every value with the place that says it."""

from svod.reading.read import read_text
from svod.reading.shapes import Reading

__all__ = ["Reading", "read_text"]
