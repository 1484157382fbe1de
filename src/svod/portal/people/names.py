"""What a role is of, by name."""

from __future__ import annotations

from svod.portal.ui.words import spoken
from svod.register.areas.models import Area
from svod.register.bodies.models import Body


def names_of_roles() -> dict[str, str]:
    """What areas and bodies are called, by their codes."""
    areas = {one.code: (one.short if one.short else one.title).in_(spoken()) for one in Area.objects.all()}
    return areas | {one.code: one.name.in_(spoken()) for one in Body.objects.all()}
