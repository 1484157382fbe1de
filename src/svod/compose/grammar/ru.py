"""Russian as a chancery writes it: «2–3 апреля 2024 года», «23-е», «в Астане», «„внутренние“ кавычки»."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from decimal import Decimal

from svod.kernel.dates import DateRange, PartialDate
from svod.language.inflection import ordinal_digits, ordinal_words, recast
from svod.language.morphology import analyses

NBSP = "\u00a0"
MONTHS = ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"]
MONTHS_GENT = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
MONTHS_LOCT = [
    "январе",
    "феврале",
    "марте",
    "апреле",
    "мае",
    "июне",
    "июле",
    "августе",
    "сентябре",
    "октябре",
    "ноябре",
    "декабре",
]
WORDS_UP_TO = 10  # an ordinal up to this is written in words, a greater one in digits
_ENDINGS = {
    "состояться": ("состоялся", "состоялась", "состоялось", "состоялись"),
    "пройти": ("прошел", "прошла", "прошло", "прошли"),
    "провести": ("проведен", "проведена", "проведено", "проведены"),
    "проводиться": ("проводится", "проводится", "проводится", "проводятся"),
    "продолжаться": ("продолжается", "продолжается", "продолжается", "продолжаются"),
    "начать": ("начат", "начата", "начато", "начаты"),
    "перенести": ("перенесен", "перенесена", "перенесено", "перенесены"),
    "отменить": ("отменен", "отменена", "отменено", "отменены"),
    "принять": ("принят", "принята", "принято", "приняты"),
    "заключить": ("заключен", "заключена", "заключено", "заключены"),
    "одобрить": ("одобрен", "одобрена", "одобрено", "одобрены"),
    "утвердить": ("утвержден", "утверждена", "утверждено", "утверждены"),
    "внести": ("внесен", "внесена", "внесено", "внесены"),
    "действовать": ("действует", "действует", "действует", "действуют"),
    "быть": ("был", "была", "было", "были"),
    "организовать": ("организованный", "организованная", "организованное", "организованные"),
    "который": ("котором", "которой", "котором", "которых"),
    "связан": ("связан", "связана", "связано", "связаны"),
    "он": ("он", "она", "оно", "они"),
    "составить": ("составил", "составила", "составило", "составили"),
    "превысить": ("превысил", "превысила", "превысило", "превысили"),
}
_GENDERS = ("masc", "femn", "neut", "plur")


def agree(verb: str, gender: str) -> str:
    """A verb or participle of the past in agreement with its subject: ("состояться", "neut") -> «состоялось»."""
    return _ENDINGS[verb][_GENDERS.index(gender)]


def ordinal(n: int, gender: str, case: str = "nomn") -> str:
    """«девятое», «23-е»: words up to ten, digits with an ending above."""
    if n > WORDS_UP_TO:
        return ordinal_digits(n, gender, case)
    return ordinal_words(n, gender, case).replace("ё", "е")


def day(when: PartialDate, year: bool = True) -> str:
    """«4 июля 2024 года» (genitive), «июль 2024 года», «2024 год»: as the date stands alone."""
    if not when.month:
        return f"{when.year}{NBSP}год"
    tail = f"{NBSP if not when.day else ' '}{when.year}{NBSP}года" if year else ""
    if not when.day:
        return MONTHS[when.month - 1] + tail
    return f"{when.day}{NBSP}{MONTHS_GENT[when.month - 1]}{tail}"


def span(dates: DateRange, year: bool = True) -> str:
    """The dates alone, as in brackets: «2–3 апреля 2024 года», «30 ноября – 1 декабря 2023 года», «2024–2025 годы»."""
    start, end = dates.start, dates.end
    if start == end:
        return day(start, year)
    if not start.month or not end.month:
        return f"{start.year}–{end.year}{NBSP}годы"
    if start.year != end.year:
        return f"{day(start)} – {day(end)}"
    if start.month == end.month and start.day and end.day:
        return f"{start.day}–{day(end, year)}"
    return f"{day(start, False)} – {day(end, year)}"


def when(dates: DateRange) -> str:
    """The dates as an adverbial: «2–3 апреля 2024 года», «с 30 ноября по 1 декабря 2023 года», «в феврале 2024 года».

    «со 2 мая» is read «со второго».
    """
    start, end = dates.start, dates.end
    if not start.month or not end.month:
        if start.year == end.year:
            return f"в {start.year}{NBSP}году"
        return f"в {start.year}–{end.year}{NBSP}годах"
    if not start.day or not end.day:
        if start == end:
            return f"в {MONTHS_LOCT[start.month - 1]} {start.year}{NBSP}года"
        return f"с {MONTHS_GENT[start.month - 1]}{_year_apart(start, end)} по {day(end)}"
    if start == end or (start.year, start.month) == (end.year, end.month):
        return span(dates)
    return f"{'со' if start.day == 2 else 'с'} {day(start, start.year != end.year)} по {day(end)}"


def until(dates: DateRange) -> str:
    """What is planned, «на …»: «на 2025 год», «на май 2025 года», «на 4 июля 2025 года»."""
    if dates.precision == "day" and dates.start != dates.end:
        return f"на период {when(dates)}" if dates.start.month != dates.end.month else f"на {span(dates)}"
    return f"на {span(dates)}"


def _year_apart(start: PartialDate, end: PartialDate) -> str:
    return "" if start.year == end.year else f" {start.year}{NBSP}года"


def days_listed(dates: Sequence[DateRange]) -> str:
    """Several dates, the year said once for those that share it: «26 июня, 10–11 июля и 31 июля 2024 года»."""
    years: dict[int, list[DateRange]] = {}
    for one in dates:
        years.setdefault(one.end.year, []).append(one)
    said = []
    for together in years.values():
        first = [span(one, year=False) if one.start.year == one.end.year else span(one) for one in together[:-1]]
        said.append(and_(*first, span(together[-1])))
    return and_(*said)


def and_(*parts: str) -> str:
    """«А, Б и В»."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " и " + parts[-1]


