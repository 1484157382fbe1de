"""A figure of a text beside those of the register: one unit, one scale."""

from __future__ import annotations

from decimal import Decimal

from svod.intake.held import Held
from svod.reading.shapes import Figure
from svod.register.figures.models import Figure as FigureRow

_SCALES = (("трлн", 10**12), ("млрд", 10**9), ("млн", 10**6), ("тыс", 10**3))
_UNITS = {"fraction": ("%", 100), "percent": ("%", 1)}
SURE_FIGURE = 0.5


def as_held(figure: Figure) -> tuple[Decimal, str]:
    """Value and unit as an editor writes them: shares in per cent, large sums in thousands, millions and so on."""
    unit, times = _UNITS.get(figure.unit, (figure.unit, 1))
    value = Decimal(str(round(figure.value * times, 4)))
    if unit == "%":
        return value, unit
    for scale, size in _SCALES:
        if value >= size and value % (size // 1000) == 0:
            return value / size, f"{scale}{'.' if scale == 'тыс' else ''} {unit}".strip()
    return value, unit


def held_figure(figure: Figure, held: Held) -> FigureRow | None:
    """The figure of the same year and unit: the same value first, else the one about the same thing."""
    value, unit = as_held(figure)
    kin = [(key, row) for key, row in held.figures if row.year == figure.year and (not row.unit_ru or row.unit_ru == unit)]
    equal = [row for _, row in kin if row.value == value]
    if equal:
        return equal[0]
    key = held.names.key(figure.what)
    alike = [(held.names.alike(key, other), row.pk, row) for other, row in kin]
    score, _, row = max(alike, default=(0.0, 0, None))
    return row if score >= SURE_FIGURE else None
