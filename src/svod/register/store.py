"""Rows into tables: created where they are not held, changed where they differ, left alone where they are the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import models

from svod.kernel.refusal import Refused
from svod.register.journal.changes import Change

Row = dict[str, Any]


def wrong(path: Path | str, code: str, ru: str, en: str, zh: str) -> Refused:
    """A refusal that names the file or table and the record."""
    return Refused(f"{path}, запись «{code}»: {ru}", f"{path}, record “{code}”: {en}", f"{path}，记录“{code}”：{zh}")


@dataclass(frozen=True)
class Count:
    """Of the rows of one noun: how many were created, changed, and found unchanged."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass
class Ledger:
    """What happened to every record of a load: one `Change` a record, however many tables it touched."""

    before: dict[str, Row] = field(default_factory=dict)
    after: dict[str, Row] = field(default_factory=dict)
    created: set[str] = field(default_factory=set)
    totals: Counter[str] = field(default_factory=Counter)

    def note(self, record: str, before: Row, after: Row) -> None:
        self.before.setdefault(record, {}).update(before)
        self.after.setdefault(record, {}).update(after)

    def changes(self) -> list[Change]:
        """In the order first touched."""
        return [
            Change(
                record,
                "created" if record in self.created else "changed",
                {} if record in self.created else self.before[record],
                after,
            )
            for record, after in self.after.items()
        ]

    def counts(self) -> dict[str, Count]:
        new = Counter(record.partition(":")[0] for record in self.created)
        touched = Counter(record.partition(":")[0] for record in self.after)
        return {noun: Count(new[noun], touched[noun] - new[noun], total - touched[noun]) for noun, total in self.totals.items()}


class Codes:
    """Primary keys by code, looked up once a table."""

    def __init__(self) -> None:
        self._known: dict[type[models.Model], dict[str, int]] = {}

    def of(self, model: type[models.Model]) -> dict[str, int]:
        if model not in self._known:
            self._known[model] = dict(model._default_manager.values_list("code", "pk"))
        return self._known[model]

    def forget(self, model: type[models.Model]) -> None:
        self._known.pop(model, None)


@dataclass
class Store:
    """`put` takes fields of the model by name; relations are codes, many-to-many ones lists of codes in their order."""

    codes: Codes = field(default_factory=Codes)
    ledger: Ledger = field(default_factory=Ledger)

    def put(self, model: type[models.Model], noun: str, rows: Mapping[str, Row]) -> None:
        """The rows of one noun by code. A code that nothing has is Refused with the record that names it."""
        self.ledger.totals[noun] += len(rows)
        self.codes.forget(model)
        own = {name for code in rows for name in rows[code] if _target(model, name) is model}
        many = {name for code in rows for name in rows[code] if model._meta.get_field(name).many_to_many}
        plain = {code: {k: v for k, v in row.items() if k not in own and k not in many} for code, row in rows.items()}
        self._put_columns(model, noun, plain, may_create=True)
        self.codes.forget(model)
        if own - many:
            self._put_columns(model, noun, {code: {k: row[k] for k in own - many if k in row} for code, row in rows.items()})
        for name in sorted(many):
            self._link(model, noun, name, {code: row.get(name) or [] for code, row in rows.items()})

    def _put_columns(self, model: type[models.Model], noun: str, rows: Mapping[str, Row], *, may_create: bool = False) -> None:
        held: dict[str, Any] = {row.code: row for row in model._default_manager.all() if row.code in rows}  # type: ignore[attr-defined]  # every noun has a code
        fresh: list[models.Model] = []
        touched: list[models.Model] = []
        columns: set[str] = set()
        for code, row in rows.items():
            record = f"{noun}:{code}"
            values = {self._column(model, name): self._value(model, noun, code, name, value) for name, value in row.items()}
            if code not in held and may_create:
                fresh.append(model(code=code, **values))
                self.ledger.created.add(record)
                self.ledger.note(record, {}, {name: value for name, value in row.items() if value not in (None, "", [], {})})
                continue
            one = held[code]
            differing = [name for name in row if getattr(one, self._column(model, name)) != values[self._column(model, name)]]
            if not differing:
                continue
            before = {name: self._said(model, one, name) for name in differing}
            for name in differing:
                setattr(one, self._column(model, name), values[self._column(model, name)])
            self.ledger.note(record, before, {name: row[name] for name in differing})
            columns.update(differing)
            touched.append(one)
        model._default_manager.bulk_create(fresh, batch_size=200)
        if touched:
            model._default_manager.bulk_update(touched, sorted(columns), batch_size=200)

    def _link(self, model: type[models.Model], noun: str, name: str, wanted: Mapping[str, Sequence[str]]) -> None:
        """Bring one many-to-many relation to what is wanted; a through table with a `position` keeps the order."""
        relation: Any = model._meta.get_field(name)
        through, near, far = relation.remote_field.through, relation.m2m_column_name(), relation.m2m_reverse_name()
        ordered = any(column.name == "position" for column in through._meta.get_fields())
        keys = self.codes.of(model)
        names = {pk: code for code, pk in self.codes.of(relation.related_model).items()}
        held: dict[int, list[int]] = {}
        order = ("position",) if ordered else ("id",)
        for one, other in through._default_manager.order_by(*order).values_list(near, far):
            held.setdefault(one, []).append(other)
        stale: list[int] = []
        fresh: list[models.Model] = []
        for code, codes in wanted.items():
            pk = keys[code]
            mine = list(dict.fromkeys(self._key(relation.related_model, noun, code, name, other) for other in codes))
            before = held.get(pk, [])
            if before == mine if ordered else set(before) == set(mine):
                continue
            stale.append(pk)
            place = [{"position": n} if ordered else {} for n in range(len(mine))]
            fresh += [through(**{near: pk, far: other}, **at) for other, at in zip(mine, place, strict=True)]
            self.ledger.note(f"{noun}:{code}", {name: [names[other] for other in before]}, {name: list(codes)})
        through._default_manager.filter(**{f"{near}__in": stale}).delete()
        through._default_manager.bulk_create(fresh, batch_size=400)

    def _column(self, model: type[models.Model], name: str) -> str:
        return str(model._meta.get_field(name).attname) if _target(model, name) else name  # type: ignore[union-attr]  # a column has one

    def _value(self, model: type[models.Model], noun: str, code: str, name: str, value: Any) -> Any:
        target = _target(model, name)
        return value if target is None or value is None else self._key(target, noun, code, name, value)

    def _said(self, model: type[models.Model], row: Any, name: str) -> Any:
        """A held value as a pack would say it."""
        value, target = getattr(row, self._column(model, name)), _target(model, name)
        if target is None or value is None:
            return value
        return next((code for code, pk in self.codes.of(target).items() if pk == value), value)

    def _key(self, target: type[models.Model], noun: str, code: str, name: str, other: str) -> int:
        try:
            return self.codes.of(target)[other]
        except KeyError as fault:
            raise wrong(
                noun,
                code,
                f"поле {name} ссылается на «{other}», такой записи нет",
                f"the field {name} names “{other}”, and there is no such record",
                f"字段 {name} 引用了不存在的记录“{other}”",
            ) from fault


def _target(model: type[models.Model], name: str) -> type[models.Model] | None:
    """The table that a field refers to."""
    related = model._meta.get_field(name).related_model
    return related if isinstance(related, type) else None


def by_code(rows: Iterable[Row]) -> dict[str, Row]:
    return {str(row["code"]): row for row in rows}
