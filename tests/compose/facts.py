"""Small facts made by hand: no organisation that exists, no pack, no database."""

from __future__ import annotations

from datetime import date
from typing import Any

from svod.compose.reports.annual.languages import PHRASES
from svod.compose.reports.annual.outline import composed
from svod.compose.tree import Report
from svod.compose.year import AreaFacts, BodyFacts, CityFacts, DocumentFacts, EventFacts, FollowUpFacts, Name, StateFacts, Year
from svod.kernel.dates import DateRange
from svod.kernel.words import Trilingual

NORTHLAND = StateFacts(
    code="XN",
    name=Name(Trilingual("Республика Эстляндия", "Republic of Northland", "北国共和国"), {"gent": "Республики Эстляндия"}),
    short=Name(Trilingual("Эстляндия", "Northland", "北国")),
    adjective=Trilingual("эстляндский", "Northland", "北"),
    office=Trilingual("Премьер-министр", "Prime Minister", "总理"),
    signing_order=1,
)
PORT = CityFacts("port", Name(Trilingual("Приморск", "Primorsk", "滨海"), {"loct": "Приморске"}), "XN")
UNION = BodyFacts(
    "union",
    Name(Trilingual("Морской союз", "Maritime Union", "海洋联盟"), {"gent": "Морского союза"}, "masc"),
    "organisation",
    Trilingual("МС", "MU", "海盟"),
)
GROUP = BodyFacts(
    "group",
    Name(Trilingual("Группа по портам", "Group on Ports", "港口工作组"), {"gent": "Группы по портам"}, "femn"),
    "working_group",
    parent="union",
)
TRADE = AreaFacts("trade", 1, Trilingual("Торговля", "Trade", "贸易合作"), Trilingual("Торговля", "Trade", "贸易"))


def name(ru: str, en: str, zh: str, gender: str = "neut", **cases: str) -> Name:
    return Name(Trilingual(ru, en, zh), cases, gender)


def session(code: str = "session", **changes: Any) -> EventFacts:
    """The ninth session of the Group on Ports, 2–3 April 2024, in Primorsk, chaired by Northland."""
    facts: dict[str, Any] = {
        "code": code,
        "title": name(
            "заседание Группы по портам", "session of the Group on Ports", "港口工作组会议", gent="заседания Группы по портам"
        ),
        "kind": "working_group_session",
        "ordinal": 9,
        "dates": DateRange.parse("2024-04-02", "2024-04-03"),
        "cities": (PORT,),
        "chair": NORTHLAND,
        "bodies": (GROUP,),
        "areas": ("trade",),
    }
    return EventFacts(**{**facts, **changes})


def document(code: str = "plan", **changes: Any) -> DocumentFacts:
    """The Plan of the ports, adopted."""
    facts: dict[str, Any] = {
        "code": code,
        "title": name("План развития портов", "Port Development Plan", "港口发展计划", "masc", gent="Плана развития портов"),
        "kind": "plan",
        "stage": "adopted",
        "area": "trade",
    }
    return DocumentFacts(**{**facts, **changes})


def year(*events: EventFacts, documents: tuple[DocumentFacts, ...] = (), followups: tuple[FollowUpFacts, ...] = ()) -> Year:
    return Year(
        first=date(2023, 11, 1),
        last=date(2024, 10, 31),
        organisation="union",
        name=UNION.name.words,
        short_name=UNION.abbreviation,
        members=(NORTHLAND,),
        areas=(TRADE,),
        bodies=(UNION, GROUP),
        cities=(PORT,),
        events=events,
        documents=documents,
        followups=followups,
    )


def report(language: str, whole: Year) -> Report:
    return composed(whole, PHRASES[language])


def text(language: str, whole: Year) -> str:
    """Everything that the report tells before its annexes, a sentence a line, unbreakable spaces made plain."""
    return "\n".join(sentence.text for sentence in report(language, whole).without_annexes.sentences()).replace("\u00a0", " ")
