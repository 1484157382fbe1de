"""Abbreviations of a text: where each is used and where, if anywhere, it is spelt out."""

from __future__ import annotations

from svod.language.phrases.abbreviations.ru import EVERYBODYS
from svod.reading.scene import Scene
from svod.reading.shapes import Abbreviation


def read_abbreviations(scene: Scene) -> tuple[Abbreviation, ...]:
    """In order of first use; those that everybody knows (США, ООН) only where the text spells them out."""
    uses: dict[str, list[int]] = {}
    found = list(scene.short_forms)
    for i, one in enumerate(found):
        uses.setdefault(one.value.form, []).append(i)
    told = []
    for form, places in uses.items():
        definition = next((found[i] for i in places if found[i].value.expansion), None)
        if definition is None and form in EVERYBODYS:
            continue
        expansion = definition.value.expansion if definition else None
        told.append(
            Abbreviation(
                form=form,
                spans=tuple(scene.span(found[i].start, found[i].end) for i in places),
                expansion=scene.text(*expansion) if expansion else None,
                expansion_span=scene.span(*expansion) if expansion else None,
                definition_span=scene.span(definition.start, definition.end) if definition else None,
            )
        )
    return tuple(told)
