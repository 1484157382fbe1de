"""A long text of the genre, as long as is wanted: for the bench and the tests. Its rivers and ports no organisation has."""

from __future__ import annotations

MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
CITIES = "Душанбе Астане Бишкеке Ташкенте Москве Пекине Исламабаде Минске Тегеране Самарканде".split()
SUBJECTS = "речным портам;горным дорогам;учёту воды;малым причалам;паромным переправам;береговой охране".split(";")
HEADS = "Сотрудничество в торговой сфере;Сотрудничество в сфере энергетики;Сотрудничество в сфере транспорта".split(";")


def genre(events: int, later: int = 0) -> str:
    """A report of so many sessions, each with a document that it adopted; `later` by so many days than it says otherwise."""
    paragraphs = []
    for n in range(events):
        if n % max(1, events // len(HEADS)) == 0 and n // max(1, events // len(HEADS)) < len(HEADS):
            head = n // max(1, events // len(HEADS))
            paragraphs.append(f"{head + 1}. {HEADS[head]}")
        day, month, city = 1 + (n + later) % 27, MONTHS[n % 12], CITIES[n % len(CITIES)]
        subject = SUBJECTS[n % len(SUBJECTS)]
        paragraphs.append(
            f"{day} {month} 2024 года в г.{city} состоялось {n + 2}-е заседание Рабочей группы по {subject}."
            f" По его итогам принята Концепция развития сотрудничества по {subject} до {2026 + n} года."
        )
    return "\n\n".join(paragraphs) + "\n"
