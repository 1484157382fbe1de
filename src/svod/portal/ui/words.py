"""The words of the portal: `words.yaml`, read once."""

from __future__ import annotations

import functools
from pathlib import Path

import yaml
from django.utils.translation import get_language

from svod.kernel.words import Language, Trilingual

FILE = Path(__file__).with_name("words.yaml")


@functools.cache
def catalogue() -> dict[str, Trilingual]:
    """Key ("events.title") → the words."""
    groups = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {f"{group}.{name}": Trilingual(*said) for group, names in groups.items() for name, said in names.items()}


def spoken() -> Language:
    """The language of this request."""
    code = (get_language() or "ru")[:2]
    return "en" if code == "en" else "zh" if code == "zh" else "ru"


def say(key: str, **values: object) -> str:
    """The words of a key in the language of this request. An unknown key is a KeyError: a fault of ours, seen by the tests."""
    return catalogue()[key].in_(spoken()).format(**values)


def named(value: object, group: str) -> str:
    """The name of a code of a closed list; the code itself where the list has none."""
    words = catalogue().get(f"{group}.{str(value).replace(' ', '_')}")
    return words.in_(spoken()) if words else str(value)
