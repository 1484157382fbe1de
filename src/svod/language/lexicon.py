"""The names that a reading knows: the gazetteer of the project, and what a pack adds of its own organisation."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from svod.kernel.refusal import Refused
from svod.kernel.vocabulary import BodyKind
from svod.language.gazetteer import City, State, adjective_forms, city_cases, fold, gazetteer
from svod.language.inflection import decline

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A body of a pack: its Russian names, and every form under which it may be printed (folded)."""

    code: str
    name: str
    kind: BodyKind
    abbreviation: str | None = None
    area: int | None = None
    parent: str | None = None
    is_generic: bool = False
    forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """Known names. `state_forms`, `adjective_forms`, `city_forms` are keyed by folded printed forms (see `gazetteer.fold`)."""

    states: Mapping[str, State]
    state_forms: Mapping[str, str]
    adjective_forms: Mapping[str, str]
    city_forms: Mapping[str, City]
    bodies: tuple[KnownBody, ...] = ()
    organisation: str | None = None
    """Short Russian name of the organisation whose pack it is (ШОС)."""
    cache: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What the phrases make of these names once, so as not to make it again."""


@functools.cache
def plain_lexicon() -> Lexicon:
    """States and cities only; no organisation."""
    known = gazetteer()
    return Lexicon(known.states, known.state_forms, known.adjective_forms, known.city_forms)


def _records(folder: Path, file: str) -> list[dict[str, Any]]:
    path = folder / file
    if not path.exists():
        return []
    try:
        found = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506  the C loader of safe_load
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise Refused(
            f"Файл {path} не читается как YAML: {error}. Исправьте его.",
            f"{path} is not valid YAML: {error}. Mend it.",
            f"{path} 不是有效的 YAML：{error}。请修正。",
        ) from error
    return list(found or []) if isinstance(found, list) else [found]


def _ru(value: Any) -> str:
    return str((value or {}).get("ru") or "") if isinstance(value, Mapping) else str(value or "")


def _cases(record: Mapping[str, Any], key: str) -> list[str]:
    return [str(form) for form in (record.get(key) or {}).values() if form]


def _body_forms(record: Mapping[str, Any]) -> tuple[str, ...]:
    name = _ru(record.get("name"))
    forms = [name, *_cases(record, "cases")]
    for other in [record.get("short_name"), *(record.get("variants") or [])]:
        if text := _ru(other):
            forms.extend(decline(text, case) for case in ("nomn", "gent", "datv", "accs", "ablt", "loct"))
    return tuple(dict.fromkeys(fold(form) for form in forms if form))


def _bodies(records: Iterable[Mapping[str, Any]], areas: Mapping[str, int]) -> tuple[KnownBody, ...]:
    return tuple(
        KnownBody(
            code=str(r["code"]),
            name=_ru(r.get("name")),
            kind=BodyKind(r.get("kind") or "other"),
            abbreviation=_ru(r.get("abbreviation")) or None,
            area=areas.get(str(r.get("area"))),
            parent=r.get("parent"),
            is_generic=bool(r.get("is_generic")),
            forms=_body_forms(r),
        )
        for r in records
    )


def lexicon_of(folder: Path) -> Lexicon:
    """The names of a pack (format: `src/svod/packs/README.md`) on top of the gazetteer. A folder that is not there is Refused."""
    if not folder.is_dir():
        raise Refused(
            f"Нет папки набора данных {folder}. Укажите папку, в которой лежит organisation.yaml.",
            f"There is no pack folder {folder}. Name the folder that holds organisation.yaml.",
            f"没有数据包文件夹 {folder}。请指定包含 organisation.yaml 的文件夹。",
        )
    known = plain_lexicon()
    states, state_forms, adjectives = dict(known.states), dict(known.state_forms), dict(known.adjective_forms)
    for record in _records(folder, "states.yaml"):
        code = str(record["code"])
        state = State(code, _ru(record.get("name")), _ru(record.get("short_name")), _ru(record.get("adjective")))
        states[code] = state
        for form in (state.official, state.short, *_cases(record, "name_cases"), *_cases(record, "short_name_cases")):
            state_forms[fold(form)] = code
        if state.adjective:
            adjectives.update(dict.fromkeys(adjective_forms(state.adjective), code))
    cities = dict(known.city_forms)
    for record in _records(folder, "cities.yaml"):
        city = City(_ru(record.get("name")), record.get("state"))
        given = [str(record[case]) for case in ("gent", "datv", "accs", "ablt", "loct") if record.get(case)]
        for form in (city.name, *city_cases(city.name), *given):
            cities[fold(form)] = city
    areas = {str(r["code"]): int(r["number"]) for r in _records(folder, "areas.yaml")}
    organisation = next((_ru(r.get("short_name")) for r in _records(folder, "organisation.yaml")), "")
    return Lexicon(states, state_forms, adjectives, cities, _bodies(_records(folder, "bodies.yaml"), areas), organisation or None)