def in_(place: str) -> str:
    """«в Астане», «во Франции»: во before в or ф with a consonant."""
    return f"{'во' if re.match(r'[вф][бвгджзйклмнпрстфхцчшщ]', place.lower()) else 'в'} {place}"


def about(words: str) -> str:
    """«о Форуме», «об Ассамблее»."""
    first = words.lstrip("«„(")[:1].lower()
    return f"{'об' if first in 'аиоуэ' else 'о'} {words}"


def counted(n: int, one: str, few: str, many: str) -> str:
    """«1 мероприятие», «3 мероприятия», «84 мероприятия», «11 мероприятий»."""
    return f"{n}{NBSP}{plural(n, one, few, many)}"


def plural(n: int, one: str, few: str, many: str) -> str:
    if n % 10 == 1 and n % 100 != 11:
        return one
    return few if n % 10 in {2, 3, 4} and n % 100 not in {12, 13, 14} else many


_COUNT_WORDS = {
    "masc": ("один", "два"), "femn": ("одна", "две"), "neut": ("одно", "два"),
}  # fmt: skip
_NUMERALS = ["три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять"]


def numeral(n: int, gender: str) -> str:
    """«два», «две», «семь»; above ten in digits."""
    if n > WORDS_UP_TO:
        return str(n)
    return _COUNT_WORDS[gender][n - 1] if n < 3 else _NUMERALS[n - 3]


def several(n: int, title: str, gender: str) -> str:
    """`title` counted: (2, «экспертное заседание …») -> «два экспертных заседания …»; (7, …) -> «семь заседаний …»."""
    plural_gent, singular_gent = recast(title, "gent", number="plur"), recast(title, "gent")
    if plural(n, "one", "few", "many") == "one":
        return f"{numeral(n, gender)} {title}"
    if plural(n, "one", "few", "many") != "few":
        return f"{numeral(n, gender)} {plural_gent}"
    many, one = plural_gent.split(" "), singular_gent.split(" ")
    changed = [i for i, word in enumerate(title.split(" ")) if word != many[i]]
    head = changed[-1] if changed else 0
    return f"{numeral(n, gender)} " + " ".join([*many[:head], one[head], *many[head + 1 :]])


def number(value: Decimal) -> str:
    """«26», «0,25», «1 200»: a decimal comma, thousands apart by an unbreakable space."""
    plain = f"{value.normalize():f}"
    whole, _, part = plain.partition(".")
    grouped = re.sub(r"(?<=\d)(?=(\d{3})+$)", NBSP, whole) if len(whole) > 4 else whole
    return grouped + ("," + part if part else "")


