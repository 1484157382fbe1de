"""Svod, the working system of an international secretariat: it reads, audits and composes official reports."""

__version__ = "0.1.0"
