"""What an officer can correct of a thing found, and how what they type becomes a value: one table, in words both ways.

A value has the shape that the reading format gives it; typed words are one string for each part of it (`parts`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, get_args

from svod.kernel.dates import DateRange, PartialDate
from svod.kernel.refusal import Refused
from svod.kernel.vocabulary import BodyKind, DocumentKind, DocumentStage, EventFormat, EventKind, EventStatus, FollowUpNature
from svod.kernel.words import Trilingual
from svod.reading.shapes import Comparison

Found = dict[str, Any]
Typed = Mapping[str, str]
LONGEST = 2_000
_DOTTED = re.compile(r"(?:(\d{1,2})\.)?(\d{1,2})\.(\d{4})")


class Unfit(ValueError):
    """Typed words that are no value of the shape; says what is wrong and what is wanted."""

    def __init__(self, ru: str, en: str, zh: str) -> None:
        super().__init__(en)
        self.words = Trilingual(ru, en, zh)


class WrongValues(Refused):
    """A form with faults: by the name of the input, what is wrong there. Nothing was stored."""

    def __init__(self, faults: Mapping[str, Trilingual]) -> None:
        said = [Trilingual(*(f"{words.in_(lang)}" for lang in ("ru", "en", "zh"))) for words in faults.values()]
        super().__init__(
            "Исправьте отмеченное: " + "; ".join(one.ru for one in said) + ".",
            "Mend what is marked: " + "; ".join(one.en for one in said) + ".",
            "请更正标出的内容：" + "；".join(one.zh for one in said) + "。",
        )
        self.faults = dict(faults)


@dataclass(frozen=True, slots=True)
class Shape:
    """`parts` are the ends of the names of its inputs; `write` gives what is typed for a value, `read` the value typed."""

    name: str
    write: Callable[[Any], dict[str, str]]
    read: Callable[[Typed], Any]
    parts: tuple[str, ...] = ("",)


@dataclass(frozen=True, slots=True)
class Field:
    """`name` is that of the reading format; `codes` are those of a closed list."""

    name: str
    shape: Shape
    codes: tuple[str, ...] = ()
    is_needed: bool = False
    evidence: str = ""
    """Under which name the reading keeps its places, and claims are made; empty: under its own, "-": nowhere."""

    @property
    def inputs(self) -> tuple[str, ...]:
        return tuple(f"{self.name}-{part}" if part else self.name for part in self.shape.parts)

    @property
    def claimed_as(self) -> str:
        return "" if self.evidence == "-" else self.evidence or self.name


def _words(typed: Typed) -> str | None:
    said = " ".join(typed[""].split())
    if len(said) > LONGEST:
        raise Unfit(f"не больше {LONGEST} знаков", f"{LONGEST} characters at most", f"不得超过 {LONGEST} 个字符")
    return said or None


def _day(said: str) -> str | None:
    """«14.09.2024», «09.2024», `2024-09-14`, `2024-09`, `2024`."""
    said = said.strip()
    if not said:
        return None
    if dotted := _DOTTED.fullmatch(said):
        day, month, year = dotted.groups()
        said = f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")
    try:
        return str(PartialDate.parse(said))
    except ValueError as fault:
        raise Unfit(
            f"«{said}» – не дата: нужно ДД.ММ.ГГГГ, ММ.ГГГГ или ГГГГ",
            f"“{said}” is not a date: write YYYY-MM-DD, YYYY-MM or YYYY",
            f"“{said}”不是日期，应为 YYYY-MM-DD、YYYY-MM 或 YYYY",
        ) from fault


def _days(typed: Typed) -> list[dict[str, str]]:
    first, last = _day(typed["start"]), _day(typed["end"])
    if first is None:
        if last is None:
            return []
        raise Unfit("укажите первый день", "give the first day", "请填写首日")
    if DateRange.parse(first, last).is_backwards:
        raise Unfit("последний день раньше первого", "the last day is before the first", "末日早于首日")
    return [{"start": first, "end": last or first}]


def _write_days(value: Any) -> dict[str, str]:
    if not value:
        return {"start": "", "end": ""}
    first, last = value[0]["start"], value[-1]["end"]
    return {"start": first, "end": "" if last == first else last}


def _whole(typed: Typed) -> int | None:
    said = typed[""].strip()
    if not said:
        return None
    if not said.isdecimal() or not 0 < int(said) < 10_000:
        raise Unfit(f"«{said}» – не номер: нужно целое число", f"“{said}” is not a whole number", f"“{said}”不是整数")
    return int(said)


def _decimal(typed: Typed) -> str:
    said = typed[""].replace("\N{NO-BREAK SPACE}", "").replace(" ", "").replace(",", ".")
    try:
        return f"{Decimal(said):f}"
    except InvalidOperation as fault:
        raise Unfit(f"«{said}» – не число", f"“{said}” is not a number", f"“{said}”不是数字") from fault


def _pair(first: str, last: str) -> Callable[[Typed], dict[str, str | None] | None]:
    def read(typed: Typed) -> dict[str, str | None] | None:
        ends = _day(typed[first]), _day(typed[last])
        if all(ends) and DateRange.parse(str(ends[0]), ends[1]).is_backwards:
            raise Unfit("окончание раньше начала", "it ends before it begins", "结束早于开始")
        return dict(zip((first, last), ends, strict=True)) if any(ends) else None

    return read


def _participants(typed: Typed) -> list[str] | None:
    """`who`: all or interested; `except`: codes of the states that stay out."""
    out = [code.upper() for code in re.split(r"[\s,;]+", typed["except"]) if code]
    if wrong := [code for code in out if not re.fullmatch("[A-Z]{2}", code)]:
        raise Unfit(
            f"«{wrong[0]}» – не код государства: нужны две латинские буквы",
            f"“{wrong[0]}” is not the code of a state: two letters",
            f"“{wrong[0]}”不是国家代码，应为两个拉丁字母",
        )
    return ([typed["who"]] if typed["who"] else []) + [f"not:{code}" for code in out] or None


def _write_participants(value: Any) -> dict[str, str]:
    said = value or []
    who = next((one for one in said if not one.startswith("not:")), "")
    return {"who": who, "except": ", ".join(one[4:] for one in said if one.startswith("not:"))}


def _several(*parts: str) -> Callable[[Any], dict[str, str]]:
    return lambda value: {part: str((value or {}).get(part) or "") for part in parts}


def _one(value: Any) -> dict[str, str]:
    return {"": "" if value is None else str(value)}


WORDS = Shape("words", _one, _words)
LONG = Shape("long", _one, _words)
CHOICE = Shape("choice", _one, _words)
STATE = Shape("state", _one, _words)
TELLER = Shape("teller", _one, _words)
"""An event that the same text tells, by its key; or a body by its name."""
AREA = Shape("area", _one, lambda typed: _words(typed) or "")
DAY = Shape("day", _one, lambda typed: _day(typed[""]))
DAYS = Shape("days", _write_days, _days, ("start", "end"))
WHOLE = Shape("whole", _one, _whole)
DECIMAL = Shape("decimal", _one, _decimal)
PLACE = Shape(
    "place",
    _several("city", "country"),
    lambda typed: {"city": " ".join(typed["city"].split()) or None, "country": typed["country"] or None},
    ("city", "country"),
)
VALIDITY = Shape("validity", _several("from", "to"), _pair("from", "to"), ("from", "to"))
PARTICIPANTS = Shape("participants", _write_participants, _participants, ("who", "except"))

_AREA_OF = Field("area_code", AREA, evidence="-")
FIELDS: dict[str, tuple[Field, ...]] = {
    "event": (
        Field("title", LONG, is_needed=True, evidence="name"),
        Field("dates", DAYS),
        Field("place", PLACE),
        Field("ordinal", WHOLE),
        Field("kind", CHOICE, tuple(EventKind), is_needed=True),
        Field("status", CHOICE, tuple(EventStatus), is_needed=True),
        Field("format", CHOICE, tuple(EventFormat)),
        Field("chair", STATE),
        Field("initiator", STATE),
        Field("body", WORDS),
        Field("theme", WORDS),
        Field("reason", WORDS),
        _AREA_OF,
    ),
    "document": (
        Field("title", LONG, is_needed=True),
        Field("kind", CHOICE, tuple(DocumentKind), is_needed=True),
        Field("stage", CHOICE, tuple(DocumentStage)),
        Field("date", DAY),
        Field("number", WORDS),
        Field("validity", VALIDITY),
        Field("adopted_by", TELLER, evidence="-"),
        Field("participants", PARTICIPANTS),
        _AREA_OF,
    ),
    "decision": (Field("title", LONG), Field("number", WORDS), Field("date", DAY), Field("body", WORDS)),
    "body": (
        Field("name", LONG, is_needed=True),
        Field("kind", CHOICE, tuple(BodyKind), is_needed=True),
        Field("abbreviation", WORDS),
        _AREA_OF,
    ),
    "followup": (
        Field("title", LONG, is_needed=True, evidence="text"),
        Field("nature", CHOICE, tuple(FollowUpNature), is_needed=True),
        Field("due", DAY),
        _AREA_OF,
    ),
    "figure": (
        Field("what", LONG, is_needed=True),
        Field("held_value", DECIMAL, is_needed=True, evidence="value"),
        Field("held_unit", WORDS, evidence="unit"),
        Field("comparison", CHOICE, tuple(get_args(Comparison)), is_needed=True),
        Field("year", WHOLE),
    ),
}
PLACEABLE = {"date": "dates", "place": "place", "format": "format", "ordinal": "ordinal", "chair": "chair"}
"""Which field of an event an unplaced value of a kind can be."""


def claimed_as(noun: str, name: str) -> str:
    """Under which name a field has its places and its claim; empty where it has none."""
    return next(field.claimed_as for field in FIELDS[noun] if field.name == name)


def evidence_of(noun: str, found: Found) -> dict[str, list[list[int]]]:
    """The places of every field; of a thing that the reading knows by one place only, that place."""
    if noun == "body":
        return {"name": found["spans"]}
    return dict(found.get("evidence") or {"value" if noun == "figure" else "text": [found["span"]]})


def typed_of(noun: str, found: Found) -> dict[str, str]:
    """What stands in the inputs of a form before anything is typed."""
    typed: dict[str, str] = {}
    for field in FIELDS[noun]:
        written = field.shape.write(found.get(field.name))
        typed |= {name: written[part] for name, part in zip(field.inputs, field.shape.parts, strict=True)}
    return typed


def changed_by(noun: str, found: Found, typed: Typed, only: Iterable[str] = ()) -> Found:
    """The fields that were typed otherwise than they stand, with the values typed; inputs that were not sent stay.

    All faults of a form are told together, as WrongValues.
    """
    before, changed, faults = typed_of(noun, found), {}, {}
    for field in FIELDS[noun]:
        if (only and field.name not in only) or not any(name in typed for name in field.inputs):
            continue
        said = {name: typed.get(name, before[name]).strip() for name in field.inputs}
        if all(said[name] == before[name] for name in field.inputs):
            continue
        try:
            value = _fitting(field, dict(zip(field.shape.parts, (said[name] for name in field.inputs), strict=True)))
        except Unfit as fault:
            faults[field.inputs[0]] = fault.words
            continue
        if value != found.get(field.name):
            changed[field.name] = value
    if faults:
        raise WrongValues(faults)
    return changed


def _fitting(field: Field, typed: Typed) -> Any:
    value = field.shape.read(typed)
    if field.is_needed and value in (None, ""):
        raise Unfit("без этого поля нельзя", "this field is needed", "此字段必填")
    if field.codes and value and value not in field.codes:
        raise Unfit(f"«{value}» нет в списке", f"“{value}” is not in the list", f"列表中没有“{value}”")
    return value
