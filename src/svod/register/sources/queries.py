"""Whose register this is, its reporting periods, its sources."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

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
    return periods().first()


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


def sources_visible(actor: Actor) -> QuerySet[Source]:
    """Those that the actor may read; what a state has sent is for the Secretariat alone."""
    if may(actor, "read", Thing("source", THEIRS)):
        return Source.objects.all()
    ours = Source.objects.filter(state__isnull=True)
    return ours if may(actor, "read", Thing("source", OURS)) else ours.none()


def source_visible(actor: Actor, code: str) -> Source | None:
    """None where there is no such source, and where it is not for this reader: one answer for both."""
    return sources_visible(actor).filter(code=code).first()
