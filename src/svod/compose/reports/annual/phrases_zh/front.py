"""The cover, the title and the introduction in Chinese."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from svod.compose.grammar import zh
from svod.compose.reports.annual.phrases import DecisionFacts, Totals
from svod.compose.reports.annual.phrases_zh.events import joined
from svod.compose.said import Said, enumerated, glue, said
from svod.compose.tree import FactRef
from svod.compose.year import BodyFacts, DocumentFacts, EventFacts, FigureFacts, StateFacts
from svod.kernel.dates import DateRange, PartialDate

MEMBERS = "成员国"
COMPARED = {"equal": "为", "about": "约为", "at_least": "不少于", "more_than": "超过"}


def _months(first: date, last: date) -> str:
    start, end = PartialDate(first.year, first.month), PartialDate(last.year, last.month)
    return zh.day(start) if start == end else f"{zh.day(start)}至{zh.span(DateRange(end, end), year=start.year != end.year)}"


def _day(on: date) -> str:
    return zh.day(PartialDate(on.year, on.month, on.day))


def scope(organisation: BodyFacts, first: date, last: date) -> Said:
    period = said(_months(first, last), FactRef("period", f"{first}..{last}", "dates"))
    short = f"（以下简称“{organisation.abbreviation.zh}”或“本组织”）" if organisation.abbreviation.zh else ""
    return joined("本报告汇总", period, said(organisation.name.words.zh, organisation.ref()), short, "的活动和文件")


def membership(organisation: BodyFacts, members: Sequence[StateFacts], on: date) -> Said:
    states = enumerated([said(state.name.words.zh, state.ref("memberships")) for state in members], "、", "和")
    return said(f"截至{_day(on)}，本组织有{len(members)}个成员国：") + states


NAMES_OF_LANGUAGES = {"zh": "汉语", "ru": "俄语", "en": "英语"}


def languages(organisation: BodyFacts, authoritative: Sequence[str], marked: Sequence[DocumentFacts]) -> list[Said]:
    told = []
    if authoritative:
        held = f"本组织官方语言为{zh.and_(*(name for code, name in NAMES_OF_LANGUAGES.items() if code in authoritative))}"
        told.append(said(held + ("" if "zh" in authoritative else "，本文为译文"), organisation.ref("authoritative")))
    if marked:
        words = "标有*的文件和机制名称尚无正式中文译名，系编辑翻译"
        told.append(said(words, *(document.ref("title") for document in marked)))
    return told


def figures(figures: Sequence[FigureFacts]) -> Said:
    first = figures[0]
    source = said(f"据{first.source.name.words.zh}数据", first.ref("source")) if first.source else said("据现有数据")
    told: list[Said] = []
    for figure in figures:
        number = f"{zh.number(figure.value)}{figure.unit.zh}"
        what = figure.what.zh.removeprefix(MEMBERS) if told and first.what.zh.startswith(MEMBERS) else figure.what.zh
        told.append(said(f"{what}{COMPARED[figure.comparison]}{number}", figure.ref("value"), figure.ref("source")))
    year = said(f"{first.year}年", first.ref("year")) if first.year else said("")
    return glue("，", [source, joined(year, glue("，", told))])


def totals(totals: Totals) -> list[Said]:
    n = len(totals.held)
    if not n:
        held = said("报告期内未举行活动")
    elif totals.is_part:
        held = said(f"本简介涉及报告期内举行的{n}项活动", *_refs(totals.held, "status"))
    else:
        held = said(f"报告期内共举行{n}项活动", *_refs(totals.held, "status"))
    if any(event.title.gender == "plur" for event in totals.held):
        held += "（系列活动按一项计）"
    told = [held]
    ways = {"online": "以视频方式举行", "hybrid": "以线上线下相结合的方式举行", "in_person": "以线下方式举行"}
    formats = [said(f"{ways[name]}的{len(events)}项", *_refs(events, "format")) for name, events in totals.formats.items()]
    if formats:
        words = joined("其中", glue("，", formats))
        if totals.of_unknown_format:
            words += said("，其余活动的形式未注明", *_refs(totals.of_unknown_format, "status"))
        told.append(words)
    if totals.chairs:
        count = sum(len(events) for _, events in totals.chairs)
        chairs = [said(f"{state.adjective.zh}方{len(events)}项", *_refs(events, "chair")) for state, events in totals.chairs]
        if len(chairs) == 1:
            state, events = totals.chairs[0]
            told.append(said(f"由{state.adjective.zh}方主持的活动共{count}项", *_refs(events, "chair")))
        else:
            told.append(said(f"由成员国主持的活动共{count}项：") + enumerated(chairs, "、", "、"))
    if totals.adopted:
        adopted = said(f"通过文件{len(totals.adopted)}份", *(document.ref("stage") for document in totals.adopted))
        if totals.under_way:
            more = f"，另有{len(totals.under_way)}份文件正在办理"
            adopted += said(more, *(document.ref("stage") for document in totals.under_way))
        told.append(adopted)
    if totals.not_held:
        told.append(said(f"有{len(totals.not_held)}项活动未举行", *_refs(totals.not_held, "status")))
    return told


def _refs(events: Sequence[EventFacts], field: str) -> list[FactRef]:
    return [event.ref(field) for event in events]


def title(organisation: BodyFacts, report: DocumentFacts | None, first: date, last: date) -> list[Said]:
    period = _months(first, last)
    name = report.title.words.zh if report else ""
    written = f"{first.year}年{first.month}月至{last.year}年{last.month}月"
    if report and name.endswith((f"（{period}）", f"（{written}）")):
        return [
            said(name[: name.rindex("（")], report.ref("title")).telling(report.record),
            said(f"（{written}）", report.ref("period")),
        ]
    facts = FactRef("period", f"{first}..{last}", "dates")
    return [said(f"{organisation.name.words.zh}秘书处活动和文件报告", organisation.ref()), said(f"（{period}）", facts)]


def cover(organisation: BodyFacts, decision: DecisionFacts) -> Mapping[str, Said]:
    document = decision.document
    name = document.title.words.zh
    body = decision.body.name.words.zh
    for prefix in (organisation.name.words.zh, organisation.abbreviation.zh):
        body = body.removeprefix(prefix)
    return {
        "organisation": said(organisation.name.words.zh, organisation.ref()),
        "body": said(body.removeprefix("成员国"), decision.body.ref()),
        "word": said("决议", document.ref("kind")),
        "dated": said(_day(decision.on), document.ref("date")),
        "numbered": said(f"第{decision.number}号", document.ref("number")),
        "city": said(decision.city.name.words.zh, document.ref("city")),
        "subject": said(name.replace(f"的第{decision.number}号决议", ""), document.ref("title")).telling(document.record),
    }


def operative(organisation: BodyFacts, decision: DecisionFacts) -> list[Said]:
    return [
        said(f"{decision.body.name.words.zh}决定：", decision.document.ref("by")),
        said("批准本决议标题所述报告（附后）。", decision.document.ref("about")),
    ]


def signature(state: StateFacts, office: str) -> Said:
    return said(f"{state.name.words.zh}\n{office}", state.ref("office"), state.ref("signing_order"))


def annex(decision: DecisionFacts) -> list[Said]:
    document = decision.document
    return [
        said("附件", document.ref("annex")),
        said(decision.body.name.words.zh, decision.body.ref()),
        said(f"{_day(decision.on)}第{decision.number}号决议", document.ref("number"), document.ref("date")),
    ]
