"""Who chaired and who started it, in English: «under the chairmanship of Moldova», «chaired by the Kazakh side»."""

from __future__ import annotations

import re

from svod.language.found import Found
from svod.language.phrases.chairs.ru import Role, plain
from svod.language.phrases.states import en as states
from svod.language.prose import Prose

_OFFICE = r"(?:(?:H\.? ?E\.? |His Excellency |Her Excellency )?(?:the )?(?:representative|delegation|minister|deputy minister|president|prime minister|head|chair(?:man|person)?|government)(?: (?:[a-z]+|[A-Z][a-z]+)){0,6} (?:of|from) )?(?:the )?"
_CHAIRED_BY = re.compile(
    rf"(?<!\w)(?:chaired|presided over|co-chaired|led) by {_OFFICE}|(?<!\w)under the (?:co-)?(?:chairmanship|chair|presidency) of {_OFFICE}",
    re.IGNORECASE,
)
_WITH_IN_CHAIR = re.compile(r" (?:in the|taking the|holding the) chair(?!\w)")
_CHAIR_NAMED = re.compile(
    r"(?<!\w)(?:co-)?chair(?:man|person|woman)?:? {0,12}(?:[^\n()]{0,40}\()?(?:the )?(?:delegation of )?(?:the )?$", re.IGNORECASE
)
_STARTED_BY = re.compile(
    rf"(?<!\w)(?:at|on) the (?:initiative|invitation|proposal|suggestion) of {_OFFICE}|(?<!\w)(?:proposed|initiated|suggested) by {_OFFICE}|(?<!\w)proposal of {_OFFICE}(?=[A-Z][\w ]{{2,30}} to (?:hold|host))",
    re.IGNORECASE,
)
_CHAIRS = re.compile(r" (?:side |delegation )?(?:presided|chaired|was in the chair|took the chair|held the chair)(?!\w)")
_STARTS = re.compile(
    r" (?:side )?(?:proposed|offered|suggested) (?:hosting|holding|to (?:host|hold|convene|organi[sz]e)|an? (?:[\w-]+ ){0,3}(?:seminar|workshop|meeting|forum|conference|session|round table|training|webinar|exhibition|festival))"
)


def find(prose: Prose) -> list[Found[Role]]:
    """Every chair and initiator, in order."""
    found: list[Found[Role]] = []
    named = {one.start: one for one in states.find(prose)}
    for match in _CHAIRED_BY.finditer(prose.text):
        one = named.get(match.end())
        if one:
            found.append(Found(match.start(), one.end, Role("chair", one.value.code, prose.text[match.end() : one.end])))
    for match in _STARTED_BY.finditer(prose.text):
        one = named.get(match.end())
        if one:
            found.append(Found(match.start(), one.end, Role("initiator", one.value.code, prose.text[match.end() : one.end])))
    for one in named.values():
        line = prose.text[max(0, one.start - 80) : one.start].rsplit("\n", 1)[-1]
        with_chair = _WITH_IN_CHAIR.match(prose.text, one.end) if re.search(r"with (?:the )?$", line) else None
        if with_chair or ((":" in line or "(" in line) and _CHAIR_NAMED.search(line)):
            end = with_chair.end() if with_chair else one.end
            found.append(Found(one.start, end, Role("chair", one.value.code, prose.text[one.start : one.end])))
            continue
        chairs, starts = _CHAIRS.match(prose.text, one.end), _STARTS.match(prose.text, one.end)
        if chairs:
            found.append(Found(one.start, chairs.end(), Role("chair", one.value.code, prose.text[one.start : one.end])))
        elif starts:
            found.append(Found(one.start, one.end, Role("initiator", one.value.code, prose.text[one.start : one.end])))
    return sorted(found, key=lambda f: f.start)


__all__ = ["find", "plain"]
