"""Where events are named: event nouns with the names they govern, and bodies that stand for their sessions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from svod.kernel.span import Span
from svod.kernel.vocabulary import EventKind
from svod.language.found import Found
from svod.language.inflection import like_printed
from svod.language.morphology import analyses
from svod.language.nounphrase import phrase_end, phrase_start
from svod.language.phrases.bodies.ru import HEADS
from svod.language.phrases.kinds.ru import OFFICIALS, WEAK, EventHead, misprinted
from svod.language.phrases.ordinals.ru import ordinal_of
from svod.reading.drafts import Draft
from svod.reading.names import capital, case_and_number, nominative, without_ordinal
from svod.reading.scene import Scene

_COUNTS = {"два": 2, "две": 2, "двух": 2, "двумя": 2, "три": 3, "трех": 3, "трёх": 3, "четыре": 4, "четырех": 4, "четырёх": 4, "пять": 5, "пяти": 5,
           "шесть": 6, "шести": 6, "семь": 7, "семи": 7, "восемь": 8, "восьми": 8}  # fmt: skip
_POINTS_BACK = re.compile(
    r"(?:данн|указанн|вышеуказанн|настоящ|упомянут|вышеупомянут|названн|прошедш|состоявш|так|эт)(?:\w{2,3}|а|о|у|и)$|^(?:их|его|е[её])$"
)
_LAST = re.compile(r"(?:заключительн|завершающ|финальн|отборочн)\w+ (?:этап|раунд)", re.IGNORECASE)
_LISTS = frozenset({"план", "перечень", "график", "список", "календарь", "план-график"})
_VAGUE_LEAD = re.compile(
    r"(?:друг|ин|различн|многочисленн|подобн|профильн|тематическ|совместн|все|вс|многосторонн|регулярн)\w{1,3} ", re.IGNORECASE
)
_NAMED_QUOTE = re.compile(r"^ ?(?:\([^()]*\) ?)?(?:,? ?(?:на тему|по теме|под названием|под девизом|под лозунгом))?:? ?$")
_DEVOTED = re.compile(r", посвящ[её]нн\w+ [^,;.()«–—]{3,80}?(?=,| [–—-] )")
_UNIONS = frozenset({"партнерство", "партнёрство", "содружество", "движение", "инициатива", "общество", "компания", "корпорация"})
_COUNCIL = re.compile(
    r"(?:Совет\w* (?:глав|министр|руководител|коллективн|по |национальн)|СГГ|СГП|СМИД|СМО|СНК|Саммит|Межгоссовет|Комитет\w* )"
)


def _points_back(scene: Scene, first: int, head: int) -> bool:
    return any(_POINTS_BACK.fullmatch(t.lower) for t in scene.prose.tokens[max(0, first - 1) : head])


def _count_before(scene: Scene, first: int) -> tuple[int, int] | None:
    """A cardinal before the name, and the index of its token: «два заседания»."""
    tokens = scene.prose.tokens
    if first == 0:
        return None
    token = tokens[first - 1]
    if token.lower in _COUNTS:
        return _COUNTS[token.lower], first - 1
    if token.kind == "number" and token.text.isdigit() and 2 <= int(token.text) <= 20:
        return int(token.text), first - 1
    return None


def _ordinal(scene: Scene, first: int, head: int) -> tuple[int, tuple[int, int]] | None:
    tokens = scene.prose.tokens
    for at in range(head - 1, first - 1, -1):
        read = ordinal_of(tokens, at)
        if read:
            return read[0], (tokens[read[1]].start, tokens[at].end)
    return None


def _body_of(scene: Scene, head: EventHead, first: int, end: int, case: str) -> tuple[str, int, int] | None:
    """The body whose session the name tells: nominative, and clean characters of it."""
    tokens = scene.prose.tokens
    after = head.at + 1
    if head.noun == "круглый стол" or after >= end:
        return None
    following = tokens[after]
    officials = any(a.lemma in OFFICIALS and a.case == "gent" for a in analyses(following.lower))
    for another in scene.bodies.within(tokens[after].end, tokens[end - 1].end):
        if tokens[another.value.first - 1].lower == "и":
            end = another.value.first - 1  # «заседания Комитета по … и Комитета по …»
            break
    text = scene.text(tokens[after].start, tokens[end - 1].end)
    if head.noun in {"совещание", "встреча"} and officials:
        whole = scene.text(tokens[first].start, tokens[end - 1].end)
        if head.is_misspelt:
            noun = tokens[head.at]
            whole = whole.replace(noun.text, like_printed(misprinted(noun.lower) or noun.lower, noun.text), 1)
        return nominative(without_ordinal(whole), case, "sing"), tokens[first].start, tokens[end - 1].end
    if head.noun == "запуск" and not _is_body_noun(scene, after, end):
        return None
    if (
        head.noun
        not in {"запуск", "заседание", "сессия", "собрание", "пленум", "консультация", "конференция", "съезд", "совещание"}
        or following.kind != "word"
    ):
        return None
    if _POINTS_BACK.fullmatch(following.lower):
        return text, tokens[after].start, tokens[end - 1].end
    governed = following
    if after + 1 < end and (read := analyses(following.lower)) and read[0].pos == "ADVB":
        governed = tokens[after + 1]  # «Постоянно действующей рабочей группы»
    genitive = following.is_abbreviation or (
        governed.lower not in {"по", "о", "об", "на", "в"}
        and any(a.case == "gent" and a.pos in {"NOUN", "ADJF", "PRTF"} for a in analyses(governed.lower))
    )
    is_name = (
        following.is_capital
        or following.is_abbreviation
        or any(t.is_capital for t in tokens[after:end])
        or _is_body_noun(scene, after, end)
    )
    if (
        not genitive
        or not is_name
        or (head.noun in {"совещание", "конференция"} and not (following.is_capital or following.is_abbreviation))
    ):
        return None
    return nominative(text, "gent"), tokens[after].start, tokens[end - 1].end


def _is_body_noun(scene: Scene, after: int, end: int) -> bool:
    bodies = {
        "группа",
        "комиссия",
        "комитет",
        "совет",
        "коллегия",
        "правление",
        "консорциум",
        "ассамблея",
        "бюро",
        "президиум",
        "подкомитет",
        "секция",
    }
    return any(a.lemma in bodies for t in scene.prose.tokens[after : min(end, after + 5)] for a in analyses(t.lower))


def _antecedent(scene: Scene, head: EventHead, sentence: Span) -> tuple[str, int, int] | None:
    """«… группы по торговле, восьмое заседание которой …»: the body that «которой» stands for."""
    tokens = scene.prose.tokens
    after = head.at + 1
    if after >= len(tokens) or not tokens[after].lower.startswith("котор"):
        return None
    before = [t for t in scene.prose.tokens_in(sentence.start, tokens[head.at].start) if t.kind == "word"]
    for token in before:
        is_group = (token.is_abbreviation and token.text != scene.own) or _is_body_noun(scene, token.index, token.index + 1)
        if is_group:
            first = phrase_start(scene.prose, token.index, sentence.start)
            end = phrase_end(scene.prose, token.index, sentence.end, scene.barriers, scene.heads, own=scene.own)
            case = next((a.case for a in analyses(token.lower) if a.pos == "NOUN" and a.case), "gent")
            name = scene.text(tokens[first].start, tokens[end - 1].end)
            return nominative(name, case or "gent"), tokens[first].start, tokens[end - 1].end
    return None


def _draft(scene: Scene, found: Found[EventHead], index: int, sentence: Span) -> Draft | None:
    head, tokens = found.value, scene.prose.tokens
    floor = found.start if head.noun == "круглый стол" else sentence.start
    first = phrase_start(
        scene.prose,
        scene.prose.token_at(found.start) if head.noun == "круглый стол" else head.at,
        max(floor, sentence.start) if head.noun != "круглый стол" else sentence.start,
    )
    if head.noun == "круглый стол":
        lead = scene.prose.token_at(found.start)
        first = min(first, lead)
    last_of_head = head.at if scene.text(found.end - 1, found.end) not in {"»", '"', "”"} else head.at + 1
    end = phrase_end(scene.prose, last_of_head, sentence.end, scene.barriers, scene.heads, own=scene.own)
    back = _points_back(scene, first, head.at)
    start, stop = tokens[first].start, max(found.end, tokens[end - 1].end)
    devoted = _DEVOTED.match(scene.prose.text, stop, sentence.end)
    if devoted and not any(devoted.start() < at < devoted.end() for at in scene.barriers):
        stop = devoted.end()
    case, number = case_and_number(scene.prose, first, head.at, misprinted(tokens[head.at].lower) if head.is_misspelt else None)
    counted = _count_before(scene, first)
    draft = Draft(start, stop, index, head, scene.text(start, stop), case, plural=number == "plur" or bool(counted))
    if counted and head.noun != "день":
        draft.count = counted[0]
        draft.note("count", (tokens[counted[1]].start, tokens[counted[1]].end))
    ordinal = _ordinal(scene, first, head.at)
    if ordinal:
        draft.ordinal, draft.ordinal_at = ordinal
        draft.note("ordinal", ordinal[1])
    body = _body_of(scene, head, first, end, case) or _antecedent(scene, head, sentence)
    if body:
        draft.body, draft.body_at = body[0], (body[1], body[2])
        draft.note("body", (body[1], body[2]))
    if back and not ordinal:
        draft.strength = -1.0
    elif _VAGUE_LEAD.match(draft.name):
        draft.strength = -0.3
    if head.noun in WEAK and not ordinal and "«" not in draft.name and head.noun != "диалог" and not _LAST.match(draft.name):
        draft.strength -= 0.2
    return draft


def _is_listed(scene: Scene, draft: Draft) -> bool:
    """«плана мероприятий», «перечень семинаров»: what a paper lists, not what was held."""
    before = scene.prose.tokens_in(max(0, draft.start - 30), draft.start)[-1:]
    return bool(before) and any(a.lemma in _LISTS for a in analyses(before[0].lower)) and draft.case == "gent" and draft.plural


def _names_an_organisation(scene: Scene, draft: Draft, at: int) -> bool:
    """«заседание совета ассоциации «Шёлк»»: the quotation names a body, not the theme."""
    before = scene.prose.tokens_in(draft.start, at)[-1:]
    if not before or before[0].index == (draft.head.at if draft.head else -1):
        return False
    read = analyses(before[0].lower)
    return any(a.lemma in HEADS or a.lemma in _UNIONS for a in read if a.pos == "NOUN" and a.number == "sing") and not any(
        a.lemma == "форум" for a in read
    )


def _theme(scene: Scene, draft: Draft, sentence: Span) -> None:
    """A quotation inside the name, or right after it."""
    for quote in scene.quotes.within(draft.start, sentence.end):
        inside = quote.end <= draft.end
        if quote.start < draft.end and not inside:
            continue
        if draft.head is not None and quote.start <= scene.prose.tokens[draft.head.at].start:
            continue
        between = scene.text(draft.end, quote.start) if not inside else ""
        named = re.search(r"посвящ\w+ |запуск\w* ", scene.text(draft.end, quote.start)) if not inside else None
        if inside or _NAMED_QUOTE.match(between) or (named and len(between) < 60 and not re.search(r"[.;]", between)):
            if inside and not (quote.value[:1].isupper() or quote.value[:1].isdigit()):
                continue
            if (
                inside
                and quote.start > draft.start
                and re.search(
                    r"(?:АО|ОАО|ООО|банк\w*|программ\w*|центр\w*) $",
                    scene.text(max(0, quote.start - 14), quote.start),
                    re.IGNORECASE,
                )
            ):
                continue
            if inside and quote.value.isupper() and " " not in quote.value:
                continue  # the name of a fair: «ИННОВАЦИЯ»
            if _names_an_organisation(scene, draft, quote.start):
                continue
            if not inside and len(quote.value) < 6 and not _NAMED_QUOTE.match(between):
                continue
            draft.theme = quote.value
            draft.note("theme", (quote.start, quote.end))
            if not inside and between.strip() in {"", ":"}:
                draft.end = quote.end
            return


def _is_proposed_by_name(scene: Scene, found: Found[EventHead], quote: Found[str]) -> bool:
    """«о проведении «Дней культуры»»: the noun opens the quotation, and a word of holding stands before it."""
    return found.start == quote.start + 1 and any(
        h.end == quote.start - 1 for h in scene.happenings.within(max(0, quote.start - 40), quote.start)
    )


def anchors_in(scene: Scene, index: int, sentence: Span) -> Iterator[Draft]:
    """Every event named in a sentence, whether it will prove to be one or not."""
    reach = sentence.start
    for found in scene.events.within(sentence.start, sentence.end):
        quote = scene.quoted(found.start)
        if found.start < reach or (
            quote and found.value.noun != "круглый стол" and not _is_proposed_by_name(scene, found, quote)
        ):
            continue
        title = scene.title_at(found.start) if not quote else None
        draft = _draft(scene, found, index, sentence)
        if draft is None or _is_listed(scene, draft) or scene.text(draft.start - 1, draft.end + 1) == f"({draft.name})":
            continue
        if title is not None and title.start < draft.start:
            draft.strength -= 1.2  # named inside the name of a document: an event only by its own bracket
        if quote and found.value.noun != "круглый стол":
            draft.theme, draft.end, draft.strength = capital(nominative(quote.value, draft.case)), quote.end - 1, 0.4
            draft.note("theme", (quote.start, quote.end))
        _theme(scene, draft, sentence)
        draft.note("name", (draft.start, draft.end))
        if draft.strength > -1.2 or title is None or found.value.at == title.head.at + 1:
            reach = max(reach, draft.end)
        yield draft


def council_at(scene: Scene, start: int, end: int) -> bool:
    """Whether clean characters name a council whose session a bracket may date: «СГГ (г. Минск, 3 мая 2019 г.)»."""
    return bool(_COUNCIL.match(scene.text(start, end)))


COUNCIL_KIND = EventKind.COUNCIL_SESSION
