"""What is composed can be read: our own reading of the Russian report gives back the register it was composed from."""

from __future__ import annotations

from pathlib import Path

import pytest

from svod.cli.packs import lexicon
from svod.compose.render import RENDERERS
from svod.compose.reports.annual.outline import compose_annual
from svod.intake.files.open import read_file
from svod.reading import read_text
from svod.register.events.queries import events_of_period, with_names
from svod.register.sources.models import Period
from tests.compose.read_back import compared, held, read

LEAST = 0.98


@pytest.mark.slow
def test_the_composed_year_read_back_gives_the_register_it_came_from(sco: Period, tmp_path: Path) -> None:
    report = compose_annual(first=sco.first, last=sco.last, language="ru").without_annexes  # they show the same events again
    (tmp_path / "report.docx").write_bytes(RENDERERS[".docx"](report))
    reading = read_text(read_file(tmp_path / "report.docx").text, lexicon=lexicon("sco"))
    register = [held(row) for row in with_names(events_of_period(sco.first, sco.last)).order_by("id")]
    found = compared(register, list(read(reading.events)))
    print(f"events: {found.events.precision:.3f} {found.events.recall:.3f}")
    print(f"values: {found.values.precision:.3f} {found.values.recall:.3f}", *found.misses, sep="\n")
    assert found.events.recall >= LEAST, "\n".join(found.misses)
    assert found.events.precision >= LEAST, "\n".join(found.misses)
    assert found.values.recall >= LEAST, "\n".join(found.misses)
    assert found.values.precision >= LEAST, "\n".join(found.misses)