def nested(text: str) -> str:
    """Quotation marks by their depth: «outer „inner“ outer». What is not balanced is left as it is."""
    depth, out = 0, []
    for sign in text:
        if sign == "«":
            depth += 1
            out.append("«" if depth == 1 else "„")
        elif sign == "»" and depth:
            out.append("»" if depth == 1 else "“")
            depth -= 1
        elif sign == "„":
            depth += 1
            out.append("„" if depth > 1 else "«")
        elif sign == "“" and depth:
            out.append("“" if depth > 1 else "»")
            depth -= 1
        else:
            out.append(sign)
    return "".join(out) if depth == 0 else text


_TIES = (
    (re.compile(r"№ ?(?=\d)"), f"№{NBSP}"),
    (re.compile(r"\b(\d{4})[-–](\d{4})\b"), r"\1–\2"),
    (re.compile(r"(?<=\d) (?=гг?\.|год|%|тыс\.|млн\b|млрд\b|трлн\b)"), NBSP),
    (re.compile(r"\b([Рр]аздел|[Пп]ункт|[Сс]татья|[Пп]риложение|[Пп]ротокол №) (?=\d)"), rf"\1{NBSP}"),
    (re.compile(r"(?<=\b[А-ЯЁ]\.) ?(?=[А-ЯЁ]\.)"), NBSP),
    (re.compile(r"(?<=\b[А-ЯЁ]\.) ?(?=[А-ЯЁ][а-яё])"), NBSP),
    (re.compile(r"\b((?:и )?т\.) ?([дпеч]\.)"), rf"\1{NBSP}\2"),
    (re.compile(r"(?<![\w-])(г\.) ?(?=[А-ЯЁ])"), rf"\1{NBSP}"),
    (re.compile(rf"(?<=\d) (?={'|'.join(MONTHS_GENT)})"), NBSP),
    (re.compile(r" (?=–)"), NBSP),
)


_SHORT_WORD = re.compile(r"(?<![\w-])([авикосу]|во|ко|об|от|по|со) ", re.IGNORECASE)


def heading(text: str) -> str:
    """A title in the middle of the page: no preposition or conjunction is left at the end of its line."""
    return _SHORT_WORD.sub(rf"\1{NBSP}", text)


def because(reason: str) -> str:
    """A reason in the instrumental after its preposition: «в связи с отсутствием …», but «по техническим причинам»."""
    if re.fullmatch(r"(?:[\w-]+[ыи]ми )*причинами", reason):
        return "по " + re.sub(r"(?<=м)и\b", "", reason)
    return f"в связи {'со' if needs_so(reason) else 'с'} {reason}"


def step_opening(text: str) -> str:
    """«Секретариату предстоит », «Деловой совет намерен »: what stands before the first infinitive, in up to four words."""
    words = text.split(" ")
    for i, word in enumerate(words[1:5], 1):
        if re.search(r"(?:т[ьи]|чь)(?:ся)?$", word) and analyses(word)[0].pos == "INFN":
            return " ".join(words[:i]) + " "
    return ""


def steps_joined(opening: str, rests: Sequence[str]) -> str:
    """Two steps are joined by «а также», more by semicolons."""
    return opening + (", а также ".join(rests) if len(rests) == 2 else "; ".join(rests))


def polished(text: str) -> str:
    """Typography: unbreakable spaces in dates and after №, a dash between years, quotation marks by depth."""
    for pattern, to in _TIES:
        text = pattern.sub(to, text)
    return nested(text)


_PARTICIPLE = r"\w*(?:щ|нн|вш|ем|им|ом|т)(?:ий|ая|ее|ие|ую|ей|его|их|им|ый|ое|ые|ых|ой|ого)\b"
_OPEN_CLAUSE = re.compile(rf", (?:\w+ ){{0,2}}?{_PARTICIPLE}[^,»)]*$")


def closed(words: str) -> str:
    """A participial clause at the end of `words` gets its closing comma, since the sentence goes on."""
    return words + "," if _OPEN_CLAUSE.search(words) else words


def head_noun(nominative: str, other: str) -> str:
    """The head of a phrase in the case of `other`: the last word that declines before a comma, quote or bracket."""
    cut = re.compile(r"[,«(]")
    pairs = zip(cut.split(nominative)[0].split(), cut.split(other)[0].split(), strict=False)
    declined = list(itertools.takewhile(lambda pair: pair[0] != pair[1], pairs))
    return declined[-1][1] if declined else other.split(maxsplit=1)[0]


def needs_so(words: str) -> bool:
    """«со Специальной …», «со всеми»: со before с, з, ш, ж, в with another consonant."""
    return bool(re.match(r"[сзшжвщ][бвгджзйклмнпрстфхцчшщ]", words.lower()))
