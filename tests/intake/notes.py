"""Short notes, written for the tests, that the register knows in part."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from svod.cli.packs import lexicon
from svod.intake.files.text import read_text_file
from svod.intake.propose import propose
from svod.reading import read_text
from svod.register.proposals.models import Intake, Proposal
from svod.register.rights import operator

# The first session is held by the register (mtm-23) with another day; the second body is unknown to it.
NOTE = """1. Сотрудничество в торговой сфере

14 сентября 2024 года в г.Исламабаде под председательством пакистанской стороны состоялось 23-е Совещание министров
государств-членов ШОС, отвечающих за внешнеэкономическую и внешнеторговую деятельность.

5 марта 2024 года в г.Душанбе состоялось 7-е заседание Рабочей группы по речным портам.
"""
ABROAD = """1. Сотрудничество в торговой сфере

17 мая 2024 года в г.Нукусе прошел семинар «Порты и люди». По его итогам принята Концепция речных портов.
"""
ENGLISH = """1. Cooperation in trade

On 5 March 2024, the 7th meeting of the Working Group on River Ports was held in Dushanbe, chaired by Tajikistan.
"""


def taken(folder: Path, text: str, *, invented: bool = False, name: str = "note.txt", dated: date = date(2024, 10, 1)) -> Intake:
    """The text taken in as a file, by a person."""
    (folder / name).write_text(text, encoding="utf-8")
    file = read_text_file(folder / name)
    reading = read_text(file.text, name=file.name, dated=dated, lexicon=lexicon("sco"))
    return propose(file=file, reading=reading, is_invented=invented, by=operator("A. Officer"))


def of(intake: Intake, noun: str) -> list[Proposal]:
    return list(intake.proposals.filter(noun=noun))


def verdicts(intake: Intake, noun: str) -> list[str]:
    return [proposal.verdict for proposal in of(intake, noun)]
