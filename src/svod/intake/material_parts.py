"""What the files of a state's material have in common: the words of their heads, the mark of their request, their faults."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from svod.intake.files.archive import Archive, local
from svod.kernel.refusal import Refused
from svod.kernel.words import LANGUAGES, Language, Trilingual
from svod.register.states.models import State
from svod.register.submissions.models import Request, Submission
from svod.register.submissions.rows import BLANKS, UNCHECKED, Row, day_typed, typed_row

HEADS: dict[str, Trilingual] = {
    "title": Trilingual("Мероприятие", "Event", "活动"),
    "start": Trilingual("Первый день (ДД.ММ.ГГГГ)", "First day (YYYY-MM-DD)", "首日（YYYY-MM-DD）"),
    "end": Trilingual("Последний день", "Last day", "末日"),
    "city": Trilingual("Город", "City", "城市"),
    "country": Trilingual("Страна (название или код)", "Country (name or code)", "国家（名称或代码）"),
    "outcome": Trilingual("Итог", "Outcome", "成果"),
}
"""The six columns of the table of events, in every kind of file."""
PARTICULARS: dict[str, Trilingual] = {
    "request": Trilingual("Запрос (не менять)", "Request (do not change)", "征集编号（请勿更改）"),
    "state": Trilingual("Государство", "State", "国家"),
    "area": Trilingual("Сфера", "Area", "领域"),
    "period": Trilingual("Отчётный период", "Reporting period", "报告期"),
    "deadline": Trilingual("Срок подачи", "Due", "截止日期"),
    "guidance": Trilingual("Указания", "Guidance", "说明"),
    "provisional": Trilingual("Предварительно (да/нет)", "Provisional (yes/no)", "暂定（是/否）"),
    "incomplete": Trilingual("Неполно (да/нет)", "Incomplete (yes/no)", "不完整（是/否）"),
    "blanks": Trilingual("Пропуски", "Blanks", "空缺"),
}
YES_NO = {"yes": Trilingual("да", "yes", "是"), "no": Trilingual("нет", "no", "否")}
BLANKS_SAID = {
    "unchecked": Trilingual("не проверялись", "not checked", "未核对"),
    "present": Trilingual("есть – сведения будут", "present – to be filled in", "有空缺，待补"),
    "confirmed": Trilingual("проверены – сведений нет", "checked – nothing to add", "已核对，无更多信息"),
}
EVENTS = Trilingual("Мероприятия", "Events", "活动")
TEXT = Trilingual("Текст", "Text", "文本")
_MARK = re.compile(r"svod-request:(\S+)")
_BRACKET = re.compile(r"\s*[（(].*$")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at one place of a file: «лист «Мероприятия», строка 4, столбец B»."""

    place: Trilingual
    words: Trilingual

    def said(self, language: Language) -> str:
        return f"{self.place.in_(language)}: {self.words.in_(language)}"


@dataclass(slots=True)
class Material:
    """What a file says. None: it says nothing of this, what was there before stays. With faults nothing is stored.

    `has_table`: whether there was a table of events, however empty; a file without one is text.
    """

    rows: list[Row] = field(default_factory=list)
    text: str = ""
    is_provisional: bool | None = None
    is_incomplete: bool | None = None
    blanks: str | None = None
    faults: list[Fault] = field(default_factory=list)
    has_table: bool = False

    def as_written(self) -> dict[str, Any]:
        """For `write_draft`: words that the file lacks are not taken from the draft."""
        flags = {"is_provisional": self.is_provisional, "is_incomplete": self.is_incomplete, "blanks": self.blanks}
        return {"rows": self.rows or None, "text": self.text or None, **flags}


def request_key(asked: Request) -> str:
    """«2023-2024/KZ/trade»: what a template is bound to."""
    return f"{asked.period.code}/{asked.state.code}/{asked.area.code}"


def bound_mark(asked: Request) -> str:
    """For the keywords of a file, where office programs leave it alone."""
    return f"svod-request:{request_key(asked)}"


def refuse_foreign_request(name: str, archive: Archive, said: Sequence[str], asked: Request) -> bool:
    """Whether the file is bound to a request. Refused where it is to another: by its hidden mark or by a key printed in it."""
    core = archive.xml("docProps/core.xml")
    words = " ".join(element.text or "" for element in (core if core is not None else ()) if local(element) == "keywords")
    keys = {*_MARK.findall(words), *(key for key in said if key)}
    other = next(iter(sorted(keys - {request_key(asked)})), "")
    if other:
        raise Refused(
            f"{name}: это образец другого запроса ({other[:80]}), а эта страница – {request_key(asked)}. Ничего не записано. "
            "Откройте страницу того запроса или возьмите образец здесь.",
            f"{name}: this is the template of another request ({other[:80]}); this page is {request_key(asked)}. Nothing was "
            "stored. Open the page of that request, or take the template here.",
            f"{name}：该文件是另一征集（{other[:80]}）的模板，本页为 {request_key(asked)}。未保存任何内容。"
            "请打开对应页面，或在此下载模板。",
        )
    return bool(keys)


