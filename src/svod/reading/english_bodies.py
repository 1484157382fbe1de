"""Bodies of an English text: each under one name, with all places that name it, also by a noun alone or a short form."""

from __future__ import annotations

from svod.kernel.vocabulary import BodyKind
from svod.language.phrases.bodies import en as bodies_en
from svod.reading.drafts import Draft
from svod.reading.naming import Naming
from svod.reading.scene import Scene
from svod.reading.sections import Sections
from svod.reading.shapes import Body, Mention


def _held_name(name: str, noun: str, full: list[str]) -> str | None:
    """The full name that a noun alone, or the beginning of a name, means; None where nothing longer was told."""
    longer = next((n for n in full if n.startswith(f"{name} ")), None)
    if longer:
        return longer
    return next((n for n in full if noun in n), None) if name == noun else name


def read_bodies(scene: Scene, sections: Sections, naming: Naming, drafts: list[Draft]) -> list[Body]:
    """Bodies in order of first mention. `naming` and `drafts` are those of the text; its bodies are found by their nouns alone."""
    found = [b for b in bodies_en.find(scene.prose) if not scene.quoted(b.start)]
    full = list(dict.fromkeys(b.value.name for b in found if b.value.name != b.value.noun))
    mentions: dict[str, list[Mention]] = {}
    kinds: dict[str, BodyKind] = {}
    first: dict[str, int] = {}
    for one in found:
        name = _held_name(one.value.name, one.value.noun, full) or one.value.name
        if name == one.value.noun and one.value.noun != "Secretariat":
            continue
        kinds.setdefault(name, bodies_en.kind_of(one.value.noun, name))
        first.setdefault(name, one.start)
        span = scene.span(one.start, one.end)
        mentions.setdefault(name, []).append(Mention(span, scene.text(one.start, one.end), one.value.name, False))
    short: dict[str, str] = {}
    for form in scene.short_forms:
        if form.value.expansion:
            name = scene.text(*form.value.expansion)
            held = next((n for n in mentions if name.endswith(n) or n.endswith(name)), None)
            if held:
                short[form.value.form] = held
        held = short.get(form.value.form)
        if held:
            mentions[held].append(Mention(scene.span(form.start, form.end), form.value.form, held, True))
    back = {name: form for form, name in short.items()}
    return [
        Body(
            name,
            kinds[name],
            back.get(name),
            sections.number_at(first[name]),
            tuple(sorted(mentions[name], key=lambda m: m.span.start)),
        )
        for name in sorted(mentions, key=lambda n: first[n])
    ]
