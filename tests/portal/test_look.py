"""The look of the portal keeps its promises: contrast of WCAG AA, short files, no colour that was not chosen."""

from __future__ import annotations

import re

import pytest

from svod.portal.ui.words import FILE

STYLES = sorted((FILE.parent / "static" / "ui").glob("*.css"))
COLOURS = dict(re.findall(r"--(\w[\w-]*): (#[0-9a-f]{3,6});", (FILE.parent / "static" / "ui" / "frame.css").read_text()))
BADGES = re.findall(r"\{[^{}]*background: (#[0-9a-f]{6}); color: ([^;}]+);", "".join(file.read_text() for file in STYLES))


def light(colour: str) -> float:
    """Relative luminance of WCAG 2."""
    whole = colour[1:] if len(colour) == 7 else "".join(letter * 2 for letter in colour[1:])
    parts = [int(whole[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("ground", ["paper", "ground", "tint"])
@pytest.mark.parametrize("words", ["ink", "soft", "accent", "good", "warn", "bad"])
def test_words_are_read_on_every_ground(words: str, ground: str) -> None:
    assert contrast(COLOURS[words], COLOURS[ground]) >= 4.5


@pytest.mark.parametrize("words", ["ink", "accent"])
@pytest.mark.parametrize("ground", ["mark", "accent-soft"])
def test_marked_words_are_read(words: str, ground: str) -> None:
    assert contrast(COLOURS[words], COLOURS[ground]) >= 4.5


def test_every_badge_is_read() -> None:
    assert len(BADGES) > 4
    for ground, words in BADGES:
        named = re.fullmatch(r"var\(--([\w-]+)\)", words)
        assert contrast(COLOURS[named[1]] if named else words, ground) >= 4.5, (ground, words)


def test_a_style_sheet_is_short_and_fetches_nothing() -> None:
    for file in STYLES:
        text = file.read_text(encoding="utf-8")
        assert text.count("\n") < 300, file
        assert "@import" not in text
        assert "url(" not in text
