"""Whose session it is where the session itself does not say: the subject of «провёл», the last body of that noun."""

from __future__ import annotations

import re
from collections.abc import Sequence

from svod.kernel.span import Span
from svod.kernel.vocabulary import EventKind
from svod.language.found import Found
from svod.language.inflection import decline
from svod.language.nounphrase import phrase_end
from svod.language.phrases.bodies.ru import BodyHead
from svod.reading.brackets import atoms_between
from svod.reading.drafts import Draft, grouped
from svod.reading.names import capital, case_and_number, nominative, without_ordinal
from svod.reading.scene import Scene

SESSIONS = frozenset({"заседание", "сессия", "собрание", "встреча", "пленум", "съезд"})
_GATHERS = re.compile(
    r"(?: \([^()]*\))?(?: (?:однажды|дважды|трижды|\w+ раза?))? (?:собирал(?:ся|ась|ось|ись)|заседал[аио]?|собрал(?:ся|ась|ось|ись)|встретил(?:ся|ась|ись)|встречал(?:ся|ась|ись)|провел[аи] консультации)(?!\w)"
)
_GATHERED = re.compile(r"(?<!\w)(?:собирал|заседал|собрал|встретил|встречал|консультации)")
_COMPANY = re.compile(
    r"(?<!\w)(?P<who>[Ээ]ксперты|[Сс]пециалисты|(?:[Пп]ервые )?(?:[Зз]аместители )?[Мм]инистры|[Рр]уководители|[Пп]редставители|[Гг]лавы)(?P<more>(?: (?!и |а |в |на |по итогам)[а-яё-]+){0,6}?)(?= (?:(?:дважды|трижды) )?(?:собирались|собрались|встретились|встречались|провели консультации)(?!\w))"
)
_BEFORE = re.compile(r"(?:(?:собрал|собирал)(?:ся|ась|ось|ись)|заседал[аио]?) $", re.IGNORECASE)
_HOLDS = re.compile(
    r"(?: \([^()]*\))? ?(?:пров[её]л|провела|провело|провели|собирал\w+|собрал\w+|созвал\w*|пров[её]д[её]т|намерен\w* провести)(?!\w)"
)


def _named(scene: Scene, start: int, at: int, first: int, sentence: Span) -> tuple[str, int, int]:
    tokens = scene.prose.tokens
    last = phrase_end(scene.prose, at, sentence.end, scene.barriers, scene.heads, own=scene.own)
    case, number = case_and_number(scene.prose, first, at)
    end = tokens[last - 1].end
    return capital(nominative(scene.text(start, end), case, number)), start, end


def body_that_holds(scene: Scene, draft: Draft, sentence: Span) -> tuple[str, int, int] | None:
    """«Совет по … провёл своё пятое заседание»: the body in the nominative, and clean characters of it."""
    if draft.body or draft.head is None or draft.head.noun not in SESSIONS:
        return None
    for found in scene.bodies.within(sentence.start, draft.start):
        named = _named(scene, found.start, found.value.at, found.value.first, sentence)
        if _HOLDS.match(scene.prose.text, named[2]):
            return named
    return None


def body_of_the_series(draft: Draft, told: Sequence[Draft]) -> str | None:
    """«двадцатое совещание» after «двадцать первое совещание руководителей служб»: the same body meets."""
    if draft.body or draft.head is None or not draft.ordinal or len(without_ordinal(draft.name).split()) > 1:
        return None
    return next(
        (d.body for d in reversed(told) if d.body and d.head and d.head.noun == draft.head.noun and (d.ordinal or d.count)), None
    )


def _who_met(scene: Scene, sentence: Span) -> tuple[str, int, int, int] | None:
    """The body or company that met: its name in the nominative, clean characters of it, and where what it did begins."""
    for found in scene.bodies.within(sentence.start, sentence.end):
        name, start, end = _named(scene, found.start, found.value.at, found.value.first, sentence)
        gathers = _GATHERS.match(scene.prose.text, end)
        if gathers:
            return name, start, end, gathers.end()
        if _BEFORE.search(scene.text(sentence.start, start)):  # «12 апреля собралась рабочая группа по …»
            return name, start, end, sentence.start
    return None


def _company(scene: Scene, index: int, sentence: Span) -> Draft | None:
    """«9 октября эксперты встретились в Оше»: no body, but people of an office."""
    found = _COMPANY.search(scene.prose.text, sentence.start, sentence.end)
    if found is None or not scene.dates.within(sentence.start, sentence.end):
        return None
    who = decline(found["who"].lower(), "gent") if " " not in found["who"] else None
    if who is None:
        return None
    draft = Draft(found.start(), found.end(), index, None, f"встреча {who}{found['more']}", strength=1.0)
    draft.is_named = True
    draft.kind = EventKind.EXPERT_MEETING if who[0] in "эс" else EventKind.MINISTERIAL_MEETING if who[0] == "м" else None
    draft.note("name", (found.start(), found.end()))
    return draft


def gatherings(scene: Scene, index: int, sentence: Span, drafts: list[Draft]) -> list[Draft]:
    """«Комиссия по … собиралась 15 февраля (г. Ош) и 11 сентября (онлайн)»: a body whose sessions no noun names."""
    if drafts or not _GATHERED.search(scene.prose.text, sentence.start, sentence.end):
        return []
    met = _who_met(scene, sentence)
    if met is None:
        company = _company(scene, index, sentence)
        return [company] if company else []
    name, start, end, since = met
    atoms = [
        a for a in atoms_between(scene, since, sentence.end) if a[1].start not in scene.used and not start <= a[1].start < end
    ]
    draft = Draft(start, end, index, None, decline(name, "gent"), body=name, body_at=(start, end), groups=grouped(atoms))
    draft.has_bracket = bool(atoms)
    draft.note("body", (start, end))
    draft.note("name", (start, end))
    for kind, one, _ in atoms:
        scene.used.add(one.start)
        if kind == "date":
            scene.date_roles[one.start] = "event"
    return [draft]


def named_body(scene: Scene, found: Found[BodyHead], within: Span) -> tuple[str, int, int]:
    """The whole name of a body in the nominative, and clean characters of it."""
    return _named(scene, found.start, found.value.at, found.value.first, within)


def bare_names(scene: Scene) -> dict[str, str]:
    """Nouns that stand alone, «Совет», and the only body of the text that they can mean."""
    full: dict[str, dict[str, int]] = {}
    for found in scene.bodies:
        sentence = scene.prose.sentences[scene.prose.sentence_at(found.start)]
        if found.start >= sentence.end or scene.quoted(found.start):
            continue
        name, start, end = _named(scene, found.start, found.value.at, found.value.first, sentence)
        if len(scene.text(start, end).split()) > 1 and end > scene.prose.tokens[found.value.at].end:
            counts = full.setdefault(found.value.noun, {})
            counts[name] = counts.get(name, 0) + 1
    return {noun: max(names, key=lambda n: names[n]) for noun, names in full.items() if _leads(names)}


def _leads(names: dict[str, int]) -> bool:
    """Whether one name is told more often than every other."""
    ranked = sorted(names.values(), reverse=True)
    return len(ranked) == 1 or ranked[0] > ranked[1]
