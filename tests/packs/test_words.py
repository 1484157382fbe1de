"""The words of a pack are whole: an unquoted comma in a flow mapping of YAML would cut a name in two."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from svod.cli.packs import PACKS
from tests.packs.rows import parsed

FILES = sorted(PACKS.glob("**/*.yaml"))


def keys_of(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, held in value.items():
            yield str(key)
            yield from keys_of(held)
    elif isinstance(value, list):
        for held in value:
            yield from keys_of(held)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_name_of_a_pack_is_cut_at_a_comma(file: Path) -> None:
    keys = set(keys_of(parsed(file)))
    assert not {key for key in keys if " " in key or not key.isascii()}
