"""Shorter reports of the same year: one area, one state, one body, a brief for the chair."""
