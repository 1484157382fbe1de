"""One document or two: what recurs every year, at every session or under another number is never one document told wrongly."""

from __future__ import annotations

import pytest

from svod.audit.facts.shapes import DocumentFact, Facts
from svod.audit.run import audit
from svod.kernel.vocabulary import DocumentKind, DocumentStage

PLAN = "План мероприятий по развитию речных портов региона"
PROTOCOL = "заседания Комиссии по вопросам речного транспорта"


def document(
    title: str,
    date: str,
    *,
    kind: DocumentKind = DocumentKind.PLAN,
    number: str | None = None,
    years: tuple[str, str] | None = None,
) -> DocumentFact:
    first, last = years or (None, None)
    return DocumentFact(
        ref=f"{title} {date}",
        title=title,
        kind=kind,
        stage=DocumentStage.ADOPTED,
        date=date,
        number=number,
        valid_from=first,
        valid_to=last,
        records=(f"document:{date}",),
    )


def found(*documents: DocumentFact) -> int:
    return len(audit(Facts(documents=documents), only={"DOC005"}).findings)


def test_one_title_with_two_dates_is_found() -> None:
    assert found(document(PLAN, "2022-03-04"), document(PLAN, "2023-05-06")) == 1


def test_one_title_of_one_day_with_two_numbers_is_found() -> None:
    assert found(document(PLAN, "2022-03-04", number="14"), document(PLAN, "2022-03-04", number="15")) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{PLAN} на 2022 год", f"{PLAN} на 2023 год"),
        (f"{PLAN} на 2019-2021 годы", f"{PLAN} на 2022-2024 годы"),
        (f"Решение по итогам 5-го {PROTOCOL}", f"Решение по итогам 6-го {PROTOCOL}"),
    ],
)
def test_titles_that_differ_in_a_figure_are_two_documents(one: str, other: str) -> None:
    assert found(document(one, "2022-03-04"), document(other, "2023-05-06")) == 0


def test_another_number_on_another_day_is_another_document() -> None:
    assert found(document(PLAN, "2022-03-04", number="14"), document(PLAN, "2023-05-06", number="15")) == 0


def test_one_title_valid_for_other_years_is_another_document() -> None:
    earlier = document(PLAN, "2022-03-04", years=("2022", "2024"))
    assert found(earlier, document(PLAN, "2024-05-06", years=("2025", "2027"))) == 0


@pytest.mark.parametrize("kind", [DocumentKind.PROTOCOL, DocumentKind.COMMUNIQUE, DocumentKind.REPORT])
def test_what_every_session_adopts_anew_is_as_many_documents_as_sessions(kind: DocumentKind) -> None:
    title = f"Документ {PROTOCOL}"
    assert found(document(title, "2022-03-04", kind=kind), document(title, "2023-05-06", kind=kind)) == 0
