"""When somebody may be written to: working hours of working days, in the zone where the person is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from svod.register.notices.models import SAFETY, USUAL
from svod.register.people.models import AT_ONCE, DAILY, Account
from svod.register.sources.queries import seat
from svod.register.states.calendar import LONGEST_REST, Calendar


@dataclass(frozen=True, slots=True)
class Hours:
    """From the hour `first` until `last` of working days, in a zone; `rhythm` is one of `RHYTHMS` of accounts."""

    zone: ZoneInfo
    calendar: Calendar
    first: int = 9
    last: int = 18
    rhythm: str = AT_ONCE

    def is_open(self, now: datetime) -> bool:
        local = now.astimezone(self.zone)
        return self.first <= local.hour < self.last and self.calendar.is_working_day(local.date())

    def next_open(self, now: datetime) -> datetime:
        """This moment where it is one of working hours, else the next that is; UTC."""
        return now.astimezone(UTC) if self.is_open(now) else next(self._mornings(now))

    def due_at(self, urgency: str, now: datetime) -> datetime:
        """When a letter made now goes: at the next working moment, or in the person's gathering of the day or week."""
        if urgency == SAFETY:
            return now
        if urgency != USUAL or self.rhythm == AT_ONCE:
            return self.next_open(now)
        mornings = self._mornings(now)
        if self.rhythm == DAILY:
            return next(mornings)
        return next((one for one in mornings if self.calendar.begins_a_week(self._day(one))), self.next_open(now))

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()

    def _mornings(self, now: datetime) -> Iterator[datetime]:
        """The first hour of every working day to come, as moments of UTC: a change of the clocks moves them."""
        today = self._day(now)
        for n in range(LONGEST_REST):
            day = today + timedelta(days=n)
            begins = datetime.combine(day, time(self.first), self.zone).astimezone(UTC)
            if begins > now and self.calendar.is_working_day(day):
                yield begins
        yield datetime.combine(today + timedelta(days=1), time(self.first), self.zone).astimezone(UTC)


def hours_of(account: Account) -> Hours:
    """By the account's own zone, else that of its state's capital, else of the Secretariat's seat; days off are the state's."""
    state = account.person.state or seat()
    zone = account.time_zone or (state.time_zone if state else "") or "UTC"
    calendar = state.calendar if state else Calendar()
    return Hours(ZoneInfo(zone), calendar, account.hours_from, account.hours_to, account.rhythm)