def particulars_of(asked: Request, version: Submission | None, language: Language) -> dict[str, str]:
    """What stands beside each of `PARTICULARS` in a template."""
    yes = {True: YES_NO["yes"].in_(language), False: YES_NO["no"].in_(language)}
    return {
        "request": request_key(asked),
        "state": asked.state.name.in_(language),
        "area": f"{asked.area.number}. {asked.area.title.in_(language)}",
        "period": f"{asked.period.first:%d.%m.%Y} – {asked.period.last:%d.%m.%Y}"
        if language == "ru"
        else f"{asked.period.first} – {asked.period.last}",
        "deadline": f"{asked.deadline:%d.%m.%Y}" if language == "ru" else str(asked.deadline),
        "guidance": asked.guidance.in_(language),
        "provisional": yes[bool(version and version.is_provisional)],
        "incomplete": yes[bool(version and version.is_incomplete)],
        "blanks": BLANKS_SAID[version.blanks if version else UNCHECKED].in_(language),
    }


def rows_for(version: Submission | None, language: Language) -> list[Row]:
    """The rows of a version as a template shows them: days and states as people write them."""
    names = {state.code: state.short_name.in_(language) for state in State.objects.all()}
    return [
        {
            **row,
            "start": day_typed(row["start"], language),
            "end": day_typed(row["end"], language),
            "country": names.get(row["country"], row["country"]),
        }
        for row in (typed_row(held) for held in (version.rows if version else ()))
    ]


def particular_named(head: str) -> str:
    """Which particular a label names, in any language; empty where none."""
    return _named(head, PARTICULARS)


def columns_of(heads: Sequence[str]) -> dict[str, int]:
    """Where each field of an event stands, by the heads in any language; nothing where no column is the event's name."""
    found: dict[str, int] = {}
    for at, head in enumerate(heads):
        name = _named(head, HEADS)
        if name and name not in found:
            found[name] = at
    return found if "title" in found else {}


def _named(head: str, table: Mapping[str, Trilingual]) -> str:
    """By the words of a head, with or without its bracket."""
    said = _bare(head)
    if not said:
        return ""
    return next((name for name, words in table.items() if said in {_bare(words.in_(one)) for one in LANGUAGES}), "")


def _bare(head: str) -> str:
    return _BRACKET.sub("", " ".join(head.split())).lower()


def take_flag(material: Material, name: str, said: str) -> Trilingual | None:
    """Put what is said of a flag into the material; gives what is wrong with it. Blank says nothing."""
    if not said.strip():
        return None
    if name == "blanks":
        found = _value_of(said, BLANKS_SAID)
        material.blanks = found or None
        wanted = [" / ".join(BLANKS_SAID[one].in_(language) for one in BLANKS) for language in LANGUAGES]
    else:
        found = _value_of(said, YES_NO)
        setattr(material, f"is_{name}", {"yes": True, "no": False}.get(found))
        wanted = [" / ".join(words.in_(language) for words in YES_NO.values()) for language in LANGUAGES]
    if found:
        return None
    given = said.strip()[:60]
    return Trilingual(f"«{given}»; нужно: {wanted[0]}", f"“{given}”; write {wanted[1]}", f"“{given}”；应为 {wanted[2]}")


def _value_of(said: str, table: Mapping[str, Trilingual]) -> str:
    given = " ".join(said.split()).lower()
    return next((name for name, words in table.items() if given in {words.in_(one).lower() for one in LANGUAGES}), "")


def refuse_empty(name: str, material: Material) -> None:
    """Refused where a file brings neither a row nor a word."""
    if material.rows or material.text or material.faults:
        return
    if material.has_table:
        raise Refused(
            f"{name}: таблица мероприятий пуста и текста нет. Заполните файл; если сообщать не о чем, подтвердите это кнопкой.",
            f"{name}: the table of events is empty and there is no text. Fill the file in; if there is nothing to report, confirm"
            " it with its button.",
            f"{name}：活动表为空，也没有文本。请填写文件；如无可报告事项，请用相应按钮确认。",
        )
    titles = [", ".join(words.in_(language) for words in HEADS.values()) for language in LANGUAGES]
    raise Refused(
        f"{name}: в файле нет таблицы мероприятий. Возьмите образец на этой странице; столбцы: {titles[0]}.",
        f"{name}: the file has no table of events. Take the template on this page; its columns: {titles[1]}.",
        f"{name}：文件中没有活动表。请使用本页模板，列名为：{titles[2]}。",
    )
