"""Writes the golden reports anew; called by `./svod golden`."""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "svod.config.settings")
django.setup()

from svod.compose.golden import write  # noqa: E402  # its tables can be named only once Django is set up

if __name__ == "__main__":
    write()
