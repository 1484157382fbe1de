"""A table of the terminal: aligned, and cut where a cell is too long."""

from __future__ import annotations

import pytest

from svod.cli.terminal import _width, table


@pytest.mark.parametrize("letter", ["a", "я", "会"])
@pytest.mark.parametrize("length", range(1, 70))
def test_a_cell_is_never_wider_than_the_limit(letter: str, length: int) -> None:
    cell = table(["head"], [[letter * length]], widest=20).splitlines()[2]
    assert _width(cell) <= 20
    assert cell.endswith("…") == (_width(letter * length) > 20)


def test_columns_are_aligned_by_the_width_of_what_they_show() -> None:
    lines = table(["a", "b"], [["会议", 1], ["xy", None]]).splitlines()
    assert lines[2:] == ["会议  1", "xy    —"]
