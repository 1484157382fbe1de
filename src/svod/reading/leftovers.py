"""What was recognised and belongs to nothing: said, with the reason, so that nothing is lost in silence."""

from __future__ import annotations

from svod.reading.calendar import range_of
from svod.reading.scene import Scene
from svod.reading.shapes import Unplaced


def read_leftovers(scene: Scene) -> tuple[Unplaced, ...]:
    """Dates, places, formats and chairs of the running text that no event and no document took."""
    told: list[Unplaced] = []
    for one in scene.dates:
        if range_of(scene, one) is None:
            why = "there is no such day" if one.value.has_year else "a date whose year the text does not say"
            told.append(Unplaced(scene.span(one.start, one.end), "date", why))
        elif scene.date_roles.get(one.start) == "unplaced" and one.start not in scene.used:
            told.append(Unplaced(scene.span(one.start, one.end), "date", "a date that belongs to no event and no document"))
    for place in scene.places:
        if place.start not in scene.used and not scene.quoted(place.start) and scene.title_at(place.start) is None:
            told.append(Unplaced(scene.span(place.start, place.end), "place", "a place where no event was read"))
    for format_ in scene.formats:
        event = any(h.start == format_.start for h in scene.events.within(format_.start, format_.end))
        if format_.start not in scene.used and not event and not scene.quoted(format_.start):
            told.append(Unplaced(scene.span(format_.start, format_.end), "format", "a format of no event"))
    for role in scene.roles:
        if role.start not in scene.used and not scene.quoted(role.start):
            told.append(Unplaced(scene.span(role.start, role.end), role.value.role, "a chair or initiator of no event"))
    return tuple(sorted(told, key=lambda u: u.span))
