"""What changed between two versions: rows added, removed, changed; the text by sentence."""

from __future__ import annotations

from svod.register.submissions.differences import difference, difference_of, sentences_of
from svod.register.submissions.models import Submission
from svod.register.submissions.rows import typed_row

FORUM = typed_row({"title": "Форум речных портов", "start": "2024-03-18", "city": "Алматы"})
FAIR = typed_row({"title": "Ярмарка", "start": "2024-05-09", "city": "Омск"})


def test_rows_are_added_removed_and_changed() -> None:
    seminar = typed_row({"title": "Семинар по таможне", "start": "2024-06"})
    found = difference_of("", [FORUM, FAIR], "", [{**FORUM, "city": "Астана"}, seminar])
    assert (found.added, found.removed) == ((seminar,), (FAIR,))
    (change,) = found.changed
    assert (change.before["city"], change.after["city"], change.fields) == ("Алматы", "Астана", ("city",))


def test_a_row_whose_name_was_mended_is_changed_and_not_another() -> None:
    found = difference_of("", [FORUM], "", [{**FORUM, "title": "Форум речных портов ШОС"}])
    assert [one.fields for one in found.changed] == [("title",)]


def test_of_two_rows_with_one_name_each_is_compared_with_that_of_its_day() -> None:
    first, second = {**FORUM, "start": "2024-01"}, {**FORUM, "start": "2024-02"}
    found = difference_of("", [first, second], "", [{**second, "city": "Ош"}, first])
    assert [(one.before["start"], one.fields) for one in found.changed] == [("2024-02", ("city",))]


def test_the_same_rows_in_another_order_are_no_difference() -> None:
    assert difference_of("Да.", [FORUM, FAIR], "Да.", [FAIR, FORUM]).is_empty


def test_a_text_is_compared_by_sentence() -> None:
    before = "Проведён форум в г. Алматы. Участвовали 10 портов. Принята декларация."
    after = "Проведён форум в г. Алматы. Участвовали 12 портов. Принята декларация."
    assert difference_of(before, [], after, []).pieces == (
        ("same", "Проведён форум в г. Алматы."),
        ("out", "Участвовали 10 портов."),
        ("in", "Участвовали 12 портов."),
        ("same", "Принята декларация."),
    )


def test_sentences_end_at_stops_and_lines_and_not_at_abbreviations() -> None:
    assert sentences_of("В 2024 г. Форум им. А. Навои прошёл. Итог: да!\nНовая строка。第二句。") == [
        "В 2024 г. Форум им. А. Навои прошёл.",
        "Итог: да!",
        "Новая строка。",
        "第二句。",
    ]


def test_every_flag_that_differs_is_named() -> None:
    found = difference(Submission(is_provisional=True, blanks="present"), Submission(is_nothing=True, blanks="present"))
    assert found.flags == ("is_nothing", "is_provisional")
    assert not found.is_empty


def test_chinese_names_are_compared_by_their_signs() -> None:
    before, after = typed_row({"title": "河港论坛", "start": "2024"}), typed_row({"title": "国际河港论坛", "start": "2024"})
    assert [one.fields for one in difference_of("", [before], "", [after]).changed] == [("title",)]


def test_the_largest_material_loses_no_row() -> None:
    """500 rows with names that all differ, and the longest text of like sentences."""
    rows = [typed_row({"title": f"{'Очень длинное название ' * 60}{n}"}) for n in range(500)]
    later = [typed_row({"title": f"{'Иное длинное название ' * 60}{n}"}) for n in range(500)]
    found = difference_of("Да. " * 25_000, rows, "Да. Нет. " * 11_000, later)
    assert len(found.added) + len(found.changed) == len(found.removed) + len(found.changed) == 500
