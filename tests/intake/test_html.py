"""An HTML page gives its text and none of its trimmings."""

from __future__ import annotations

import time
from html import escape
from pathlib import Path

import pytest

from svod.intake.files.open import read_file
from svod.kernel.refusal import Refused
from tests.intake import papers


def text_of(tmp_path: Path, page: str | bytes, name: str = "page.html") -> str:
    (tmp_path / name).write_bytes(page.encode() if isinstance(page, str) else page)
    return read_file(tmp_path / name).text


def test_the_specimen_is_read_from_a_page_as_from_its_text(tmp_path: Path) -> None:
    body = "<nav>Главная 1 мая 2021 г.</nav>"
    for block in papers.specimen_blocks():
        tag = "h2" if papers.is_heading(block) else "p"
        body += f"<{tag}>{escape(block).replace(chr(10), '<br>' + chr(10))}</{tag}>"
    (tmp_path / "report.html").write_text(f"<!doctype html><title>Отчёт</title><body>{body}", encoding="utf-8")
    file = read_file(tmp_path / "report.html")
    assert papers.count(file.text) == papers.count(papers.SPECIMEN.read_text(encoding="utf-8"))
    assert (file.kind, file.places.at(len(file.text) - 2)) == ("html", len(papers.specimen_blocks()))


def test_menus_scripts_hidden_and_struck_out_words_stay_out(tmp_path: Path) -> None:
    page = (
        "<html><head><title>т</title><style>p{}</style></head><body><header><nav>меню</nav>сайт</header><script>x</script>"
        "<div role=banner>знамя</div><p>Заседание <del>отменено</del><ins>состоялось</ins>\n  в срок.<!-- тайна --></p>"
        "<p hidden>скрыто</p><p style='display: none'>и это</p><aside>сбоку</aside><footer>внизу</footer></body></html>"
    )
    assert text_of(tmp_path, page) == "Заседание состоялось в срок.\n"


def test_the_main_part_of_a_page_is_enough_where_there_is_one(tmp_path: Path) -> None:
    article = "Состоялось заседание рабочей группы. " * 10
    page = f"<html><body><div>Новости соседей</div><main><h1>Заголовок</h1><p>{article}</p></main></body></html>"
    text = text_of(tmp_path, page)
    assert text.startswith("# Заголовок\n\nСостоялось")
    assert "соседей" not in text


def test_lists_keep_their_numbers(tmp_path: Path) -> None:
    page = (
        "<html><ol start=3><li>три<li><p>четыре</p><p>ещё</p><ul><li>черта</ul><li value=9>девять</ol><ol type=a><li>буква</ol>"
        "<p>после</p></html>"
    )
    assert text_of(tmp_path, page).split("\n\n") == ["3. три", "4. четыре", "ещё", "– черта", "9. девять", "a. буква", "после\n"]


def test_a_table_of_facts_gives_rows_and_a_table_of_layout_gives_blocks(tmp_path: Path) -> None:
    facts = "<table><tr><th>Дата<th>Что<tr><td>3 мая<br>2021 г.<td><p>Форум</p><p>портов</p></table>"
    page = f"<html><table><tr><td><h2>Раздел</h2>{facts}</td></tr></table></html>"
    assert text_of(tmp_path, page) == "## Раздел\n\n| Дата | Что |\n| 3 мая 2021 г. | Форум портов |\n"


def test_a_note_is_known_by_its_raised_mark_or_by_its_link(tmp_path: Path) -> None:
    page = (
        "<html><p>План<sup>1</sup> и Устав<a href='#n2'>[2]</a> на 3 км<sup>2</sup>; 10<sup>6</sup>.</p>"
        "<p><sup>1</sup> Кроме Индии.</p><p id=n2><a href='#b2'>[2]</a> Своя.</p></html>"
    )
    text = text_of(tmp_path, page)
    assert text == "План[^1] и Устав[^2] на 3 км2; 106.\n\n[^1]: Кроме Индии.\n\n[^2]: Своя.\n"


@pytest.mark.parametrize(("declared", "encoding"), [("windows-1251", "cp1251"), ("koi8-r", "koi8-r"), ("utf-8", "cp1251")])
def test_an_old_page_is_read_as_it_declares_or_as_it_looks(tmp_path: Path, declared: str, encoding: str) -> None:
    words = "Состоялось заседание рабочей группы по судоходству и портам."
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"></head><p>{words}'
    (tmp_path / "old.htm").write_bytes(page.encode(encoding))
    file = read_file(tmp_path / "old.htm")
    assert file.text == words + "\n"
    assert file.was_converted


def test_a_stray_byte_does_not_make_a_page_unreadable(tmp_path: Path) -> None:
    page = ("<html><meta charset=utf-8><p>" + "Состоялось заседание рабочей группы. " * 40).encode()
    assert text_of(tmp_path, page[:400] + b"\xff" + page[400:]).count("рабочей") >= 39


def test_a_page_is_known_by_its_first_bytes_under_any_name(tmp_path: Path) -> None:
    assert text_of(tmp_path, "<!DOCTYPE html><p>слово", "page.docx") == "слово\n"


def test_entities_of_a_page_are_not_unfolded(tmp_path: Path) -> None:
    bomb = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    began = time.perf_counter()
    text = text_of(tmp_path, f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "ха">{bomb}]><html><p>слово &l9;</p></html>')
    assert len(text) < 2_000
    assert time.perf_counter() - began < 2


def test_a_page_without_words_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="not a word"):
        text_of(tmp_path, "<html><script>let x</script></html>")


@pytest.mark.parametrize("tag", ["div", "table", "table><tr><td", "ul><li", "sup", "a href='#x'"])
def test_a_page_nested_beyond_reason_is_read_at_the_pace_of_its_length(tmp_path: Path, tag: str) -> None:
    began = time.perf_counter()
    text = text_of(tmp_path, "<html><p>слово</p>" + f"<{tag}>я" * 20_000)
    assert text.startswith("слово")
    assert time.perf_counter() - began < 5
