"""Where the sources of the register disagree, as rules see it: who says what, in words of three languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from svod.audit.facts.shapes import DisputeFact, SideFact
from svod.audit.words import dates_said
from svod.kernel.dates import DateRange
from svod.kernel.words import LANGUAGES, Trilingual
from svod.register.disagreements.queries import Disagreement, Saying, disagreements
from svod.register.states.models import City, State

REGISTER = Trilingual("реестр", "the register", "登记册")
_CODES = {
    "in_person": Trilingual("очно", "in person", "线下"),
    "online": Trilingual("видеоконференция", "videoconference", "视频"),
    "hybrid": Trilingual("смешанный формат", "hybrid", "线上线下结合"),
    "held": Trilingual("состоялось", "held", "已举行"),
    "resumed": Trilingual("возобновлено", "resumed", "已恢复"),
    "launched": Trilingual("запущено", "launched", "已启动"),
    "ongoing": Trilingual("проводится", "ongoing", "进行中"),
    "planned": Trilingual("запланировано", "planned", "计划中"),
    "proposed": Trilingual("предложено", "proposed", "已提议"),
    "postponed": Trilingual("перенесено", "postponed", "已推迟"),
    "not_held": Trilingual("не состоялось", "not held", "未举行"),
    "cancelled": Trilingual("отменено", "cancelled", "已取消"),
    "interested": Trilingual("заинтересованные государства", "interested states", "有关成员国"),
    "all": Trilingual("все государства", "all states", "所有成员国"),
}
_WITHOUT = Trilingual("без участия: {name}", "without {name}", "{name}未参加")
_AND = {"ru": ", ", "en": ", ", "zh": "、"}


def disputes_of(titles: Mapping[str, str]) -> tuple[DisputeFact, ...]:
    """Of the records that `titles` names; those that were ruled on as well."""
    found = [one for one in disagreements() if one.record in titles]
    names = _names() if found else {}
    return tuple(_fact(one, titles[one.record], names) for one in found)


def _names() -> Mapping[str, Trilingual]:
    named = {row.code: row.short_name for row in State.objects.all()}
    return named | {row.code: row.name for row in City.objects.select_related("state")}


def _fact(one: Disagreement, title: str, names: Mapping[str, Trilingual]) -> DisputeFact:
    return DisputeFact(
        record=one.record,
        title=title,
        field=f"{one.record.partition(':')[0]}.{one.field}",
        sides=tuple(_side(saying, one.field, names) for saying in one.sayings),
        held=one.held,
        ruled=one.ruling.value if one.ruling else None,
        weighed=frozenset((source, value) for source, value in one.ruling.weighed) if one.ruling else frozenset(),
    )


def _side(saying: Saying, field: str, names: Mapping[str, Trilingual]) -> SideFact:
    spans = saying.claim.spans
    place = (spans[0][0], spans[0][1]) if spans else None
    return SideFact(saying.who, saying.source.code, saying.value, value_words(field, saying.value, names), place)


def value_words(field: str, value: Any, names: Mapping[str, Trilingual]) -> Trilingual:
    """A value as a claim keeps it, said in each language; codes by their names."""
    if value in (None, "", [], {}):
        return Trilingual("не указано", "not stated", "未注明")
    if field == "dates":
        return _dates(DateRange.parse(value["start"], value.get("end") or None))
    if field == "validity":
        return _validity(value)
    codes = [*(value.get("cities") or []), value.get("country")] if field == "place" else value
    if isinstance(codes, list):
        return _joined([_named(str(code), names) for code in codes if code])
    return _dates(DateRange.parse(str(value))) if field == "date" else _named(str(value), names)


def _dates(dates: DateRange) -> Trilingual:
    return Trilingual(*(dates_said(dates, language) for language in LANGUAGES))


def _validity(value: Mapping[str, Any]) -> Trilingual:
    first, last = value.get("from"), value.get("to")
    if first and last:
        return _dates(DateRange.parse(first, last))
    one = _dates(DateRange.parse(first or last or ""))
    if last:
        return Trilingual(f"до: {one.ru}", f"until {one.en}", f"至{one.zh}")
    return Trilingual(f"с: {one.ru}", f"from {one.en}", f"自{one.zh}起")


def _named(code: str, names: Mapping[str, Trilingual]) -> Trilingual:
    if code.startswith("not:"):
        name = _named(code[4:], names)
        return Trilingual(*(_WITHOUT.in_(language).format(name=name.in_(language)) for language in LANGUAGES))
    return (_CODES.get(code) or names.get(code) or Trilingual(code)).whole


def _joined(words: list[Trilingual]) -> Trilingual:
    return Trilingual(*(_AND[language].join(one.in_(language) for one in words) for language in LANGUAGES))
