"""The form by which a person chooses how letters come: language, zone, hours, rhythm."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from zoneinfo import available_timezones

from django.http import QueryDict

from svod.portal.ui.context import LANGUAGES
from svod.portal.ui.given import number_given
from svod.register.notices.changes import choose_hours
from svod.register.people.models import RHYTHMS, Account
from svod.register.sources.queries import seat
from svod.register.states.models import State

PLACES = {"Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}


def take_hours(own: Account, asked: QueryDict) -> None:
    choose_hours(
        account=own,
        language=asked.get("language", ""),
        time_zone=asked.get("time_zone", ""),
        hours_from=_hour(asked.get("hours_from", "")),
        hours_to=_hour(asked.get("hours_to", "")),
        rhythm=asked.get("rhythm", ""),
        now=datetime.now(UTC),
    )


def _hour(said: str) -> int:
    """-1, which no hour is, where it is none."""
    number = number_given(said)
    return -1 if number is None else min(number, 99)


def hours_offered(own: Account) -> dict[str, object]:
    """The zones of the capitals first, then all the others."""
    capitals = State.objects.exclude(time_zone="")
    state = own.person.state or seat()
    known = {one.time_zone for one in capitals}
    return {
        "capitals": [(one.time_zone, one.short_name) for one in capitals],
        "zones": [zone for zone in zones() if zone not in known],
        "own_zone": (state.time_zone if state else "") or "UTC",
        "tongues": LANGUAGES,
        "hours_of_day": range(25),
        "rhythms": RHYTHMS,
    }


@cache
def zones() -> list[str]:
    """As IANA names them by place: Asia/Almaty."""
    return sorted(zone for zone in available_timezones() if zone.partition("/")[0] in PLACES)
