"""Chinese as the organisation writes it: 2024年7月4日, 第二十三次会议, “引号‘内引号’”, 《文件〈内文件〉》."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from svod.kernel.dates import DateRange, PartialDate

_PAIRS = {"“": "”", "‘": "’", "《": "》", "〈": "〉"}
_DEEPER = {"“": ("“", "‘"), "‘": ("“", "‘"), "《": ("《", "〈"), "〈": ("《", "〈")}
_CLOSING = {close: open_ for open_, close in _PAIRS.items()}


def day(when: PartialDate) -> str:
    return f"{when.year}年" + (f"{when.month}月" if when.month else "") + (f"{when.day}日" if when.day else "")


def span(dates: DateRange, year: bool = True) -> str:
    """2024年4月2日至3日, 2023年11月30日至12月1日, 2024年2月, 2024年至2025年."""
    start, end = dates.start, dates.end
    first = day(start) if year else day(start).split("年", 1)[1] or day(start)
    if start == end:
        return first
    if not start.month or not end.month:
        return f"{start.year}年至{end.year}年"
    if start.year != end.year:
        return f"{day(start)}至{day(end)}"
    if start.month != end.month or not end.day:
        return f"{first}至{end.month}月" + (f"{end.day}日" if end.day else "")
    return f"{first}至{end.day}日"


def days_listed(dates: Sequence[DateRange]) -> str:
    """2024年6月26日、7月10日至11日和9月25日: the year once for those that share it."""
    said, last = [], None
    for one in dates:
        said.append(span(one, year=one.start.year != last))
        last = one.start.year
    return and_(*said)


_SESSION_OF_A_BODY = re.compile(r"(?:组|委员会|理事会|联盟|联合体|协会|大会|论坛|机制|中心)(?=会议$)")
_OF_THE_MEMBERS = re.compile(r".{2,12}?成员国(?=.+(?:会议|会晤)$)")


def place_of_ordinal(title: str) -> int:
    """Where the ordinal of a meeting stands in its name: …工作组第八次会议, …成员国第八次教育部长会议, 第四届…论坛."""
    found = _SESSION_OF_A_BODY.search(title) or _OF_THE_MEMBERS.match(title)
    return found.end() if found else 0


def and_(*parts: str) -> str:
    return parts[0] if len(parts) == 1 else "、".join(parts[:-1]) + "和" + parts[-1]


_DIGITS = "零一二三四五六七八九"


def numeral(n: int) -> str:
    """二十三: an ordinal below a hundred in characters, a greater one in digits."""
    if not 0 < n < 100:
        return str(n)
    tens, ones = divmod(n, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十") + (_DIGITS[ones] if ones else "")


def number(value: Decimal) -> str:
    return f"{value.normalize():f}"


def nested(text: str) -> str:
    """Quotation marks and book-title marks by their depth. What is not balanced is left as it is."""
    stack: list[str] = []
    out: list[str] = []
    for sign in text:
        if sign in _PAIRS:
            same = sum(1 for open_ in stack if _DEEPER[open_] == _DEEPER[sign])
            used = _DEEPER[sign][same % 2]
            stack.append(used)
            out.append(used)
        elif sign in _CLOSING and stack and _DEEPER[stack[-1]] == _DEEPER[_CLOSING[sign]]:
            out.append(_PAIRS[stack.pop()])
        else:
            out.append(sign)
    return "".join(out) if not stack else text


def step_opening(text: str) -> str:
    """实业家委员会拟: the subject and the verb of intent before what is to be done."""
    match = re.match(r"[^，。；]{2,14}?(?:拟|将|计划|应|须|需|讨论了|有待)(?=[^，。])", text)
    return match[0] if match else ""


def steps_joined(opening: str, rests: Sequence[str]) -> str:
    return opening + "；".join(rests)


def polished(text: str) -> str:
    """Chinese text holds no spaces between its characters; years are joined by a long dash."""
    text = re.sub(r"\b(\d{4})-(\d{4})\b", r"\1—\2", text)
    text = re.sub(r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]) +(?=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef0-9])", "", text)
    return nested(text)
