"""The HTML lists of what was checked, what could not be decided and what only a person can judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.report.lists import FOR_PERSON, outcome_words, outcomes_by_list
from docchecker.report.markup import element, esc
from docchecker.report.words import kind_name, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.findings import FileReport, Outcome
    from docchecker.rulebook.model import Clause, Notice


def checked_html(file: FileReport, notice: Notice) -> str:
    """How every rule came out that has no finding of its own."""
    return "".join(_list(file, notice))


def _list(file: FileReport, notice: Notice) -> Iterator[str]:
    for heading, mark, outcomes in outcomes_by_list(file):
        rows = "".join(_outcome(outcome, file.kind, notice) for outcome in outcomes)
        title = element("h4", esc(heading) + element("small", f"{len(outcomes)}项"))
        yield title + element("ul", rows, class_="checked", data_mark=mark.strip())


def _outcome(outcome: Outcome, kind: str | None, notice: Notice) -> str:
    words, seen = outcome_words(outcome, kind, notice)
    return element("li", esc(words) + (element("q", esc(seen)) if seen else ""), title=outcome.rule)


def for_person_html(notice: Notice, kind: str) -> str:
    """The clauses on a kind that a person has to judge, or to judge the rest of."""
    lists = []
    for status, words in FOR_PERSON.items():
        clauses = [clause for clause in notice.clauses.values() if clause.status is status and kind in clause.kinds]
        if clauses:
            lists.append(element("h4", esc(words) + element("small", f"{len(clauses)}条")) + _clauses(clauses))
    if not lists:
        return ""
    title = element("h2", esc(f"{kind_name(notice, kind)}：还要由人判断的"))
    return element("section", title + "".join(lists), class_="persons")


def _clauses(clauses: list[Clause]) -> str:
    rows = (element("li", element("b", esc(clause.place)) + esc(quoted(clause.quote))) for clause in clauses)
    return element("ul", "".join(rows), class_="clauses")
