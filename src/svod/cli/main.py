"""The list of verbs. A verb's module is imported only when it is asked for, so that help answers at once."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import django

from svod import __version__
from svod.cli.terminal import complain, language, say
from svod.kernel.refusal import Refused
from svod.kernel.words import Trilingual

VERBS: dict[str, Trilingual] = {
    "up": Trilingual(
        "всё подготовить, показать год и открыть портал",
        "set everything up, show the year and open the portal",
        "完成准备、展示年度并打开门户",
    ),
    "read": Trilingual(
        "прочитать текст: мероприятия, документы, механизмы с точными местами",
        "read a text: events, documents, bodies, each with its place",
        "读取文本：活动、文件、机制及其准确位置",
    ),
    "audit": Trilingual(
        "проверить тексты или реестр на противоречия",
        "look for contradictions in texts or in the register",
        "检查文本或登记册中的矛盾",
    ),
    "rules": Trilingual("правила проверки и пояснения к ним", "the rules of the audit and what they mean", "检查规则及其说明"),
    "dismiss": Trilingual(
        "снять замечание проверки с указанием причины", "dismiss a finding, with a reason and a name", "注明理由后撤销检查结果"
    ),
    "evaluate": Trilingual(
        "сверить чтение с фактами, выписанными вручную", "score readings against facts written by hand", "对照人工事实评估读取"
    ),
    "load": Trilingual(
        "загрузить сведения организации в реестр", "load an organisation's facts into the register", "将组织的事实载入登记册"
    ),
    "intake": Trilingual(
        "принять источник: предложения для реестра", "take in a source: proposals to the register", "接收来源：向登记册提出建议"
    ),
    "compose": Trilingual("составить отчёт из реестра", "compose a report from the register", "根据登记册编写报告"),
    "people": Trilingual("люди и роли: пригласить, показать", "people and roles: invite, list", "人员与角色：邀请、列出"),
    "remind": Trilingual("напомнить государствам о сроках", "remind the states of deadlines", "提醒各国截止日期"),
    "questions": Trilingual("вопросы государствам и ответы", "questions to the states, and their answers", "对各国的询问及答复"),
    "serve": Trilingual("открыть портал", "open the portal", "打开门户"),
    "wording": Trilingual("править предложения отчёта", "change sentences of the report", "修改报告的句子"),
    "return": Trilingual(
        "принять отчёт, исправленный в Word", "take back a report that was edited in Word", "收回在 Word 中修改的报告"
    ),
    "release": Trilingual(
        "выпустить отчёт: заморозить, показать, сравнить", "release a report: freeze, show, compare", "发布报告：冻结、查看、比较"
    ),
    "verify": Trilingual(
        "проверить журнал или файл выпуска", "verify the journal, or a file of a release", "校验日志或发布版本的文件"
    ),
}


WITHOUT_REGISTER = {"read", "rules"}  # pure: no Django, no database


def _help() -> str:
    spoken = language()
    widest = max(map(len, VERBS))
    lines = [f"  {verb:<{widest}}  {words.in_(spoken)}" for verb, words in VERBS.items()]
    develop = say(
        "Для разработчиков: ./svod test, check, fix, golden, docs, bench, lock.",
        "For developers: ./svod test, check, fix, golden, docs, bench, lock.",
        "开发者命令：./svod test、check、fix、golden、docs、bench、lock。",
    )
    more = say(
        "Подробнее о команде: svod КОМАНДА --help",
        "More about a verb: svod VERB --help",
        "查看某个命令的详细说明：svod 命令 --help",
    )
    return "\n".join([f"Svod {__version__}", "", *lines, "", more, develop])


def run(arguments: list[str] | None = None) -> None:
    """Run one verb. Exit status: 0 done, 1 done and faults were found, 2 refused (the reason is on the standard error)."""
    words = sys.argv[1:] if arguments is None else arguments
    if not words or words[0] in {"--help", "-h", "help"}:
        print(_help())
        return
    if words[0] in {"--version", "version"}:
        print(f"Svod {__version__}")
        return
    if words[0] not in VERBS:
        complain(
            say(
                "Команды «{verb}» нет. Список команд: svod --help",
                "There is no verb “{verb}”. The list: svod --help",
                "没有“{verb}”命令。命令列表：svod --help",
                verb=words[0],
            )
        )
        sys.exit(2)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "svod.config.settings")
    os.environ.setdefault("TYPER_STANDARD_TRACEBACK", "1")  # a fault of ours is told below, not framed and coloured
    try:
        if words[0] not in WITHOUT_REGISTER:
            django.setup()
        app = import_module(f"svod.cli.{words[0]}").app
        app(args=words[1:], prog_name=f"svod {words[0]}")
    except Refused as refusal:
        complain(refusal.words.in_(language()))
        sys.exit(2)
    except BrokenPipeError:  # the reader of a pipe went away; that is no fault
        sys.stderr.close()
        sys.exit(0)
    except Exception as fault:
        # help must not wait for the database's code to load: its faults are known by where they come from
        if not type(fault).__module__.startswith("django.db") or os.environ.get("SVOD_DEBUG"):
            raise
        complain(
            say(
                "База данных не приняла работу: {fault}. Ничего не записано. Повторите; если не поможет, запустите с SVOD_DEBUG=1"
                " и пришлите вывод разработчикам.",
                "The database refused the work: {fault}. Nothing was written. Try again; if that does not help, run it with "
                "SVOD_DEBUG=1 and send the output to the developers.",
                "数据库拒绝执行：{fault}。未写入任何内容。请重试；如仍失败，请设置 SVOD_DEBUG=1 后运行，并将输出发给开发者。",
                fault=fault,
            )
        )
        sys.exit(2)
