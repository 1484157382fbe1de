"""The languages in which the annual report speaks."""

from __future__ import annotations

from svod.compose.grammar import en, ru, zh
from svod.compose.reports.annual import annex_words
from svod.compose.reports.annual.phrases import Phrases
from svod.compose.reports.annual.phrases_en import documents as en_documents
from svod.compose.reports.annual.phrases_en import events as en_events
from svod.compose.reports.annual.phrases_en import front as en_front
from svod.compose.reports.annual.phrases_ru import documents as ru_documents
from svod.compose.reports.annual.phrases_ru import events as ru_events
from svod.compose.reports.annual.phrases_ru import front as ru_front
from svod.compose.reports.annual.phrases_zh import documents as zh_documents
from svod.compose.reports.annual.phrases_zh import events as zh_events
from svod.compose.reports.annual.phrases_zh import front as zh_front
from svod.kernel.refusal import Refused

PHRASES: dict[str, Phrases] = {
    "ru": Phrases(
        language="ru",
        events=ru_events,
        documents=ru_documents,
        front=ru_front,
        polished=ru.polished,
        step_opening=ru.step_opening,
        steps_joined=ru.steps_joined,
        annexes=annex_words.RU,
        dates=ru.span,
        stop=".",
        colon=":",
        labels={
            "introduction": "Введение",
            "general": "Общие вопросы",
            "total": "Всего",
            "by_area": "Мероприятия и документы по сферам сотрудничества",
            "area": "Сфера",
            "events_held": "Состоялось мероприятий",
            "documents_adopted": "Принято документов",
            "abbreviations": "Принятые сокращения",
            "abbreviation": "Сокращение",
            "meaning": "Полное наименование",
        },
    ),
    "en": Phrases(
        language="en",
        events=en_events,
        documents=en_documents,
        front=en_front,
        polished=en.polished,
        step_opening=en.step_opening,
        steps_joined=en.steps_joined,
        annexes=annex_words.EN,
        dates=en.span,
        stop=".",
        colon=":",
        labels={
            "introduction": "Introduction",
            "general": "General matters",
            "total": "Total",
            "by_area": "Events and documents by area of cooperation",
            "area": "Area",
            "events_held": "Events held",
            "documents_adopted": "Documents adopted",
            "abbreviations": "Abbreviations",
            "abbreviation": "Abbreviation",
            "meaning": "Name in full",
        },
    ),
    "zh": Phrases(
        language="zh",
        events=zh_events,
        documents=zh_documents,
        front=zh_front,
        polished=zh.polished,
        step_opening=zh.step_opening,
        steps_joined=zh.steps_joined,
        annexes=annex_words.ZH,
        dates=zh.span,
        stop="。",
        colon="：",
        labels={
            "introduction": "引言",
            "general": "综合事项",
            "total": "合计",
            "by_area": "各合作领域的活动和文件",
            "area": "领域",
            "events_held": "举行的活动",
            "documents_adopted": "通过的文件",
            "abbreviations": "简称",
            "abbreviation": "简称",
            "meaning": "全称",
        },
    ),
}


def phrases_of(language: str) -> Phrases:
    """The words of a language; Refused where it has none."""
    phrases = PHRASES.get(language)
    if phrases is None:
        known = ", ".join(PHRASES)
        raise Refused(
            ru=f"На языке «{language}» отчёт не составляется. Укажите один из языков: {known}.",
            en=f"The report is not composed in “{language}”. Give one of: {known}.",
            zh=f"无法用“{language}”编写报告。请选择以下语言之一：{known}。",
        )
    return phrases
