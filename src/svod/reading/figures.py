"""Numbers claimed, with what they count, the year and the source."""

from __future__ import annotations

import re

from svod.language.found import Found
from svod.language.nounphrase import phrase_end
from svod.language.phrases.figures import ru as figures
from svod.reading.scene import Scene
from svod.reading.shapes import Figure

_SOURCE = re.compile(
    r"по (?:данным|оценкам?|информации|подсч[её]там|сведениям) (?P<who>[А-ЯЁ][^,;:()]{1,80}?)(?= в \d| за \d| на \d|,|;|\(|\.|$| (?:состав|достиг|выросл?|увелич|прев|пришл))"
)


def _what(scene: Scene, found: Found[figures.Amount], limit: int) -> str:
    """The words after the number in the genitive («четверть мирового ВВП»), else the noun group before it."""
    tokens = scene.prose.tokens
    at = scene.prose.token_at(found.end)
    if at < len(tokens) and tokens[at].start < limit and tokens[at].kind == "word":
        end = phrase_end(scene.prose, at - 1, limit, scene.barriers, scene.heads, own=scene.own)
        if end > at:
            return scene.text(tokens[at].start, tokens[end - 1].end)
    before = [t for t in tokens[max(0, at - 14) : scene.prose.token_at(found.start)] if t.kind == "word"]
    words = [t.text for t in before[-4:]]
    return " ".join(words)


def read_figures(scene: Scene) -> tuple[Figure, ...]:
    told = []
    for found in figures.find(scene.prose):
        sentence = scene.prose.sentences[scene.prose.sentence_at(found.start)]
        if found.start >= sentence.end or scene.quoted(found.start):
            continue
        source = _SOURCE.search(scene.prose.text, sentence.start, sentence.end)
        years = [
            one.value.last.year
            for one in scene.dates.within(sentence.start, sentence.end)
            if one.value.is_vague and one.value.last.year
        ]
        told.append(
            Figure(
                span=scene.span(found.start, found.end),
                what=_what(scene, found, sentence.end),
                value=found.value.value,
                unit=found.value.unit,
                comparison=found.value.comparison,
                year=years[0] if years else None,
                source=source["who"] if source else None,
            )
        )
    return tuple(told)
