"""An RTF gives its words whatever its code page; what its tables, fields and pictures hold stays out."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from svod.intake.files.open import read_file
from svod.kernel.refusal import Refused
from tests.intake import papers

FONTS = r"{\fonttbl{\f0\fcharset204 Times New Roman;}{\f1\fcharset2 Symbol;}{\f2\fcharset128 MS Mincho;}}"
STYLES = r"{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s9 toc 1;}}"


def rtf(body: str) -> bytes:
    return (r"{\rtf1\ansi\ansicpg1251\deff0" + FONTS + STYLES + body + "}").encode("cp1251")


def hexed(words: str) -> str:
    return "".join(rf"\'{byte:02x}" for byte in words.encode("cp1251"))


def text_of(tmp_path: Path, content: bytes) -> str:
    (tmp_path / "paper.rtf").write_bytes(content)
    return read_file(tmp_path / "paper.rtf").text


def test_the_specimen_is_read_from_an_rtf_as_from_its_text(tmp_path: Path) -> None:
    body = ""
    for block in papers.specimen_blocks():
        style = r"\s1\outlinelevel0" if papers.is_heading(block) else ""
        body += rf"\pard{style} " + r"\line ".join(map(hexed, block.split("\n"))) + r"\par" + "\n"
    (tmp_path / "report.rtf").write_bytes(rtf(body))
    file = read_file(tmp_path / "report.rtf")
    assert papers.count(file.text) == papers.count(papers.SPECIMEN.read_text(encoding="utf-8"))
    assert (file.kind, file.places.unit) == ("rtf", "paragraph")
    assert file.places.at(len(file.text) - 2) == len(papers.specimen_blocks())


@pytest.mark.parametrize(
    "body",
    [
        hexed("Форум"),
        r"\uc1\u1060?\u1086?\u1088?\u1091?\u1084?",
        r"\uc0\u1060\u1086\u1088\u1091\u1084",
        r"{\uc2\u1060 ab\u1086\'81\'82\u1088 ??}\uc1\u1091 ?\u1084 ?",
        r"{\upr{Forum}{\*\ud{\u1060?\u1086?\u1088?\u1091?\u1084?}}}",
        "Форум",
    ],
)
def test_a_word_is_the_same_in_every_way_of_writing_it(tmp_path: Path, body: str) -> None:
    assert text_of(tmp_path, rtf(body)) == "Форум\n"


def test_two_bytes_and_two_halves_make_one_character(tmp_path: Path) -> None:
    assert text_of(tmp_path, rtf(r"{\f2 \'93\'fa\'96{\*\x y}{}}\u-10179?\u-8704?")).startswith("日")
    assert text_of(tmp_path, rtf(r"{\f2 \'93\'fa\'96\'7b}\u-10179?\u-8704?")) == "日本😀\n"


def test_headers_fields_pictures_and_struck_out_words_stay_out(tmp_path: Path) -> None:
    body = (
        r"{\header\pard Top\par}{\*\generator Office}{\info{\title Secret}}{\pict\wmetafile8 0102}{\field{\*\fldinst PAGE}"
        r"{\fldrslt kept}} {\deleted gone}{\v hidden} {\pict\bin5 }{}{}}rest\par {\pard\s9 Trade 5\par}\pard{\f1\'b7}end\par"
    )
    assert text_of(tmp_path, rtf(body)) == "kept  rest\n\nend\n"


def test_lists_keep_their_printed_numbers_and_headings_their_level(tmp_path: Path) -> None:
    body = r"\pard\s1{\listtext 2.\tab}Trade\par\pard{\pntext a)\tab}first\par{\listtext{\f1\'b7}\tab}second\par\pard plain\par"
    assert text_of(tmp_path, rtf(body)) == "# 2. Trade\n\na) first\n\n– second\n\nplain\n"


def test_a_footnote_follows_the_paragraph_of_its_mark(tmp_path: Path) -> None:
    body = r"Plan{\super\chftn{\footnote\pard{\super\chftn} Except India.}} done.\par "
    body += r"Pact{\super *{\footnote\pard{\super *} Own.}}\par"
    text = text_of(tmp_path, rtf(body))
    assert text == "Plan[^1] done.\n\n[^1]: Except India.\n\nPact<sup>*</sup>\n\n<sup>*</sup> Own.\n"


def test_a_table_gives_rows(tmp_path: Path) -> None:
    cells = r"\trowd\pard\intbl 3 May 2021\par early\cell Forum\cell\row"
    text = text_of(tmp_path, rtf(r"\trowd\pard\intbl Date\cell What\cell\row" + cells + r"\pard after\par"))
    assert text == "| Date | What |\n| 3 May 2021 early | Forum |\n\nafter\n"


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (rtf("слово")[:-1], "повреждён"),
        (rb"{\rtf1 " + b"{" * 5000 + b"}" * 5001, "повреждён"),
        (rtf(""), "ни одного слова"),
        (rb"{\rtf1\bin2000000000 }", "повреждён"),
    ],
)
def test_what_is_no_sound_rtf_is_refused_with_the_reason(tmp_path: Path, content: bytes, word: str) -> None:
    with pytest.raises(Refused) as refusal:
        text_of(tmp_path, content)
    assert word in refusal.value.words.ru


def test_a_file_made_to_be_slow_is_read_at_the_pace_of_its_length(tmp_path: Path) -> None:
    began = time.perf_counter()
    text_of(tmp_path, rtf(r"{\super a}" * 50_000 + r"\'e0" * 200_000))
    assert time.perf_counter() - began < 10
