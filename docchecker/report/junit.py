"""``check --format junit``: a suite a file, a case a rule, as Jenkins and GitLab read them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from docchecker.findings import FileReport, Finding, Level, Outcome, Report, Status, stands
from docchecker.report.filewords import headline
from docchecker.report.markup import harmless
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
    from docchecker.report.page import Page
    from docchecker.rulebook.model import Notice

_SKIPPED = {
    Status.NOT_APPLICABLE: "没有检查",
    Status.UNDECIDED: UNDECIDED,
    Status.FOR_PERSON: FOR_PERSON,
}
_TOTALS = ("tests", "failures", "errors", "skipped")


def render(report: Report, notice: Notice, page: Page) -> str:
    """The report as XML; ``page`` does not matter to it."""
    root = Element("testsuites", {"name": "docchecker"})
    for file in report.files:
        _suite(root, file, report.fail_on, notice)
    _count(root)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode")


def _suite(root: Element, file: FileReport, fail_on: Level, notice: Notice) -> None:
    suite = SubElement(root, "testsuite", {"name": harmless(file_name(file))})
    properties = SubElement(suite, "properties")
    for name, value in _properties(file, notice).items():
        SubElement(properties, "property", {"name": name, "value": harmless(value)})
    if file.trouble:
        case = SubElement(suite, "testcase", {"classname": "file", "name": "打开文件"})
        error = SubElement(case, "error", {"type": file.trouble.kind, "message": harmless(file.trouble.reason)})
        error.text = harmless(file.trouble.advice)
    told = {outcome.rule for outcome in file.checked}
    rest = {finding.rule: finding.status for finding in file.findings if finding.rule not in told}
    for outcome in (*file.checked, *(Outcome(rule, status) for rule, status in rest.items())):
        found = [finding for finding in file.findings if finding.rule == outcome.rule]
        _case(suite, file, outcome, found, fail_on, notice)
    _count(suite)


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


def _case(
    suite: Element, file: FileReport, outcome: Outcome, found: list[Finding], fail_on: Level, notice: Notice
) -> None:
    """A failure for findings that fail the file; what is lighter, undecided or accepted goes into the output."""
    levels = tuple(Level)
    grave = [f for f in found if stands(f) and levels.index(f.level) <= levels.index(fail_on)]
    name = rule_summary(notice, outcome.rule, file.kind)
    case = SubElement(suite, "testcase", {"classname": outcome.rule, "name": harmless(name)})
    if grave:
        message = "；".join(finding.message for finding in grave)
        failure = SubElement(
            case, "failure", {"type": grave[0].code or grave[0].level.value, "message": harmless(message)}
        )
        failure.text = harmless("\n\n".join(_said(finding, notice) for finding in grave))
    elif outcome.status is Status.ERROR:
        SubElement(case, "error", {"type": "internal_error", "message": _with_reason("检查时程序出错", outcome)})
    elif outcome.status in _SKIPPED:
        SubElement(case, "skipped", {"message": _with_reason(_SKIPPED[outcome.status], outcome)})
    rest = [finding for finding in found if finding not in grave]
    if rest:
        SubElement(case, "system-out").text = harmless("\n\n".join(_said(finding, notice) for finding in rest))


def _with_reason(words: str, outcome: Outcome) -> str:
    return harmless(f"{words}：{outcome.reason}" if outcome.reason else words)


def _said(finding: Finding, notice: Notice) -> str:
    """A finding in lines of text."""
    fields = (
        ("位置", "；".join(place(location) for location in finding.locations)),
        ("现在", finding.actual),
        ("应为", finding.expected),
        ("依据", f"{clause_place(notice, finding.clause)}：{quoted(finding.quote)}"),
        ("来源", finding.origin),
        ("怎么改", finding.advice),
        (ACCEPTED, finding.suppressed),
    )
    head = f"【{LEVELS[finding.level]}】{finding.message}"
    return "\n".join([head, *(f"{name}：{words}" for name, words in fields if words)])


def _count(node: Element) -> None:
    """Write the totals of a suite, or of all suites, into its attributes."""
    cases = list(node.iter("testcase"))
    kinds = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    numbers = {name: sum(case.find(tag) is not None for case in cases) for name, tag in kinds.items()}
    for name in _TOTALS:
        node.set(name, str(numbers.get(name, len(cases))))
    node.set("time", "0")
