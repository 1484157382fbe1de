"""On which working days before and after a deadline somebody is reminded."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from svod.register.states.calendar import Calendar
from svod.register.states.models import State

STEPS = (10, 3, 0, -1, -5)
"""Working days before the deadline on which a reminder goes; negative ones are after it."""
LATE_BY = 2
"""Working days for which a reminder is made up for, when nobody ran the machine on its day."""

FARTHEST = 60
"""Days; no step is farther from its deadline, whatever rest lies in between."""


def step_reached(calendar: Calendar, on: date, deadline: date) -> int | None:
    """Which of `STEPS` a working day has come to, by the calendar of who is reminded; None on a day off and in between.

    Where the deadline is a day off, its step 0 is the last working day before it.
    """
    if abs((deadline - on).days) > FARTHEST or not calendar.is_working_day(on):
        return None
    left = calendar.working_days_between(on, deadline)
    return min((step for step in STEPS if 0 <= step - left <= LATE_BY and (step < 0) == (left < 0)), default=None)


def day_in(state: State, now: datetime) -> date:
    """Which day it is in the capital of a state."""
    return now.astimezone(ZoneInfo(state.time_zone or "UTC")).date()
