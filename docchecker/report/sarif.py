"""``check --format sarif``: SARIF 2.1.0 (OASIS). A .docx has no lines, so places are logical locations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docchecker import __version__
from docchecker.acceptance.fingerprint import fingerprint
from docchecker.findings import FileReport, Finding, Level, Location, Report, Status, Verdict
from docchecker.report.words import LEVELS, file_name, place, quoted, rule_summary, rules_of, unread_words

if TYPE_CHECKING:
    from docchecker.report.page import Page
    from docchecker.rulebook.model import Notice

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_KINDS = {Status.FAILED: "fail", Status.UNDECIDED: "open", Status.FOR_PERSON: "review"}
_FINGERPRINT = "docchecker/v1"


def render(report: Report, notice: Notice, page: Page) -> str:
    """The report as SARIF; ``page`` does not matter to it."""
    data = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report, notice)]}
    return json.dumps(data, ensure_ascii=False)


def _run(report: Report, notice: Notice) -> dict[str, Any]:
    ids = list(
        dict.fromkeys([rule.id for rule in notice.rules] + [f.rule for file in report.files for f in file.findings])
    )
    driver = {
        "name": "docchecker",
        "version": __version__,
        "semanticVersion": __version__,
        "language": "zh-CN",
        "rules": [_rule(notice, rule) for rule in ids],
    }
    return {
        "tool": {"driver": driver},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "artifacts": [_artifact(file, index) for index, file in enumerate(report.files)],
        "results": [
            _result(finding, file, index, ids)
            for index, file in enumerate(report.files) for finding in file.findings
        ],
        "properties": {"notice": report.notice, "title": notice.title},
    }  # fmt: skip


def _rule(notice: Notice, rule_id: str) -> dict[str, Any]:
    """What a rule demands, why, and how to put it right."""
    rules = rules_of(notice, rule_id)
    summary = rule_summary(notice, rule_id)
    data: dict[str, Any] = {
        "id": rule_id,
        "name": rule_id.title().replace("-", ""),
        "shortDescription": {"text": summary},
    }
    if not rules:
        return data
    clauses = [notice.clauses[c] for c in dict.fromkeys(rule.clause for rule in rules) if c in notice.clauses]
    advice = "\n".join(dict.fromkeys(rule.advice for rule in rules if rule.advice))
    why = "\n".join(f"{clause.place}：{quoted(clause.quote)}" for clause in clauses)
    text = "\n".join(
        filter(None, [f"要求：{summary}", f"依据：{why}" if why else "", f"怎么改：{advice}" if advice else ""])
    )
    levels = [rule.level for rule in rules]
    return data | {
        "fullDescription": {"text": f"{summary}。{why}" if why else summary},
        "help": {"text": text, "markdown": text.replace("\n", "\n\n")},
        "defaultConfiguration": {"level": min(levels, key=list(Level).index).value},
        "properties": {
            "clauses": [clause.id for clause in clauses],
            "quotes": [clause.quote for clause in clauses],
            "level_name": LEVELS[levels[0]],
        },
    }


def _artifact(file: FileReport, index: int) -> dict[str, Any]:
    data: dict[str, Any] = {"location": {"uri": _uri(file.file), "index": index}, "roles": ["analysisTarget"]}
    if file.sha256:
        data["hashes"] = {"sha-256": file.sha256}
    return data | {"properties": {"kind": file.kind, "verdict": file.verdict.value, "unread": list(file.unread)}}


def _uri(path: str) -> str:
    """A relative reference for a relative path, a file URI for an absolute one."""
    posix = path.replace("\\", "/")
    written = quote(posix, safe="/~", errors="surrogatepass")
    if posix.startswith("/"):
        return f"file://{written}"
    if posix[1:3] == ":/":
        return f"file:///{posix[0]}:{written[4:]}"
    return written


def _invocation(report: Report) -> dict[str, Any]:
    """Whether every file could be checked, and what stood in the way."""
    troubles = [
        _notification(file.trouble.kind, f"{file_name(file)}：{file.trouble.reason}{file.trouble.advice}", file, index)
        for index, file in enumerate(report.files) if file.trouble
    ]  # fmt: skip
    troubles += [
        _notification(outcome.rule, f"{file_name(file)}：检查时程序出错，{outcome.rule}没有查完。", file, index)
        for index, file in enumerate(report.files) for outcome in file.checked if outcome.status is Status.ERROR
    ]  # fmt: skip
    unread = [
        _notification("unread", f"{file_name(file)}：{words}。", file, index, level="warning")
        for index, file in enumerate(report.files) for words in unread_words(file.unread)
    ]  # fmt: skip
    whole = not troubles and all(file.verdict is not Verdict.UNREADABLE for file in report.files)
    return {"executionSuccessful": whole, "toolExecutionNotifications": [*troubles, *unread]}


def _notification(what: str, text: str, file: FileReport, index: int, level: str = "error") -> dict[str, Any]:
    return {
        "descriptor": {"id": what},
        "level": level,
        "message": {"text": text},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(file.file), "index": index}}}],
    }


def _result(finding: Finding, file: FileReport, index: int, ids: list[str]) -> dict[str, Any]:
    kind = _KINDS.get(finding.status, "fail")
    data: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": ids.index(finding.rule),
        "kind": kind,
        "level": finding.level.value if kind == "fail" else "none",
        "message": {"text": finding.message + (f"\n怎么改：{finding.advice}" if finding.advice else "")},
        "locations": [_location(location, file, index) for location in finding.locations],
        "partialFingerprints": {_FINGERPRINT: fingerprint(finding)},
        "suppressions": [],
        "properties": {
            "code": finding.code,
            "clause": finding.clause,
            "quote": finding.quote,
            "actual": finding.actual,
            "expected": finding.expected,
            "origin": finding.origin,
            "fixable": finding.fixable,
            "confidence": finding.confidence,
            "level": finding.level.value,
        },
    }
    if finding.suppressed:
        data["suppressions"] = [{"kind": "external", "status": "accepted", "justification": finding.suppressed}]
    return data


def _location(location: Location, file: FileReport, index: int) -> dict[str, Any]:
    around = location.heading or (f"第{location.item}个问题" if location.item else "")
    name = "全文" if location.paragraph is None else f"第{location.paragraph + 1}段"
    logical = {"name": name, "fullyQualifiedName": f"{around}/{name}".lstrip("/"), "kind": "paragraph"}
    data: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {"uri": _uri(file.file), "index": index}},
        "logicalLocations": [logical],
        "properties": {"paragraph": location.paragraph, "start": location.start, "end": location.end},
    }
    if location.excerpt:
        data["message"] = {"text": f"{place(location)}：{location.excerpt}"}
    return data
