"""What an organisation says about its audit: rules switched off or graded, and what it knows beyond doubt."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import yaml

from svod.kernel.refusal import Refused
from svod.kernel.vocabulary import Severity

FILE = "audit.yaml"
Grade = Severity | Literal["off"]


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """An event that is always in one city: `name` is a word of its title, as printed."""

    name: str
    city: str


@dataclass(frozen=True, slots=True)
class KnownDate:
    """A document whose date is known: all of `words` stand in its title. `date` is ISO, `source` says where it is from."""

    words: tuple[str, ...]
    date: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """A member state, an ISO code, with its short Russian name; a member from `since` and before `until`, ISO days."""

    code: str
    name: str
    since: str
    until: str = ""

    def is_one_on(self, day: str) -> bool:
        return self.since <= day and (not self.until or day < self.until)


@dataclass(frozen=True)
class House:
    """`grades` by code of a rule; a rule that is not there keeps its own severity. `members`: of the pack's `states.yaml`."""

    grades: Mapping[str, Grade] = field(default_factory=dict)
    places: tuple[KnownPlace, ...] = ()
    documents: tuple[KnownDate, ...] = ()
    members: tuple[Member, ...] = ()


@functools.lru_cache(maxsize=16)
def house_of(folder: Path) -> House:
    """The house of a pack; without the file an empty one. What is not understood is Refused with the place."""
    path = folder / FILE
    if not path.is_file():
        return House(members=_members(folder))
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        return House(
            grades={str(code): _grade(str(code), grade, path) for code, grade in (told.get("rules") or {}).items()},
            places=tuple(KnownPlace(str(one["name"]), str(one["city"])) for one in told.get("places") or ()),
            documents=tuple(_document(one) for one in told.get("documents") or ()),
            members=_members(folder),
        )
    except (yaml.YAMLError, UnicodeDecodeError, KeyError, AttributeError, TypeError) as error:
        raise Refused(
            f"Файл {path} не понят: {error}. Исправьте его по образцу в описании наборов данных.",
            f"{path} is not understood: {error}. Mend it; the description of packs shows the form.",
            f"无法理解 {path}：{error}。请按数据包说明修正。",
        ) from error


def _members(folder: Path) -> tuple[Member, ...]:
    """Of the pack's states; a pack that is wrong there is refused where it is loaded."""
    try:
        states = yaml.safe_load((folder / "states.yaml").read_text(encoding="utf-8"))
        return tuple(
            Member(str(state["code"]), str(state["short_name"]["ru"]), str(part["since"]), str(part.get("until") or ""))
            for state in states
            for part in state.get("memberships") or ()
            if part["role"] == "member"
        )
    except (OSError, yaml.YAMLError, UnicodeDecodeError, KeyError, AttributeError, TypeError):
        return ()


def _document(told: Mapping[str, Any]) -> KnownDate:
    return KnownDate(tuple(str(word) for word in told["words"]), str(told["date"]), str(told.get("source") or ""))


def _grade(code: str, grade: object, path: Path) -> Grade:
    # YAML reads a bare «off» as false
    if grade is False or grade == "off":
        return "off"
    if str(grade) in {str(severity) for severity in Severity}:
        return Severity(str(grade))
    raise Refused(
        f"{path}: правило {code} не может иметь тяжесть «{grade}». Годятся off, note, warning, error.",
        f"{path}: rule {code} cannot have the severity “{grade}”. Use off, note, warning or error.",
        f"{path}：规则 {code} 的级别“{grade}”无效。可用 off、note、warning、error。",
    )
