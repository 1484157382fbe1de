"""`svod up`: the whole loop on the year that comes with Svod, then the portal."""

from __future__ import annotations

import hashlib
import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from svod import __version__
from svod.audit.facts.from_reading import facts_from_reading
from svod.audit.facts.from_register import facts_from_register
from svod.audit.run import audit
from svod.cli.audit import severities_said
from svod.cli.compose import coverage_said
from svod.cli.database import open_register
from svod.cli.files import write_whole
from svod.cli.packs import DEFAULT, house, lexicon, pack_folder
from svod.cli.serve import open_portal, refuse_taken
from svod.cli.terminal import language, say
from svod.compose.render import RENDERERS
from svod.compose.reports.annual.outline import compose_annual
from svod.intake.files.text import read_text_file
from svod.intake.propose import propose
from svod.kernel.words import Language, Trilingual
from svod.reading import read_text
from svod.register.journal.queries import last_hash
from svod.register.packs.changes import load_pack
from svod.register.rights import operator
from svod.register.sources.queries import reported_period

app = typer.Typer(add_completion=False)
ROOT = Path(__file__).resolve().parents[3]
SPECIMEN = ROOT / "specimens" / "report.txt"
OUT = ROOT / "out"
REPORT_LANGUAGE: Language = "ru"


TOLD = Trilingual(
    "Svod {version}: готово за {seconds:.1f} с.\n"
    "  Реестр       государств {states}, механизмов {bodies}, мероприятий {events}, документов {documents}\n"
    "  Образец      specimens/report.txt (вымышленный): {specimen}\n"
    "  Проверка     реестр: {audit_register}\n"
    "               образец: {audit_specimen}\n"
    "  Отчёт        out/report.docx, out/report.pdf, out/report.html\n"
    "               {report}\n"
    "  Дальше       ./svod audit specimens/report.txt; учебник: docs/tutorial/",
    "Svod {version}: ready in {seconds:.1f} s.\n"
    "  Register     {states} states, {bodies} bodies, {events} events, {documents} documents\n"
    "  Specimen     specimens/report.txt (invented): {specimen}\n"
    "  Audit        register: {audit_register}\n"
    "               specimen: {audit_specimen}\n"
    "  Report       out/report.docx, out/report.pdf, out/report.html\n"
    "               {report}\n"
    "  Next         ./svod audit specimens/report.txt; the tutorial: docs/tutorial/",
    "Svod {version}：{seconds:.1f} 秒内就绪。\n"
    "  登记册       国家 {states} 个，机制 {bodies} 个，活动 {events} 项，文件 {documents} 份\n"
    "  样本         specimens/report.txt（虚构）：{specimen}\n"
    "  检查         登记册：{audit_register}\n"
    "               样本：{audit_specimen}\n"
    "  报告         out/report.docx、out/report.pdf、out/report.html\n"
    "               {report}\n"
    "  下一步       ./svod audit specimens/report.txt；教程：docs/tutorial/",
)
PORTAL_AT = Trilingual(
    "  Портал       {at}  (остановить: Ctrl+C)", "  Portal       {at}  (stop: Ctrl+C)", "  门户         {at}（停止：Ctrl+C）"
)


@dataclass(frozen=True)
class Shown:
    """What the whole loop found out, as the user is told it."""

    specimen: str
    audit_register: str
    audit_specimen: str
    report: str


def _stamp(spoken: Language) -> str:
    """Changes when anything that the shown figures rest on changes: the code's version, the register, the specimen, the words."""
    code = sorted((ROOT / "src" / "svod").rglob("*.py"))
    parts = [__version__, spoken, last_hash(), SPECIMEN.read_bytes().hex(), *(f"{p.stat().st_mtime_ns}" for p in code)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _remembered(stamp: str) -> Shown | None:
    """What was told last time, when nothing it rests on has changed and the files are still there."""
    kept = OUT / ".shown.json"
    if not kept.exists() or not all((OUT / f"report{suffix}").exists() for suffix in (".docx", ".pdf", ".html")):
        return None
    told = json.loads(kept.read_text(encoding="utf-8"))
    return Shown(**told["shown"]) if told["stamp"] == stamp else None


def _run_loop() -> Shown:
    file = read_text_file(SPECIMEN)
    reading = read_text(file.text, name=file.name, lexicon=lexicon(DEFAULT))
    taken = propose(file=file, reading=reading, is_invented=True, by=operator("svod up"))
    period = reported_period()
    composed = compose_annual(first=period.first, last=period.last, language=REPORT_LANGUAGE)
    for suffix in (".docx", ".pdf", ".html"):
        write_whole(OUT / f"report{suffix}", RENDERERS[suffix](composed))
    return Shown(
        specimen=say(
            "найдено {n} = учтено {m}, предложения ждут просмотра",
            "{n} found = {m} accounted for, proposals wait to be looked at",
            "发现 {n} 项 = 已计 {m} 项，建议待查看",
            n=taken.found_count,
            m=taken.proposals.count(),
        ),
        audit_register=severities_said(audit(facts_from_register(period=period, house=house(DEFAULT)))),
        audit_specimen=severities_said(audit(facts_from_reading(reading, house=house(DEFAULT)))),
        report=coverage_said(composed),
    )


@app.command()
def up(
    port: Annotated[int, typer.Option(help="Of the portal, on 127.0.0.1.", min=1, max=65535)] = 8000,
    portal: Annotated[bool, typer.Option("--portal/--no-portal", help="Open the portal at the end.")] = True,
) -> None:
    """Set everything up, load the year, read and audit a specimen, compose the report, open the portal."""
    began = time.perf_counter()
    if portal:
        refuse_taken(port)
    open_register()
    loaded = load_pack(folder=pack_folder(DEFAULT), by=operator("svod up"))
    shown = _remembered(_stamp(language()))
    if shown is None:
        shown = _run_loop()
        # the stamp is taken again: the loop itself may have written proposals
        told = {"stamp": _stamp(language()), "shown": shown.__dict__}
        write_whole(OUT / ".shown.json", json.dumps(told, ensure_ascii=False).encode())
    total = {noun: counts.created + counts.changed + counts.unchanged for noun, counts in loaded.counts.items()}
    print(
        TOLD.in_(language()).format(
            version=__version__,
            seconds=time.perf_counter() - began,
            states=total["states"],
            bodies=total["bodies"],
            events=total["events"],
            documents=total["documents"],
            **shown.__dict__,
        )
    )
    if portal:
        print(PORTAL_AT.in_(language()).format(at=f"http://127.0.0.1:{port}/"), flush=True)
        open_portal(port)
