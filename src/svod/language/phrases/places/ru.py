"""Places: «г. Минск», «город Минск», bare cities, settlements, countries after «в»; oblique cases go back to the nominative."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from svod.language.found import Found
from svod.language.gazetteer import City, city_cases, fold
from svod.language.lexicon import Lexicon, plain_lexicon
from svod.language.morphology import analyses, morph
from svod.language.phrases.states import ru as states
from svod.language.prose import Prose

_NAME = r"[А-ЯЁ][а-яё’]+(?:-(?:[А-ЯЁ]?[а-яё’]+))*(?: (?:[А-ЯЁ][а-яё]+|[А-ЯЁ][а-яё]+-[А-ЯЁа-яё-]+))?"
_MARKED = re.compile(
    rf"(?<![\w.])(?<!\d\d\d\d )(г\.|гг\.|гор\.|пос\.|пгт\.?|с\.|п\.|н\.п\.|город[а-я]{{0,3}}|пос[её]л[а-я]+|станиц[а-я]+) ?({_NAME})"
)
_GLUED = re.compile(rf"(?<=\d )(г\.) ?({_NAME})")
_BARE = re.compile(rf"(?<![\w.«-])(?:(?P<prep>[Вв]о?|[Ии]з|и|,) )?(?:[а-я]+ском )?(?P<name>{_NAME})")
_AFTER_A_DATE = re.compile(r"(?:\d|г\.|года?) ?[–—-] $")
_HOSTS = re.compile(r"(?<!\w)(?:принимал[аио]?|приняла?|примет|примут)(?: (?:в|во) [а-яё]+)? $")
"""«Сессию принимал в мае Брест»: the city is the host."""
_CAPITAL_OF = re.compile(r"(?<![\w])в столице ")
_BRACKET_AFTER = re.compile(r" ?\((?:г\. ?)?([^()]{3,60})\)|, ?")
_NOT_A_CITY = frozenset({"мары", "кум", "сана", "гент", "перт", "оран", "кочи", "порту", "уси", "мале", "лида", "белен", "дали",
                         "киров", "тула", "иу", "панама", "сингапур", "монако", "люксембург", "алжир", "тунис", "кувейт", "гвадалахара"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlaceNamed:
    """City in the nominative, country as ISO code; `is_marked`: «г.» stands before it; `preposition` «в» where one does."""

    city: str | None
    country: str | None
    is_marked: bool = False
    preposition: str = ""


def nominative_city(printed: str, lexicon: Lexicon) -> City:
    """The city of a printed form: from the lexicon, else by the dictionary, else by the rule of endings, else as printed."""
    known = lexicon.city_forms.get(fold(printed))
    if known:
        return known
    if " " not in printed:
        for parse in morph().parse(printed.lower()):
            if "Geox" in parse.tag.grammemes and morph().word_is_known(printed.lower()):
                lemma = "-".join(part.capitalize() for part in str(parse.normal_form).split("-"))
                return City(lemma, None)
    return City(printed, None)


def _stripped(printed: str, lexicon: Lexicon, preposition: str) -> City:
    """A name that nobody knows: after «в» an ending «-е» or «-и» is taken off where the rule of endings gives it back."""
    city = nominative_city(printed, lexicon)
    if city.name != printed or city.country or not preposition.lower().startswith("в"):
        return city
    for cut, ending in ((1, ""), (1, "а"), (1, "ь")):
        guess = printed[:-cut] + ending
        if printed[-1:] == "е" and printed[-2:-1] not in "аеиоуыэюяё" and city_cases(guess)[4] == printed:
            return City(guess, None)
    return city


def _marked(prose: Prose, lexicon: Lexicon) -> Iterator[Found[PlaceNamed]]:
    for match in _MARKED.finditer(prose.text):
        printed = match[2]
        first = printed.split(" ")[0]
        if " " in printed and fold(printed) not in lexicon.city_forms and not _is_compound(printed):
            printed = first
        before = prose.text[max(0, match.start() - 3) : match.start()]
        city = _stripped(printed, lexicon, before.strip().split(" ")[-1] if before.strip() else "")
        yield Found(match.start(), match.start(2) + len(printed), PlaceNamed(city.name, city.country, True, before.strip()))
    for match in _GLUED.finditer(prose.text):  # «12 мая 2020 г. Минск»: the mark is the year's, the city stands bare
        known = lexicon.city_forms.get(fold(match[2])) or lexicon.city_forms.get(fold(match[2].split(" ")[0]))
        if known:
            printed = match[2] if fold(match[2]) in lexicon.city_forms else match[2].split(" ")[0]
            yield Found(match.start(2), match.start(2) + len(printed), PlaceNamed(known.name, known.country))


def _is_compound(printed: str) -> bool:
    first, second = printed.split(" ", 1)
    return analyses(first)[0].pos == "ADJF" and not analyses(second)[0].is_name


def _bare(prose: Prose, lexicon: Lexicon) -> Iterator[Found[PlaceNamed]]:
    last_was_place = -1
    for match in _BARE.finditer(prose.text):
        name, start = match["name"], match.start("name")
        printed = name if fold(name) in lexicon.city_forms else name.split(" ")[0]
        known = lexicon.city_forms.get(fold(printed))
        preposition = (match["prep"] or "").lower()
        follows_place = preposition in {"и", ","} and last_was_place == match.start()
        if known is None or (fold(printed) in _NOT_A_CITY and not preposition.startswith("в") and not follows_place):
            continue
        if " " in name and printed != name and analyses(name.split(" ")[1])[0].is_name and not preposition:
            continue  # the surname of a person
        after_date = bool(_AFTER_A_DATE.search(prose.text[max(0, start - 8) : start]))
        opens_bracket = (
            after_date or prose.text[start - 1 : start] == "(" or prose.text[max(0, start - 2) : start] in {", ", "; "}
        )
        hosts = prose.text[start - 1 : start] == " " and _HOSTS.search(prose.text[max(0, start - 28) : start])
        if preposition in {"в", "во"} or hosts or follows_place or opens_bracket or (start == 0 or prose.text[start - 1] == "\n"):
            yield Found(start, start + len(printed), PlaceNamed(known.name, known.country, False, preposition))
            last_was_place = start + len(printed) + (0 if prose.text[start + len(printed) :][:1] == "," else 1)


def _countries(prose: Prose, lexicon: Lexicon, named: list[Found[states.StateNamed]]) -> Iterator[Found[PlaceNamed]]:
    """«в Китае», «в Республике Беларусь», «(Беларусь)»."""
    text = prose.text
    for one in named:
        if one.value.by != "name":
            continue
        before = text[max(0, one.start - 3) : one.start]
        if (
            before.endswith((" в ", "(в "))
            or before in {"В ", "\nВ "}
            or before.endswith(" во ")
            or before[-1:] == "("
            or before.endswith(", ")
        ):
            word = text[one.start : one.end].split(" ")[0]
            locative = any(a.case == "loct" for a in analyses(word)) or word.isupper()
            if before[-1:] in "(" or before.endswith(", ") or locative:
                yield Found(one.start, one.end, PlaceNamed(None, one.value.code, False, before.strip()))


def find(
    prose: Prose, lexicon: Lexicon | None = None, named: list[Found[states.StateNamed]] | None = None
) -> list[Found[PlaceNamed]]:
    """Every place in order. A country in brackets after a city joins it. `named`: the states, where they were found already."""
    known = lexicon or plain_lexicon()
    named = states.find(prose, known) if named is None else named
    found = [*_marked(prose, known), *_bare(prose, known), *_countries(prose, known, named)]
    found.sort(key=lambda f: (f.start, not f.value.is_marked))
    return list(_joined(prose, _without_overlaps(found)))


def _without_overlaps(found: list[Found[PlaceNamed]]) -> list[Found[PlaceNamed]]:
    out: list[Found[PlaceNamed]] = []
    for one in found:
        if not out or one.start >= out[-1].end:
            out.append(one)
        elif one.value.is_marked and not out[-1].value.is_marked:
            out[-1] = one
    return out


def _joined(prose: Prose, found: list[Found[PlaceNamed]]) -> Iterator[Found[PlaceNamed]]:
    """«Тегеран (Иран)», «Тегеран, Иран»: one place."""
    held: Found[PlaceNamed] | None = None
    for one in found:
        if held and held.value.city and one.value.city is None:
            between = prose.text[held.end : one.start]
            if between in {" (", ", ", "("}:
                end = one.end + (1 if "(" in between and prose.text[one.end : one.end + 1] == ")" else 0)
                value = PlaceNamed(held.value.city, one.value.country, held.value.is_marked, held.value.preposition)
                held = Found(held.start, end, value)
                continue
        if held:
            yield held
        held = one
    if held:
        yield held


def plain(value: PlaceNamed) -> str:
    return f"{value.city or '-'} {value.country or '-'}"
