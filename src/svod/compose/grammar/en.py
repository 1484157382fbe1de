"""English as the organisation writes it: "2–3 April 2024", "the 23rd Meeting", “quotes with ‘quotes’ within”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from svod.kernel.dates import DateRange, PartialDate

NBSP = "\u00a0"
MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
]  # fmt: skip
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_NUMERALS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
WORDS_UP_TO = len(_NUMERALS)  # from ten on a number stands in digits


def ordinal(n: int) -> str:
    """ "ninth", "23rd": words up to ten."""
    if n <= len(_ORDINALS):
        return _ORDINALS[n - 1]
    ending = "th" if n % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def numeral(n: int) -> str:
    return _NUMERALS[n - 1] if 0 < n <= len(_NUMERALS) else f"{n:,}"


def day(when: PartialDate, year: bool = True) -> str:
    tail = f" {when.year}" if year else ""
    if not when.month:
        return str(when.year)
    return (f"{when.day}{NBSP}" if when.day else "") + MONTHS[when.month - 1] + tail


def span(dates: DateRange, year: bool = True) -> str:
    """The dates alone: "2–3 April 2024", "30 November – 1 December 2023", "2024–2025"."""
    start, end = dates.start, dates.end
    if start == end:
        return day(start, year)
    if not start.month or not end.month:
        return f"{start.year}–{end.year}"
    if start.year != end.year:
        return f"{day(start)} – {day(end)}"
    if start.month == end.month and start.day and end.day:
        return f"{start.day}–{day(end, year)}"
    return f"{day(start, False)} – {day(end, year)}"


def when(dates: DateRange) -> str:
    """The dates as an adverbial: "on 4 July 2024", "from 30 November to 1 December 2023", "in February 2024"."""
    start, end = dates.start, dates.end
    if dates.precision == "day":
        if start == end or (start.year, start.month) == (end.year, end.month):
            return f"on {span(dates)}"
        return f"from {day(start, start.year != end.year)} to {day(end)}"
    if start == end or not start.month or not end.month:
        return f"in {span(dates)}"
    return f"from {day(start, start.year != end.year)} to {day(end)}"


def days_listed(dates: Sequence[DateRange]) -> str:
    """ "26 June, 10–11 July and 31 July 2024": the year once for those that share it."""
    years: dict[int, list[DateRange]] = {}
    for one in dates:
        years.setdefault(one.end.year, []).append(one)
    said = []
    for together in years.values():
        first = [span(one, year=False) if one.start.year == one.end.year else span(one) for one in together[:-1]]
        said.append(and_(*first, span(together[-1])))
    return and_(*said)


def head_noun(phrase: str) -> str:
    """The noun that a phrase is about: the last word before its first preposition."""
    return re.split(r" (?:of|on|for|to|between|in|with|at|under|by) ", phrase)[0].split()[-1]


def is_plural(noun: str) -> bool:
    """By its ending, as the nouns of documents are formed: "Rules", "approaches"; "Analysis" and "Prospectus" are one."""
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is"))


def and_(*parts: str) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


_SOUNDS_A_CONSONANT = re.compile(r"(?:uni(?!n)|us[ei]|util|eu|once?\b|one-)", re.IGNORECASE)

_SILENT_H = re.compile(r"(?:hour|hono|honest|heir)", re.IGNORECASE)


def article(words: str) -> str:
    """ "a session", "an exhibition", "the Meeting of Ministers": the definite one before a name."""
    if words[:1].isupper():
        return f"the {words}"
    vowel = (words[:1].lower() in "aeiou" and not _SOUNDS_A_CONSONANT.match(words)) or _SILENT_H.match(words)
    return f"{'an' if vowel else 'a'} {words}"


def plural(title: str) -> str:
    """ "expert session to prepare …" -> "expert sessions to prepare …": the head is the word before the first preposition."""
    match = re.search(r" (?:of|on|to|for|in|at) ", title)
    cut = match.start() if match else len(title)
    head = title[:cut]
    many = head[:-1] + "ies" if re.search(r"[^aeiou]y$", head) else head + ("es" if re.search(r"(?:s|x|ch|sh)$", head) else "s")
    return many + title[cut:]


def counted(n: int, one: str, many: str) -> str:
    return f"{n:,}{NBSP}{one if n == 1 else many}"


def number(value: Decimal) -> str:
    plain = f"{value.normalize():f}"
    whole, _, part = plain.partition(".")
    return f"{int(whole):,}" + ("." + part if part else "")


def nested(text: str) -> str:
    """Quotation marks by their depth, straight ones too: “outer ‘inner’ outer”. What is not balanced is left as it is."""
    depth, out = 0, []
    for i, sign in enumerate(text):
        before, after = text[i - 1] if i else " ", text[i + 1] if i + 1 < len(text) else " "
        opens = sign == "“" or (sign == '"' and not before.isalnum() and before not in ".,!?)”’" and not after.isspace())
        closes = sign == "”" or (sign == '"' and not opens)
        if opens:
            depth += 1
            out.append("“" if depth % 2 else "‘")
        elif closes and depth:
            out.append("”" if depth % 2 else "’")
            depth -= 1
        elif sign == "'":
            out.append("’")
        else:
            out.append(sign)
    return "".join(out) if depth == 0 else text


_TIES = (
    (re.compile(r"\bNo\. ?(?=\d)"), f"No.{NBSP}"),
    (re.compile(r"\b(\d{4})[-–](\d{4})\b"), r"\1–\2"),
    (re.compile(rf"(?<=\d) (?={'|'.join(MONTHS)})"), NBSP),
    (re.compile(r" (?=–)"), NBSP),
)


def step_opening(text: str) -> str:
    """ "The Business Council intends to ": what stands before the first infinitive."""
    match = re.match(r"(?:[\w’'()-]+ ){1,8}?to (?=[a-z])", text)
    return match[0] if match else ""


def steps_joined(opening: str, rests: Sequence[str]) -> str:
    comma = "," if "," in rests[0] else ""
    return opening + (f"{comma} and to ".join(rests) if len(rests) == 2 else "; to ".join(rests))


def because(reason: str) -> str:
    """ "owing to the lack of consensus", but "for technical reasons"."""
    return f"for {reason}" if reason.endswith(" reasons") else f"owing to {reason}"


def polished(text: str) -> str:
    for pattern, to in _TIES:
        text = pattern.sub(to, text)
    return nested(text)
