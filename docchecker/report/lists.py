"""The back of the text report: what was checked and is right, what could not be decided, what a person must judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.findings import FileReport, Outcome, Status
from docchecker.report.page import Page, clean, indent, shorten
from docchecker.report.words import kind_name, quoted, rule_summary
from docchecker.rulebook.model import ClauseStatus, Notice

if TYPE_CHECKING:
    from collections.abc import Iterator

_EVIDENCE = 60
_SHOWN_EVIDENCE = 3
_FOR_PERSON = {
    ClauseStatus.PERSON: "只有人能判断的",
    ClauseStatus.PARTIAL: "程序查了一部分、其余要由人判断的",
}


def all_checked(file: FileReport, notice: Notice, page: Page) -> Iterator[str]:
    """How every rule came out that has no finding of its own."""
    lists = (
        ("检查过，没有发现问题", "  ✓ ", (Status.PASSED,)),
        ("未能判定，请人工核对", "  ？", (Status.UNDECIDED, Status.ERROR)),
        ("请人工判断", "  ？", (Status.FOR_PERSON,)),
        ("没有检查的", "  · ", (Status.NOT_APPLICABLE,)),
    )
    told = {(finding.rule, finding.status) for finding in file.findings}
    for heading, mark, statuses in lists:
        outcomes = tuple(o for o in file.checked if o.status in statuses and (o.rule, o.status) not in told)
        if outcomes:
            yield from ("", page.paint(f"{heading}（{len(outcomes)}项）", "bold"))
        for outcome in outcomes:
            yield from _outcome(outcome, mark, file.kind, notice, page)


def _outcome(outcome: Outcome, mark: str, kind: str | None, notice: Notice, page: Page) -> Iterator[str]:
    yield from indent(_line(outcome, kind, notice), page, mark)
    if outcome.evidence:
        shown = "；".join(shorten(clean(words), _EVIDENCE) for words in outcome.evidence[:_SHOWN_EVIDENCE])
        more = "等" if len(outcome.evidence) > _SHOWN_EVIDENCE else ""
        yield from (page.paint(line, "dim") for line in indent(f"{shown}{more}", page, "    看到："))


def _line(outcome: Outcome, kind: str | None, notice: Notice) -> str:
    """“标题字体、字号、加粗、居中：原因”."""
    failure = "检查时程序出错" if outcome.status is Status.ERROR else ""
    reason = "，".join(filter(None, [failure, outcome.reason.rstrip("。")]))
    summary = rule_summary(notice, outcome.rule, kind)
    return clean(f"{summary}：{reason}" if reason else summary)


def for_person(notice: Notice, kind: str, page: Page) -> Iterator[str]:
    """The clauses on a kind that a person has to judge, or to judge the rest of."""
    for status, words in _FOR_PERSON.items():
        clauses = [clause for clause in notice.clauses.values() if clause.status is status and kind in clause.kinds]
        if clauses:
            heading = f"{kind_name(notice, kind)}中{words}（{len(clauses)}条）"
            yield from (page.paint(line, "bold") for line in indent(heading, page, ""))
            for clause in clauses:
                yield from indent(clean(f"{clause.place}：{quoted(clause.quote)}"), page, "  · ")
            yield ""
