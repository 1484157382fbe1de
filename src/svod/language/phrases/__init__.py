"""Phrases of official prose. One folder a phrase: `ru.py` finds it, `ru.yaml` says what it reads and what it must not read."""
