from __future__ import annotations

from django.db import models

from svod.kernel.dates import DateRange
from svod.kernel.vocabulary import EventFormat, EventKind, EventStatus
from svod.register.areas.models import Area
from svod.register.bodies.models import Body
from svod.register.columns import Words, choices, text_column
from svod.register.sources.models import Period
from svod.register.states.models import City, State


class Event(models.Model):
    """A session of a body or a free-standing event. It may belong to several bodies and be told in several areas."""

    code = models.SlugField(max_length=120, unique=True)
    title_ru, title_en, title_zh = text_column(), text_column(), text_column()  # nominative, no ordinal, date, place or theme
    cases = models.JSONField(default=dict)  # Russian, of `title`: gent, accs, ablt, loct
    gender = models.CharField(max_length=4, blank=True)
    kind = models.CharField(max_length=40, choices=choices(EventKind))
    status = models.CharField(max_length=20, choices=choices(EventStatus), default=EventStatus.HELD)
    reason_ru, reason_en, reason_zh = text_column(), text_column(), text_column()  # follows «в связи с», "owing to", 由于
    bodies = models.ManyToManyField(Body, through="EventBody", related_name="events")
    areas = models.ManyToManyField(Area, through="EventArea", related_name="events")
    cities = models.ManyToManyField(City, through="EventCity", related_name="events")
    ordinal = models.PositiveIntegerField(null=True)
    # first and last day that the dates can mean; `precision` says how exact they are said
    starts_on = models.DateField(null=True, db_index=True)
    ends_on = models.DateField(null=True)
    precision = models.CharField(max_length=5, blank=True)
    country = models.ForeignKey(State, null=True, on_delete=models.PROTECT, related_name="hosted_events")
    format = models.CharField(max_length=10, choices=choices(EventFormat), blank=True)
    chair = models.ForeignKey(State, null=True, on_delete=models.PROTECT, related_name="chaired_events")
    chair_body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="chaired_events")
    initiator = models.ForeignKey(State, null=True, on_delete=models.PROTECT, related_name="initiated_events")
    theme_ru, theme_en, theme_zh = text_column(), text_column(), text_column()
    about_ru, about_en, about_zh = text_column(), text_column(), text_column()  # whole sentences in our own words
    partners = models.ManyToManyField(Body, related_name="partnered_events")
    organisers = models.ManyToManyField(Body, related_name="organised_events")
    organising_states = models.ManyToManyField(State, related_name="organised_events")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    group = models.SlugField(max_length=120, blank=True)  # sessions told together
    is_background = models.BooleanField(default=False)
    period = models.ForeignKey(Period, null=True, on_delete=models.PROTECT, related_name="events")  # that reports it
    note = text_column()

    title = Words("title")
    reason = Words("reason")
    theme = Words("theme")
    about = Words("about")

    class Meta:
        app_label = "register"
        ordering = ["starts_on", "code"]

    def __str__(self) -> str:
        return self.code

    @property
    def dates(self) -> DateRange | None:
        if self.starts_on is None or self.ends_on is None:
            return None
        return DateRange.of_days(self.starts_on, self.ends_on, self.precision)


class EventBody(models.Model):
    """The bodies of an event; position 0 leads."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="event_bodies")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="event_bodies")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        app_label = "register"
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["event", "body"], name="a_body_once_in_an_event")]


class EventArea(models.Model):
    """The areas that tell an event; position 0 tells it in full, the others refer to it."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="event_areas")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="event_areas")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        app_label = "register"
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["event", "area"], name="an_area_once_in_an_event")]


class EventCity(models.Model):
    """The cities of an event, in the order told."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="event_cities")
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="event_cities")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        app_label = "register"
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["event", "city"], name="a_city_once_in_an_event")]
