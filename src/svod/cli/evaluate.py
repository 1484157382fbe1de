"""`svod evaluate`: readings scored against facts written by hand, field by field, with what was missed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
import yaml

from svod.cli.days import day
from svod.cli.packs import lexicon
from svod.cli.terminal import say, table
from svod.intake.files.text import read_text_file
from svod.kernel.refusal import Refused
from svod.language.lexicon import Lexicon
from svod.reading import read_text
from svod.reading.scoring import Score, Tally, score
from svod.reading.shapes import Reading

app = typer.Typer(add_completion=False)
FACTS = ".facts.json"


@dataclass(frozen=True)
class Case:
    """A text and the facts that somebody read in it by hand."""

    name: str
    text: str
    dated: date | None
    facts: Mapping[str, Any]

    def read(self, names: Lexicon | None) -> Reading:
        return read_text(self.text, name=self.name, dated=self.dated, lexicon=names)


def cases_of(place: Path) -> Iterator[Case]:
    """The cases of a folder or of one file: `x.yaml` (text, dated, events, documents), or `x.txt` beside `x.facts.json`."""
    files = sorted(place.iterdir()) if place.is_dir() else [place]
    for file in files:
        if file.suffix == ".yaml":
            told = _yaml(file)
            yield Case(file.name, told["text"], told.get("dated"), told)
        elif file.suffix in {".txt", ".md"} and (beside := file.with_name(file.stem + FACTS)).exists():
            yield Case(file.name, read_text_file(file).text, None, json.loads(beside.read_text(encoding="utf-8")))


def _yaml(file: Path) -> dict[str, Any]:
    try:
        told = yaml.safe_load(file.read_text(encoding="utf-8"))
        if isinstance(told, dict) and isinstance(told.get("text"), str):
            return told
        why = "text"
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        why = " ".join(str(fault).split())
    raise Refused(
        f"{file.name}: это не текст с фактами ({why}). Нужны поля text, dated, events, documents.",
        f"{file.name}: not a text with its facts ({why}). The fields text, dated, events, documents are needed.",
        f"{file.name}：不是带事实的文本（{why}）。需要 text、dated、events、documents 字段。",
    )


def scored(cases: list[Case], names: Lexicon | None) -> tuple[Score, list[tuple[str, Tally]]]:
    """All cases together, and the whole of each."""
    together, each = Score(), []
    for case in cases:
        one = score(case.facts, case.read(names))
        one.misses = [f"{case.name}: {miss}" for miss in one.misses]
        each.append((case.name, one.whole))
        together.add(one)
    return together, each


def rows_of(found: Score, together: str) -> list[tuple[str, str, str, str, int, int, int]]:
    whole = [*sorted(found.fields.items()), (together, found.whole)]
    return [(name, f"{t.precision:.3f}", f"{t.recall:.3f}", f"{t.f1:.3f}", t.right, t.missed, t.surplus) for name, t in whole]


def confidence_rows(found: Score) -> list[tuple[str, str, int, int]]:
    """Of the values said at least so confidently, and less so than the row above: the share that is right."""
    return [(f"≥ {least}", f"{t.precision:.3f}", t.right, t.surplus) for least, t in found.confidences.items()]


@app.command()
def evaluate(
    place: Annotated[Path, typer.Argument(help="A folder of texts with facts, or one of them.")],
    misses: Annotated[bool, typer.Option("--misses/--no-misses", help="List what was read wrongly.")] = True,
    dated: Annotated[str, typer.Option(help="The texts' own date, YYYY-MM-DD, where they do not give it.")] = "",
    pack: Annotated[str, typer.Option(help="Whose names to know: a pack, or none.")] = "none",
) -> None:
    """Score the reading of texts against facts written by hand: precision, recall and F1 of every field, and every miss."""
    if not place.exists():
        raise Refused(
            f"{place}: такого файла или папки нет.",
            f"{place}: there is no such file or folder.",
            f"{place}：文件或文件夹不存在。",
        )
    own = day(dated) if dated else None
    cases = [Case(c.name, c.text, c.dated or own, c.facts) for c in cases_of(place)]
    if not cases:
        raise Refused(
            f"{place}: текстов с фактами нет. Нужны файлы .yaml или .txt и .md с .facts.json рядом.",
            f"{place}: there are no texts with facts. They are .yaml files, or .txt and .md with .facts.json beside them.",
            f"{place}：没有带事实的文本。应为 .yaml 文件，或附有 .facts.json 的 .txt、.md 文件。",
        )
    found, each = scored(cases, lexicon(pack))
    if misses and found.misses:
        print("\n".join(found.misses), end="\n\n")
    if len(each) > 1:
        print(table([say("текст", "text", "文本"), "F1"], [(name, f"{tally.f1:.3f}") for name, tally in each]), end="\n\n")
    head = say("уверенность|доля верных|верно|неверно", "confidence|share right|right|wrong", "置信度|正确率|正确|错误")
    print(table(head.split("|"), confidence_rows(found)), end="\n\n")
    head = say(
        "поле|точность|полнота|F1|верно|пропущено|лишнее",
        "field|precision|recall|F1|right|missed|surplus",
        "字段|精确率|召回率|F1|正确|遗漏|多余",
    )
    print(table(head.split("|"), rows_of(found, say("всё вместе", "all together", "合计"))))
