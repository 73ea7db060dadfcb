"""The back of the text report: what was checked and is right, what could not be decided, what a person must judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.findings import FileReport, Outcome, Status
from docchecker.report.first_screen import clauses_about
from docchecker.report.page import Page, clean, indent, shorten
from docchecker.report.words import FOR_PERSON as PERSON
from docchecker.report.words import UNDECIDED, kind_name, quoted, rule_summary
from docchecker.rulebook.model import ClauseStatus, Notice

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Columns of one piece of evidence, and how many are shown: each problem of a list has one.
_EVIDENCE, _SHOWN_EVIDENCE = 110, 6
#: Clauses that the program does not settle, and what is said of them.
FOR_PERSON = {
    ClauseStatus.PERSON: "只有人能判断的",
    ClauseStatus.PARTIAL: "程序查了一部分、其余要由人判断的",
}


_LISTS = (
    ("检查过，没有发现问题", "  ✓ ", (Status.PASSED,)),
    (UNDECIDED, "  ？", (Status.UNDECIDED, Status.ERROR)),
    (PERSON, "  ？", (Status.FOR_PERSON,)),
    ("没有检查的", "  · ", (Status.NOT_APPLICABLE,)),
)


def outcomes_by_list(file: FileReport) -> Iterator[tuple[str, str, tuple[Outcome, ...]]]:
    """Headings with their marks and the rules that have no finding of their own; headings without any are left out."""
    told = {(finding.rule, finding.status) for finding in file.findings}
    for heading, mark, statuses in _LISTS:
        outcomes = tuple(o for o in file.checked if o.status in statuses and (o.rule, o.status) not in told)
        if outcomes:
            yield heading, mark, outcomes


def all_checked(file: FileReport, notice: Notice, page: Page) -> Iterator[str]:
    """How every rule came out that has no finding of its own."""
    for heading, mark, outcomes in outcomes_by_list(file):
        yield from ("", page.paint(f"{heading}（{len(outcomes)}项）", "bold"))
        for outcome in outcomes:
            words, seen = outcome_words(outcome, file.kind, notice)
            yield from indent(words, page, mark)
            if seen:
                yield from (page.paint(line, "dim") for line in indent(seen, page, "    看到："))


def outcome_words(outcome: Outcome, kind: str | None, notice: Notice) -> tuple[str, str]:
    """“标题字体、字号、加粗、居中：原因”, and the words seen that satisfied the rule."""
    failure = "检查时程序出错" if outcome.status is Status.ERROR else ""
    reason = "，".join(filter(None, [failure, outcome.reason.rstrip("。")]))
    summary = rule_summary(notice, outcome.rule, kind)
    seen = "；".join(shorten(clean(words), _EVIDENCE) for words in outcome.evidence[:_SHOWN_EVIDENCE])
    more = "等" if len(outcome.evidence) > _SHOWN_EVIDENCE else ""
    return clean(f"{summary}：{reason}" if reason else summary), f"{seen}{more}"


def for_person(notice: Notice, kind: str, page: Page) -> Iterator[str]:
    """The clauses on a kind that a person has to judge, or to judge the rest of."""
    for status, words in FOR_PERSON.items():
        clauses = [clause for clause in clauses_about(notice, kind) if clause.status is status]
        if clauses:
            heading = f"{kind_name(notice, kind)}中{words}（{len(clauses)}条）"
            yield from (page.paint(line, "bold") for line in indent(heading, page, ""))
            for clause in clauses:
                yield from indent(clean(f"{clause.place}：{quoted(clause.quote)}"), page, "  · ")
            yield ""
