"""Whose register this is, its reporting periods, its sources."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from svod.kernel.refusal import Refused
from svod.register.rights import OURS, THEIRS, Actor, Thing, may
from svod.register.sources.models import Organisation, Period, Source
from svod.register.states.models import State


def organisation() -> Organisation | None:
    return Organisation.objects.first()


def seat() -> State | None:
    """The state in which the Secretariat sits; None where the register does not say."""
    return State.objects.filter(code__in=Organisation.objects.values("seat")[:1]).first()


def periods() -> QuerySet[Period]:
    """The newest first."""
    return Period.objects.order_by("-first")


def latest_period() -> Period | None:
    """The newest that the register tells something of: read from a report, or something of it held or adopted.

    One that was only opened does not push the year before it from the pages; where nothing is told yet, the newest of all.
    """
    held = Period.objects.filter(events__status__in=("held", "resumed", "launched")).values("pk")
    adopted = Period.objects.filter(documents__stage__in=("adopted", "in_force")).values("pk")
    told = Q(source__isnull=False) | Q(pk__in=held) | Q(pk__in=adopted)
    return periods().filter(told).first() or periods().first()


def collected_period() -> Period | None:
    """The newest for which the states are asked; where nobody is asked yet, the newest of all."""
    asked = Period.objects.filter(requests__isnull=False).values("pk")
    return periods().filter(pk__in=asked).first() or periods().first()


def period_coded(code: str) -> Period | None:
    return Period.objects.filter(code=code).first()


def period_before(period: Period) -> Period | None:
    """The one that ended last before this one began."""
    return Period.objects.filter(last__lt=period.first).order_by("-last").first()


def reported_period() -> Period:
    """The newest reporting period; Refused while the register holds none."""
    period = latest_period()
    if period is None:
        raise Refused(
            "В реестре ещё нет ни одного отчётного периода. Загрузите пакет: svod load sco.",
            "The register holds no reporting period yet. Load a pack: svod load sco.",
            "登记册中尚无报告期。请先加载数据包：svod load sco。",
        )
    return period


def period_of(first: date, last: date) -> Period | None:
    """The reporting period that lies within the days asked for; of several, the newest."""
    return periods().filter(first__gte=first, last__lte=last).first()


def period_on(day: date) -> Period | None:
    """The reporting period that holds a day."""
    return periods().filter(first__lte=day, last__gte=day).first()


def next_period() -> tuple[str, date, date] | None:
    """The code and days that follow the newest period, as long as it in whole months; None where there is none."""
    newest = periods().first()
    if newest is None:
        return None
    first = newest.last + timedelta(days=1)
    months = (newest.last.year - newest.first.year) * 12 + newest.last.month - newest.first.month + 1
    end = first.year * 12 + first.month - 1 + months
    last = date(end // 12, end % 12 + 1, 1) - timedelta(days=1)
    code = f"{first.year}-{last.year}" if first.year != last.year else str(first.year)
    return code, first, last


def sources_visible(actor: Actor) -> QuerySet[Source]:
    """Those that the actor may read; what a state has sent is for the Secretariat alone."""
    if may(actor, "read", Thing("source", THEIRS)):
        return Source.objects.all()
    ours = Source.objects.filter(state__isnull=True)
    return ours if may(actor, "read", Thing("source", OURS)) else ours.none()


def source_visible(actor: Actor, code: str) -> Source | None:
    """None where there is no such source, and where it is not for this reader: one answer for both."""
    return sources_visible(actor).filter(code=code).first()
