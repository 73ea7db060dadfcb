"""``clauses.toml``: the sentences of the notice and how far each is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.rulebook.model import Clause, ClauseStatus
from docchecker.rulebook.source import Source, Table, unique
from docchecker.rulebook.verbs import pack_ids, rule_ids

if TYPE_CHECKING:
    from pathlib import Path

_KEYS = ("id", "place", "quote", "status", "kinds", "reading", "checked_by", "explained")


def read_clauses(path: Path, kinds: tuple[str, ...]) -> dict[str, Clause]:
    """The clauses by id, in order; BadRules for the first mistake."""
    source = Source(path)
    source.only("clause")
    tables = source.tables("clause")
    unique(tables)
    return {table.text("id"): _clause(table, kinds) for table in tables}


def _clause(table: Table, kinds: tuple[str, ...]) -> Clause:
    table.only(_KEYS)
    return Clause(
        id=table.text("id"),
        place=table.text("place"),
        quote=table.text("quote"),
        status=ClauseStatus(table.choice("status", list(ClauseStatus), "种核对程度")),
        kinds=table.choices("kinds", kinds, "种材料"),
        reading=table.text("reading"),
        checked_by=_checked_by(table),
        explained="explained" in table.values and table.flag("explained"),
    )


def _checked_by(table: Table) -> tuple[str, ...]:
    return (
        table.choices("checked_by", sorted({*rule_ids(), *pack_ids()}), "条规则")
        if "checked_by" in table.values
        else ()
    )
