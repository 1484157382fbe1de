"""`svod verify`: nobody rewrote history, and a file is one of a release, unchanged."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated

import typer

from svod.cli.database import open_register
from svod.cli.terminal import complain, say
from svod.compose.roundtrip.origin import release_of
from svod.compose.roundtrip.pieces import returned
from svod.kernel.refusal import Refused
from svod.register.journal.queries import entry_count, first_broken, is_in_chain, last_hash
from svod.register.releases.queries import released_file, releases_before_the_journal, verified
from svod.register.sources.queries import organisation

app = typer.Typer(add_completion=False)
JOURNAL = "journal"
LARGEST = 256 * 2**20
_MARK = re.compile(r"[0-9a-f]{64}")


@app.command()
def verify(
    what: Annotated[str, typer.Argument(help="journal, or a file said to be of a release")] = JOURNAL,
    mark: Annotated[str, typer.Option(help="A last hash that was printed before: the journal must still have it.")] = "",
) -> None:
    """Recompute the journal's chain of hashes, or tell whether a file is one of a release. Exit status 1: it is not."""
    open_register()
    if what == JOURNAL:
        _verify_journal(mark.strip())
    else:
        _verify_file(Path(what))


def _verify_journal(mark: str) -> None:
    """A chain cannot say itself that its end was cut off: the releases, and a hash noted elsewhere, say it."""
    if mark and not _MARK.fullmatch(mark):
        raise Refused(
            f"«{mark}» – не метка записи журнала: в ней 64 цифры и буквы a–f. Укажите её целиком, как она была напечатана.",
            f"“{mark}” is no mark of an entry: that has 64 digits and letters a–f. Give the whole of it, as it was printed.",
            f"“{mark}”不是日志记录的标记：标记由 64 位数字和字母 a–f 组成。请按打印内容完整填写。",
        )
    broken = first_broken()
    if broken is not None:
        complain(
            say(
                "Журнал нарушен: запись № {id} ({at:%Y-%m-%d %H:%M}, {record}) не сходится с предыдущими.",
                "The journal is broken: entry {id} ({at:%Y-%m-%d %H:%M}, {record}) does not fit those before it.",
                "日志已被破坏：第 {id} 条（{at:%Y-%m-%d %H:%M}，{record}）与前面的记录不符。",
                id=broken.pk,
                at=broken.at,
                record=broken.record,
            )
        )
        sys.exit(1)
    lost = [one.code for one in releases_before_the_journal()] + ([mark] if mark and not is_in_chain(mark) else [])
    if lost or (not entry_count() and organisation() is not None):
        complain(
            say(
                "Журнал нарушен: записей {n}, они сходятся, но конец отрезан или всё переписано заново. Нет записи, на которую"
                " ссылается: {lost}.",
                "The journal is broken: its {n} entries fit, but its end was cut off, or all of it was written anew. There is no"
                " entry that this points to: {lost}.",
                "日志已被破坏：现有 {n} 条彼此相符，但末尾被截去或全部被重写。以下内容所指的记录已不存在：{lost}。",
                n=entry_count(),
                lost=", ".join(lost) or "–",
            )
        )
        sys.exit(1)
    print(say("Журнал цел: записей {n}.", "The journal is whole: {n} entries.", "日志完整：共 {n} 条。", n=entry_count()))
    print(
        say(
            "Последняя: {mark}. Запишите её вне этой машины; проверить потом: svod verify journal --mark {mark}",
            "The last: {mark}. Note it outside this machine; to check it later: svod verify journal --mark {mark}",
            "最后一条：{mark}。请在本机之外记录；日后核对：svod verify journal --mark {mark}",
            mark=last_hash(),
        )
    )


def _verify_file(path: Path) -> None:
    found = released_file(_bytes(path))
    if found is None and (release_said := _release_said(path)):
        complain(
            say(
                "{name}: называет себя текстом выпуска {code}, но это другой файл: байты не те. Возьмите файл выпуска.",
                "{name}: it says that it is release {code}, but is another file: not the bytes released. Take the file released.",
                "{name}：自称为发布版本 {code}，但并非所发布的文件：字节不同。请使用发布的文件。",
                name=path.name,
                code=release_said,
            )
        )
        sys.exit(1)
    if found is None:
        complain(
            say(
                "{name}: ни один выпуск не содержит этого файла. Либо он не отсюда, либо после выпуска в нем что-то изменили.",
                "{name}: no release holds this file. It is not from here, or was changed after the release.",
                "{name}：没有任何发布版本包含此文件。它并非出自本系统，或在发布后被改动。",
                name=path.name,
            )
        )
        sys.exit(1)
    release = found.release
    if not verified(release).holds:
        complain(
            say(
                "{name}: файл выпуска {code}, но сам выпуск в базе нарушен: его контрольная сумма не сходится.",
                "{name}: a file of release {code}, but the release itself is damaged in the database: its hash does not fit.",
                "{name}：属于发布版本 {code}，但数据库中的该版本已被破坏：校验和不符。",
                name=path.name,
                code=release.code,
            )
        )
        sys.exit(1)
    print(
        say(
            "{name}: файл выпуска {code} ({language}), без изменений. Выпустил(а) {by}, {at:%Y-%m-%d %H:%M}.",
            "{name}: a file of release {code} ({language}), unchanged. Released by {by}, {at:%Y-%m-%d %H:%M}.",
            "{name}：发布版本 {code}（{language}）的文件，未经改动。发布人：{by}，{at:%Y-%m-%d %H:%M}。",
            name=path.name,
            code=release.code,
            language=found.language,
            by=release.by,
            at=release.at,
        )
    )


def _release_said(path: Path) -> str:
    """The release whose report a DOCX says it is; empty where it says nothing, or of no release."""
    try:
        tag = returned(path.name, _bytes(path)).tag
    except Refused:
        return ""
    release = release_of(tag) if tag else None
    return release.code if release else ""


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise OSError(27, "too large")
        return path.read_bytes()
    except OSError as fault:
        raise Refused(
            f"Файл {path} не прочитать: {fault.strerror}. Для проверки журнала: svod verify journal.",
            f"The file {path} cannot be read: {fault.strerror}. To verify the journal: svod verify journal.",
            f"无法读取文件 {path}：{fault.strerror}。如需校验日志：svod verify journal。",
        ) from fault
