"""What a text says of a new thing, as a row of the register. The names are the source's own, in its language."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from svod.kernel.dates import DateRange
from svod.kernel.vocabulary import DocumentKind, DocumentStage
from svod.language.gazetteer import city_cases
from svod.register.areas.models import Area
from svod.register.events.models import Event
from svod.register.sources.queries import latest_period, period_on
from svod.register.states.models import City, State
from svod.register.store import Row

FILLABLE = ("ordinal", "starts_on", "ends_on", "precision", "country", "format", "chair", "initiator", "theme_ru", "theme_en")
_DAYS = ("starts_on", "ends_on", "precision")
_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщыэюя",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch y e yu ya".split(),
        strict=True,
    )
) | {"ъ": "", "ь": ""}
LONGEST_CODE = 48


class Rows:
    """`of` makes a row. `record_of` leads from ids of the reading to records; areas, states and cities are asked for once."""

    def __init__(self, language: str, record_of: dict[str, str], *, dated: date | None = None) -> None:
        """`dated`: the day of the text itself, where it says or somebody gave it."""
        self._column = f"_{language}" if language in {"ru", "en", "zh"} else "_ru"
        self._record_of = record_of
        self._areas = set(Area.objects.values_list("code", flat=True))
        self._states = set(State.objects.values_list("code", flat=True))
        self._cities = {name: row.code for row in City.objects.all() for name in (row.name_en, row.name_ru) if name}
        self._period = latest_period()
        if self._period and dated and dated < self._period.first:
            self._period = period_on(dated)  # an old text left to do what is no news of this year

    def of(self, noun: str, found: Row) -> Row:
        make: dict[str, Callable[[Row], Row]] = {
            "event": self._event,
            "document": self._document,
            "decision": self._decision,
            "body": self._body,
            "followup": self._followup,
            "figure": self._figure,
        }
        return {name: value for name, value in make[noun](found).items() if value is not None}

    def city(self, name: str | None) -> str:
        return self._cities.get(name or "", "")

    def cities_to_found(self, found: Row) -> dict[str, Row]:
        """The city that an event needs and the register lacks, by its new code; none where its state is unknown too."""
        name, country = found["place"].get("city"), found["place"].get("country")
        if not name or name in self._cities or country not in self._states:
            return {}
        code = latin(name)
        if code in self._cities.values():
            code = f"{code}-{str(country).lower()}"
        self._cities[name] = code
        _, _, _, _, locative = cases = city_cases(name)
        forms = {"gent": cases[0], "loct": locative} if self._column == "_ru" else {}
        return {code: {f"name{self._column}": name, "name_cases": forms, "state": country}}

    def fillings(self, found: Row, row: Event) -> Row:
        """The columns that an event lacks and the source fills; what both have stays as the register holds it."""
        filled = {name: value for name, value in self._event(found).items() if name in FILLABLE and value not in (None, "")}
        empty = {name for name in filled if getattr(row, name) in (None, "")}
        return {name: value for name, value in filled.items() if name in empty and (name not in _DAYS or row.starts_on is None)}

    def _event(self, found: Row) -> Row:
        dates = DateRange.parse(found["dates"][0]["start"], found["dates"][-1]["end"]) if found.get("dates") else None
        return {
            f"title{self._column}": _without_theme(found),
            f"theme{self._column}": found.get("theme") or "",
            f"reason{self._column}": found.get("reason") or "",
            "kind": found["kind"],
            "status": found["status"],
            "bodies": self._bodies(found),
            "areas": _one(found.get("area_code") if found.get("area_code") in self._areas else None),
            "cities": _one(self.city(found["place"].get("city"))),
            "ordinal": found.get("ordinal"),
            "starts_on": dates.first if dates else None,
            "ends_on": dates.last if dates else None,
            "precision": dates.precision if dates else "",
            "country": self._state(found["place"].get("country")),
            "format": found.get("format") or "",
            "chair": self._state(found.get("chair")),
            "initiator": self._state(found.get("initiator")),
            "period": self._period_of(dates),
        }

    def _document(self, found: Row) -> Row:
        dates = DateRange.parse(found["date"]) if found.get("date") else None
        validity, participants = found.get("validity") or {}, found.get("participants") or []
        by = self._record_of.get(found.get("adopted_by") or "", "")
        return {
            f"title{self._column}": _title(found),
            "kind": found["kind"],
            "stage": found.get("stage") or DocumentStage.IN_FORCE,
            "number": found.get("number") or "",
            "adopted_on": dates.first if dates else None,
            "adopted_until": dates.last if dates else None,
            "precision": dates.precision if dates else "",
            "adopted_by_event": by.partition(":")[2] if by.startswith("event:") else None,
            "adopted_by_body": None if by.startswith("event:") else next(iter(self._bodies(found)), None),
            "events": [by.partition(":")[2]] if by.startswith("event:") else [],
            "valid_from": validity.get("from") or "",
            "valid_to": validity.get("to") or "",
            "participants": "interested" if "interested" in participants else "",
            "non_participants": [code for said in participants if said.startswith("not:") and (code := self._state(said[4:]))],
            "area": found.get("area_code"),
            "period": self._period_of(dates),
        }

    def _decision(self, found: Row) -> Row:
        return self._document(found | {"kind": DocumentKind.DECISION, "stage": DocumentStage.ADOPTED})

    def _body(self, found: Row) -> Row:
        return {
            f"name{self._column}": found["name"],
            f"abbreviation{self._column}": found.get("abbreviation") or "",
            "kind": found["kind"],
            "area": found.get("area_code"),
            "is_generic": bool(found.get("is_generic")),
        }

    def _followup(self, found: Row) -> Row:
        return {
            f"text{self._column}": _title(found),
            "nature": found["nature"],
            "area": found.get("area_code"),
            "due": found.get("due") or "",
            "period": self._period_of(None),
        }

    def _figure(self, found: Row) -> Row:
        return {
            f"what{self._column}": found["what"],
            "value": Decimal(found["held_value"]),
            f"unit{self._column}": found["held_unit"],
            "comparison": found["comparison"],
            "year": found.get("year"),
            "period": self._period_of(None),
        }

    def _bodies(self, found: Row) -> list[str]:
        name = str(found.get("body") or found.get("adopted_by") or "")
        return _one(found.get("body_code") or self._record_of.get(f"body {name}", "").partition(":")[2])

    def _state(self, code: str | None) -> str | None:
        return code if code in self._states else None

    def _period_of(self, dates: DateRange | None) -> str | None:
        """The period that reports it: by its day; what has none by that of the text, in the newest one where the text is of no
        earlier day."""
        period = period_on(dates.first) if dates else self._period
        return period.code if period else None


def claimed(field: str, found: Row, rows: Rows, *, is_new: bool) -> Any:
    """The value of a claim; see `Claim`. A known record is not renamed by a text that prints its name in another way."""
    if field == "dates" and found.get("dates"):
        return {"start": found["dates"][0]["start"], "end": found["dates"][-1]["end"]}
    if field == "place":
        return {"cities": _one(rows.city(found["place"].get("city"))), "country": found["place"].get("country")}
    if field in {"title", "name", "text"}:
        return _title(found) if is_new and field != "text" else None
    if field == "value":
        return found.get("held_value") or found.get("value")
    if field == "body":
        return _one(found.get("body_code")) or None
    return found.get(field)


def code_of(noun: str, found: Row) -> str:
    """A code from what is sure of the thing: kind, body or words of its name, ordinal or day."""
    parts = [str(found.get("kind") or found.get("nature") or noun).replace("_", "-")]
    if noun == "event":
        start = found["dates"][0]["start"] if found.get("dates") else ""
        parts = [found.get("body_code") or parts[0], str(found.get("ordinal") or start or "undated")]
    elif found.get("number") or found.get("date"):
        parts.append(str(found.get("number") or found["date"]))
    elif noun == "body":
        parts = [latin(found.get("abbreviation") or found["name"])]
    elif noun == "figure":
        parts += [latin(found["what"]), str(found.get("year") or "")]
    return _cut("-".join(filter(None, parts)).lower())


def latin(words: str) -> str:
    """«Худжанд» → "khujand" in plain letters, for codes only."""
    return _cut("".join(_LATIN.get(letter, letter) for letter in words.lower())) or "unnamed"


def _cut(words: str) -> str:
    """Letters, digits and hyphens, of whole words as far as they fit."""
    code = re.sub(r"[^a-z0-9]+", "-", words).strip("-")
    return code if len(code) <= LONGEST_CODE else code[: LONGEST_CODE + 1].rpartition("-")[0] or code[:LONGEST_CODE]


def _title(found: Row) -> str:
    return str(found.get("title") or found.get("name") or "")


def _without_theme(found: Row) -> str:
    """«семинар «Порты и люди»» → «семинар»: the register keeps a theme apart."""
    title, theme = _title(found), found.get("theme")
    short = re.sub(rf"\s*[«“\"]{re.escape(theme)}[»”\"]", "", title).strip() if theme else ""
    return short or title


def _one(code: str | None) -> list[str]:
    return [code] if code else []
