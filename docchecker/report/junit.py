"""``check --format junit``: a suite a file, a case a rule, as Jenkins and GitLab read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.findings import FileReport, Finding, Level, Outcome, Report, Status, Verdict, stands
from docchecker.report import junitxml
from docchecker.report.filewords import headline, verdict_reasons
from docchecker.report.junitxml import Case, Suite
from docchecker.report.words import (
    ACCEPTED,
    FOR_PERSON,
    LEVELS,
    UNDECIDED,
    clause_place,
    file_name,
    kind_name,
    place,
    quoted,
    rule_summary,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.report.page import Page
    from docchecker.rulebook.model import Notice

_SKIPPED = {
    Status.NOT_APPLICABLE: "没有检查",
    Status.UNDECIDED: UNDECIDED,
    Status.FOR_PERSON: FOR_PERSON,
}
_SHOWN_PLACES = 100


def render(report: Report, notice: Notice, page: Page) -> str:
    """The report as XML; ``page`` does not matter to it."""
    return junitxml.document("docchecker", (_suite(file, report.fail_on, notice) for file in report.files))


def _suite(file: FileReport, fail_on: Level, notice: Notice) -> Suite:
    return Suite(file_name(file), tuple(_cases(file, fail_on, notice)), _properties(file, notice), file.file)


def _cases(file: FileReport, fail_on: Level, notice: Notice) -> Iterator[Case]:
    """A case for the file as a whole when it was not checked, then one for each rule."""
    if file.trouble:
        error = junitxml.Outcome("error", file.trouble.kind, file.trouble.reason, file.trouble.advice)
        yield Case(file_name(file), "打开文件", error)
    elif file.verdict is Verdict.NOT_CHECKED:
        error = junitxml.Outcome("error", Verdict.NOT_CHECKED.value, f"没有检查：{verdict_reasons(file)}")
        yield Case(file_name(file), "检查文件", error)
    outcomes = {outcome.rule: outcome for outcome in file.checked}
    rest = {f.rule: Outcome(f.rule, f.status) for f in file.findings if f.rule not in outcomes}
    for outcome in (*outcomes.values(), *rest.values()):
        found = [finding for finding in file.findings if finding.rule == outcome.rule]
        yield _case(file, outcome, found, fail_on, notice)


def _properties(file: FileReport, notice: Notice) -> dict[str, str]:
    properties = {"file": file.file, "verdict": file.verdict.value, "conclusion": headline(file)}
    if file.sha256:
        properties["sha256"] = file.sha256
    if file.kind:
        properties |= {"kind": file.kind, "kind_name": kind_name(notice, file.kind)}
    if file.counts:
        properties["words"] = str(file.counts.words)
    if file.unread:
        properties["unread"] = "；".join(file.unread)
    return properties


def _case(file: FileReport, outcome: Outcome, found: list[Finding], fail_on: Level, notice: Notice) -> Case:
    """A failure for findings that fail the file; what is lighter, undecided or accepted goes into the output."""
    levels = tuple(Level)
    grave = [f for f in found if stands(f) and levels.index(f.level) <= levels.index(fail_on)]
    rest = [finding for finding in found if finding not in grave]
    name = f"{outcome.rule} {rule_summary(notice, outcome.rule, file.kind)}"
    output = "\n\n".join(_said(finding, notice) for finding in rest)
    return Case(file_name(file), name, _came_out(outcome, grave, notice), output)


def _came_out(outcome: Outcome, grave: list[Finding], notice: Notice) -> junitxml.Outcome | None:
    if grave:
        message = "；".join(finding.message for finding in grave)
        text = "\n\n".join(_said(finding, notice) for finding in grave)
        return junitxml.Outcome("failure", grave[0].code or grave[0].level.value, message, text)
    if outcome.status is Status.ERROR:
        return junitxml.Outcome("error", "internal_error", _with_reason("检查时程序出错", outcome))
    if outcome.status in _SKIPPED:
        return junitxml.Outcome("skipped", outcome.status.value, _with_reason(_SKIPPED[outcome.status], outcome))
    return None


def _with_reason(words: str, outcome: Outcome) -> str:
    return f"{words}：{outcome.reason}" if outcome.reason else words


def _places(finding: Finding) -> str:
    shown = "；".join(place(location) for location in finding.locations[:_SHOWN_PLACES])
    return shown + (f"……等{len(finding.locations)}处" if len(finding.locations) > _SHOWN_PLACES else "")


def _said(finding: Finding, notice: Notice) -> str:
    """A finding in lines of text."""
    fields = (
        ("位置", _places(finding)),
        ("现在", finding.actual),
        ("应为", finding.expected),
        ("依据", f"{clause_place(notice, finding.clause)}：{quoted(finding.quote)}"),
        ("来源", finding.origin),
        ("怎么改", finding.advice),
        (ACCEPTED, finding.suppressed),
    )
    head = f"【{LEVELS[finding.level]}】{finding.message}"
    return "\n".join([head, *(f"{name}：{words}" for name, words in fields if words)])
