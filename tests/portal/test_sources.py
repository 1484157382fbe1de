"""The page of a source: what was proposed from it by verdict, its text with the places that something rests on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from svod.audit.dismissed import fingerprint
from svod.cli.packs import lexicon
from svod.intake.accept import accept
from svod.intake.files.open import read_file
from svod.intake.files.places import Places
from svod.intake.files.text import read_text_file
from svod.intake.propose import propose
from svod.portal.findings.audited import register_findings
from svod.reading import read_text
from svod.register.dismissals.changes import dismiss_finding
from svod.register.proposals.models import Proposal
from svod.register.rights import operator
from svod.register.sources.models import Period, Source
from tests.intake.papers import docx, paragraph

SPECIMENS = Path(__file__).resolve().parents[2] / "specimens"


@pytest.fixture
def specimen(sco: Period) -> Source:
    """An invented report, taken in."""
    file = read_text_file(SPECIMENS / "report.txt")
    reading = read_text(file.text, lexicon=lexicon("sco"))
    return propose(file=file, reading=reading, is_invented=True, by=operator("A. Officer")).source


def text(client: Client, address: str, language: str = "en") -> str:
    return client.get(address, headers={"accept-language": language}).content.decode()


def test_every_proposal_is_shown_once_under_its_verdict(specimen: Source, client: Client) -> None:
    page = text(client, f"/sources/{specimen.code}/")
    shown = {verdict: int(n) for verdict, n in re.findall(r'<summary><span class="tag (\w+)">[^<]+</span> <b>(\d+)</b>', page)}
    proposals = Proposal.objects.filter(intake__source=specimen)
    assert shown == {verdict: proposals.filter(verdict=verdict).count() for verdict in shown}
    assert sum(shown.values()) == proposals.count()
    assert "invented sample" in page


def test_every_place_that_a_page_leads_to_is_there_in_the_text(specimen: Source, client: Client) -> None:
    own, findings = text(client, f"/sources/{specimen.code}/"), text(client, f"/findings/?of={specimen.code}")
    there = set(re.findall(r'id="(at\d+)"', own))
    asked = set(re.findall(r'href="#(at\d+)"', own)) | set(re.findall(rf'/sources/{specimen.code}/#(at\d+)"', findings))
    assert len(asked) > 50
    assert asked <= there


def test_what_stands_in_a_paged_file_is_shown_with_its_page(db: None, client: Client, tmp_path: Path) -> None:
    (tmp_path / "note.docx").write_bytes(
        docx(
            paragraph("Протокол.")
            + paragraph("5 марта 2024 года в г. Душанбе состоялось 7-е заседание Рабочей группы по портам.")
        )
    )
    file = read_file(tmp_path / "note.docx")
    source = propose(file=file, reading=read_text(file.text), is_invented=False, by=operator("A. Officer")).source
    assert Places.of(Source.objects.get(pk=source.pk).places) == file.places
    accept(intake=source.intakes.get(), by=operator("A. Officer"))
    assert '<span class="soft">par. 2</span>' in text(client, f"/sources/{source.code}/")
    event = Proposal.objects.get(intake__source=source, noun="event").record.partition(":")[2]
    assert "par. 2, <a" in text(client, f"/events/{event}/")


def test_what_differs_is_said_in_words_of_the_language(specimen: Source, client: Client) -> None:
    one = Proposal.objects.filter(intake__source=specimen, noun="event").first()
    assert one is not None
    one.verdict, one.record = "differs", "event:startup-forum-4"
    one.differences = {"dates": [["2024-03-18/2024-03-20"], ["2024-03-18/2024-03-19"]], "status": ["resumed", "held"]}
    one.save()
    shown = text(client, f"/sources/{specimen.code}/").replace("\N{NO-BREAK SPACE}", " ")
    assert "Dates: the register has 18–20 March 2024, the text 18–19 March 2024" in shown
    assert "Status: the register has resumed, the text held" in shown
    assert "Fourth SCO Startup Forum" in shown


def test_the_findings_of_a_text_are_narrowed_by_severity_and_rule(specimen: Source, client: Client) -> None:
    def found(query: str) -> int:
        return int(re.findall(r'role="status">\D*(\d+)', text(client, f"/findings/?of={specimen.code}{query}"))[0])

    everything, errors = found(""), found("&severity=error")
    assert 0 < errors < everything
    assert 0 < found("&rule=DAT001") <= errors
    assert found("&rule=NONE") == 0
    assert sum(found(f"&severity={one}") for one in ("error", "warning", "note")) == everything


def test_a_dismissed_finding_stands_apart_with_its_reason_and_name(sco: Period, client: Client) -> None:
    from_register = re.search(r"<h2>The register.*?</section>", text(client, "/findings/"), re.DOTALL)
    assert from_register is not None
    assert "DAT003" in from_register[0]
    one = next(each for each in register_findings(sco).standing if each.code == "DAT003")
    dismiss_finding(
        scope=f"register:{sco.code}", fingerprint=fingerprint(one), code=one.code, message=one.message.ru,
        reason="Two days were open to the public", by=operator("A. Officer"),
    )  # fmt: skip
    page = text(client, "/findings/?of=register")
    apart = page.split('class="dismissed"')[1]
    assert "Two days were open to the public" in apart
    assert "A. Officer" in apart
    assert "/findings/rules/DAT003/" not in page.split('class="dismissed"')[0]
    assert "/findings/rules/DAT003/" not in text(client, "/events/startup-forum-4/")
