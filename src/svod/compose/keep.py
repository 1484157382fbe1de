"""A composed report as plain data and back: what a release keeps, to be shown and compared when the register has moved on.

The form is `svod-report/1`: every dataclass of the tree is an object with its own fields; nothing is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from types import NoneType
from typing import Any

from svod.compose.tree import (
    Decision,
    Editorial,
    Evidence,
    FactRef,
    Footnote,
    Paragraph,
    Report,
    Run,
    Section,
    Sentence,
    Table,
)
from svod.kernel.refusal import Refused
from svod.kernel.span import Span
from svod.kernel.words import Trilingual

FORMAT = "svod-report/1"
Tree = dict[str, Any]
_NAMED: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (Decision, Editorial, Evidence, Footnote, Paragraph, Run, Section, Sentence, Span, Table, Trilingual)
}


def kept(report: Report) -> Tree:
    """The report as JSON can hold it."""
    tree: Tree = {
        one.name: _plain(getattr(report, one.name)) for one in fields(report) if one.name not in {"evidence", "names", "values"}
    }
    tree["format"] = FORMAT
    tree["names"] = dict(report.names)
    tree["values"] = {str(fact): value for fact, value in sorted(report.values.items())}
    tree["evidence"] = {str(fact): _plain(found) for fact, found in sorted(report.evidence.items())}
    return tree


def restored(tree: Mapping[str, Any]) -> Report:
    """The report that was kept. Another format is Refused: it was kept by a newer Svod."""
    if tree.get("format") != FORMAT:
        raise Refused(
            f"Отчёт сохранен в виде «{tree.get('format')}», эта версия Свода читает {FORMAT}. Обновите Свод.",
            f"The report was kept as “{tree.get('format')}”; this Svod reads {FORMAT}. Update Svod.",
            f"报告保存格式为“{tree.get('format')}”，此版本只能读取 {FORMAT}。请更新 Svod。",
        )
    values = {one.name: _whole(tree[one.name]) for one in fields(Report) if one.name in tree}
    values["evidence"] = {_fact(name): _whole(found) for name, found in tree["evidence"].items()}
    values["values"] = {_fact(name): value for name, value in tree["values"].items()}
    return Report(**{**values, "names": dict(tree["names"]), "first": _day(tree["first"]), "last": _day(tree["last"])})


def _plain(value: Any) -> Any:
    if isinstance(value, FactRef):
        return {"fact": str(value)}
    if is_dataclass(value) and not isinstance(value, type):
        return {"is": type(value).__name__, **{one.name: _plain(getattr(value, one.name)) for one in fields(value)}}
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (str, int, NoneType)):
        return value
    raise TypeError(f"a report does not hold {type(value).__name__}")


def _whole(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_whole(one) for one in value)
    if not isinstance(value, dict):
        return value
    if "fact" in value:
        return _fact(value["fact"])
    if "is" in value:
        return _NAMED[value["is"]](**{name: _whole(one) for name, one in value.items() if name != "is"})
    return {name: _whole(one) for name, one in value.items()}


def _fact(name: str) -> FactRef:
    record, _, field = name.rpartition(".")
    noun, _, code = record.partition(":")
    return FactRef(noun, code, field)


def _day(said: str) -> date:
    return date.fromisoformat(said)
