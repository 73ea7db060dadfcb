"""``rules coverage``: every clause of a notice with how far it is checked, and by which rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.report.page import Page, clean, columns, indent, pad
from docchecker.report.words import CLAUSE_STATUSES, kind_name
from docchecker.rulebook.model import ClauseStatus

if TYPE_CHECKING:
    from docchecker.rulebook.model import Clause, Notice

_QUOTE = 40


def coverage_text(notice: Notice, page: Page) -> str:
    """Return a line for each clause below the place it stands in, and the sums."""
    lines = [*indent(clean(notice.title), page, "")]
    wide = max(map(columns, notice.clauses), default=0) + 2
    place = ""
    for clause in notice.clauses.values():
        if _part(clause) != place:
            place = _part(clause)
            lines += ["", page.paint(clean(place), "bold")]
        rules = "、".join(notice.checkers(clause.id)) or "—"
        said = f"{CLAUSE_STATUSES[clause.status]}：{_short(clause.quote)}（{rules}）"
        lines += indent(clean(said), page, f"  {pad(clause.id, wide)}")
    statuses = [clause.status for clause in notice.clauses.values()]
    sums = "，".join(f"{CLAUSE_STATUSES[status]}{statuses.count(status)}条" for status in ClauseStatus)
    return "\n".join([*lines, "", f"共{len(statuses)}条：{sums}。"])


def coverage_json(notice: Notice, _page: Page) -> str:
    """Return the same as plain data."""
    import json

    rows = [
        {
            "clause": clause.id,
            "place": clause.place,
            "quote": clause.quote,
            "status": clause.status.value,
            "kinds": list(clause.kinds),
            "rules": list(notice.checkers(clause.id)),
            "reading": clause.reading,
        }
        for clause in notice.clauses.values()
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def coverage_md(notice: Notice, _page: Page) -> str:
    """Return the same as a table in Markdown."""
    head = ["| 条文 | 在哪里 | 原文 | 核对 | 规则 | 材料 |", "|---|---|---|---|---|---|"]
    rows = [
        f"| {c.id} | {c.place} | {c.quote.replace('|', '｜')} | {CLAUSE_STATUSES[c.status]} | "
        f"{'、'.join(notice.checkers(c.id)) or '—'} | {'、'.join(kind_name(notice, kind) for kind in c.kinds)} |"
        for c in notice.clauses.values()
    ]
    return "\n".join([*head, *rows])


def _part(clause: Clause) -> str:
    """Return the part of the notice that a clause stands in: the annex, or the chapter."""
    return clause.place.split()[0].split("第")[0].split("（")[0]


def _short(quote: str) -> str:
    return quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1] + "…"
