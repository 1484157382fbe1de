"""What is composed can be audited: our own report, as a file, is not told of faults that it does not have."""

from __future__ import annotations

from pathlib import Path

import pytest

from svod.audit.facts.from_reading import facts_from_reading
from svod.audit.run import audit
from svod.cli.packs import house, lexicon
from svod.compose.render import RENDERERS
from svod.compose.reports.annual.outline import compose_annual
from svod.intake.files.open import read_file
from svod.reading import read_text
from svod.register.sources.models import Period

LISTED = {"ЕАЭС", "ЕЭК", "МБО", "СГГ", "ФАО", "ШОС", "ЮНЕП"}


@pytest.mark.slow
@pytest.mark.parametrize("ending", [".docx", ".html", ".md"])
def test_the_composed_report_is_not_faulted_for_what_it_lists_and_dates(sco: Period, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"report{ending}"
    file.write_bytes(RENDERERS[ending](compose_annual(first=sco.first, last=sco.last, language="ru")))
    text = read_file(file).text
    assert "Принятые сокращения" in text
    found = audit(facts_from_reading(read_text(text, lexicon=lexicon("sco")), house=house("sco"))).findings
    unexpanded = {str(one.data["form"]) for one in found if one.code == "ABB001"}
    undated = [one for one in found if one.code == "DOC001"]
    assert not unexpanded & LISTED
    assert not [one for one in undated if "Приложение" in text[one.spans[0].start - 20 : one.spans[0].start]]
    assert not [one for one in undated if "утвердить" in text[one.spans[0].end : one.spans[0].end + 30]]
    # one is named as a ground, two are of documents whose day the register does not hold
    assert len(undated) <= 3, [one.message.ru for one in undated]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_composed_report_is_not_faulted_for_its_references_its_grounds_and_its_signatures(
    sco: Period, tmp_path: Path, language: str
) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(RENDERERS[".docx"](compose_annual(first=sco.first, last=sco.last, language=language)))
    read = read_text(read_file(file).text, lexicon=lexicon("sco"))
    found = audit(facts_from_reading(read, house=house("sco"))).findings
    false = {"EVT001", "DAT003", "DAT004", "LAY009"}
    assert not [one.message.en for one in found if one.code in false]
