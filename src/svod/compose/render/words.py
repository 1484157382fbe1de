"""What a renderer says beside the report itself: what a fact is called, where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from svod.compose.keys import mapped
from svod.compose.tree import Report, Run, Sentence
from svod.kernel.words import Trilingual

FIELDS: dict[str, Trilingual] = {
    "title": Trilingual("название", "title", "名称"),
    "name": Trilingual("название", "name", "名称"),
    "short": Trilingual("краткое название", "short title", "简称"),
    "abbreviation": Trilingual("сокращение", "abbreviation", "缩写"),
    "kind": Trilingual("вид", "kind", "类别"),
    "status": Trilingual("состоялось ли", "status", "状态"),
    "stage": Trilingual("стадия", "stage", "阶段"),
    "dates": Trilingual("даты", "dates", "日期"),
    "date": Trilingual("дата", "date", "日期"),
    "period": Trilingual("период", "period", "报告期"),
    "validity": Trilingual("срок действия", "validity", "有效期"),
    "year": Trilingual("год", "year", "年份"),
    "place": Trilingual("место", "place", "地点"),
    "city": Trilingual("город", "city", "城市"),
    "format": Trilingual("формат", "format", "形式"),
    "ordinal": Trilingual("порядковый номер", "ordinal", "届次"),
    "number": Trilingual("номер", "number", "文号"),
    "theme": Trilingual("тема", "theme", "主题"),
    "about": Trilingual("содержание", "content", "内容"),
    "purpose": Trilingual("назначение", "purpose", "宗旨"),
    "content": Trilingual("содержание", "content", "内容"),
    "text": Trilingual("что предстоит", "next step", "后续工作"),
    "reason": Trilingual("причина", "reason", "原因"),
    "chair": Trilingual("председательство", "chair", "主持方"),
    "chair_body": Trilingual("председательство", "chair", "主持方"),
    "initiator": Trilingual("инициатор", "initiator", "倡议方"),
    "proposed_by": Trilingual("кем внесен", "proposed by", "提出方"),
    "organisers": Trilingual("организаторы", "organisers", "主办方"),
    "partners": Trilingual("партнеры", "partners", "合作方"),
    "parent": Trilingual("часть мероприятия", "part of an event", "所属活动"),
    "outcomes": Trilingual("итоговые документы", "outcome documents", "成果文件"),
    "addressee": Trilingual("адресат", "addressee", "责任方"),
    "due": Trilingual("срок", "due", "期限"),
    "by": Trilingual("кем принят", "adopted by", "通过机构"),
    "participants": Trilingual("участники", "participants", "参加方"),
    "non_participants": Trilingual("неучастие", "non-participation", "未参加方"),
    "annex": Trilingual("приложение", "annex", "附件"),
    "area": Trilingual("сфера", "area", "领域"),
    "areas": Trilingual("сферы", "areas", "领域"),
    "memberships": Trilingual("членство", "membership", "成员资格"),
    "signing_order": Trilingual("порядок подписания", "order of signature", "签署顺序"),
    "office": Trilingual("должность подписанта", "office of the signatory", "签署人职务"),
    "value": Trilingual("значение", "value", "数值"),
    "source": Trilingual("источник", "source", "来源"),
}
NOUNS: dict[str, Trilingual] = {
    "event": Trilingual("мероприятие", "event", "活动"),
    "document": Trilingual("документ", "document", "文件"),
    "body": Trilingual("механизм", "body", "机制"),
    "state": Trilingual("государство", "state", "国家"),
    "city": Trilingual("город", "city", "城市"),
    "area": Trilingual("сфера сотрудничества", "area of cooperation", "合作领域"),
    "followup": Trilingual("последующая работа", "follow-up", "后续工作"),
    "figure": Trilingual("показатель", "figure", "指标"),
    "period": Trilingual("отчетный период", "reporting period", "报告期"),
}
SOURCES = Trilingual("Источники предложения", "Sources of the sentence", "本句来源")
COVERAGE = Trilingual(
    "Предложений {n}, с источниками {m}; из них {k} опираются только на выводы из записей реестра.",
    "{n} sentences, {m} with sources; {k} of these rest only on what follows from the records.",
    "共{n}句，有来源{m}句；其中{k}句仅依据登记册记录推得。",
)
SHOW = Trilingual(
    "Знак ● после предложения открывает его источники (○ – прямо не сказано, следует из записи; ✕ – источника нет).",
    "The mark ● after a sentence opens its sources (○: not said in so many words, it follows from the record; ✕: no source).",
    "点击句后的 ● 可查看来源（○ 表示未直接载明，由记录推得；✕ 表示没有来源）。",
)
PLACES = Trilingual("знаки {spans}", "characters {spans}", "字符 {spans}")
INFERRED = Trilingual("следует из сказанного", "follows from what is said", "由所述内容推得")
OVERRULED = Trilingual("говорит иное", "says otherwise", "说法不同")
EDITORIAL = Trilingual("внесено составителем: {by}", "entered by: {by}", "录入者：{by}")
NO_SOURCE = Trilingual("источника нет", "no source", "没有来源")
BY_EDITOR = Trilingual("ред.", "ed.", "编")
"""The mark after a sentence that an editor worded, moved or wrote."""
BY_EDITOR_STALE = Trilingual("ред., сведения изменились", "ed., the facts have changed", "编，事实已变更")
CHANGE = Trilingual("Править", "Change", "修改")
CHANGED_BY = Trilingual("Правка: {by}", "Changed by {by}", "修改：{by}")
INSTEAD = Trilingual("Составлено было бы: {words}", "Would be said: {words}", "自动编写为：{words}")
CONTENTS = Trilingual("Содержание", "Contents", "目录")
SPACES = {"ru": " ", "en": " ", "zh": ""}
"""What stands between two sentences."""


def field_name(field: str, language: str) -> str:
    """What a field is called; a field without words of its own keeps its code."""
    return FIELDS[field].in_(language) if field in FIELDS else field


def fact_name(fact: str, names: Mapping[str, str], language: str) -> str:
    """ "event:mtm-23.dates" -> "Meeting of Ministers …: dates"; a record without a name keeps its noun and code."""
    record, _, field = fact.rpartition(".")
    noun, _, code = record.partition(":")
    colon = "：" if language == "zh" else ": "
    return f"{names.get(record) or f'{noun_name(noun, language)} {code}'}{colon}{field_name(field, language)}"


def noun_name(noun: str, language: str) -> str:
    return NOUNS[noun].in_(language) if noun in NOUNS else noun


def editorial_mark(sentence: Sentence, language: str) -> str:
    """ "[ed.]" after a sentence with an editor's hand in it; empty after any other."""
    if sentence.editorial is None:
        return ""
    return f"[{(BY_EDITOR_STALE if sentence.editorial.is_stale else BY_EDITOR).in_(language)}]"


def marked(report: Report) -> Report:
    """The report with the editor's mark as text after every sentence that has it; for renderers without a form of their own."""

    def one(sentence: Sentence, place: str) -> Sentence:
        mark = editorial_mark(sentence, report.language)
        return replace(sentence, runs=(*sentence.runs, Run(f"\u00a0{mark}"))) if mark else sentence

    return mapped(report, one)
