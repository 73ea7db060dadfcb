"""``check --format json``: the contract that ``schema.json`` describes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from docchecker import __version__
from docchecker.acceptance.fingerprint import fingerprint
from docchecker.findings import FileReport, Finding, Level, Location, Outcome, Report, Verdict
from docchecker.report.filewords import accepted, rule_numbers, standing

if TYPE_CHECKING:
    from docchecker.report.page import Page
    from docchecker.rulebook.model import Notice

SCHEMA_VERSION = "1.0"


def render(report: Report, notice: Notice, page: Page) -> str:
    """The report as JSON; ``page`` does not matter to it."""
    return json.dumps(as_data(report, notice), ensure_ascii=False, indent=2)


def as_data(report: Report, notice: Notice) -> dict[str, Any]:
    """The report as plain data."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "docchecker", "version": __version__},
        "notice": {"id": report.notice, "title": notice.title},
        "files": [file_data(file) for file in report.files],
        "skipped": list(report.skipped),
        "allow": [entry._asdict() for entry in report.idle],
        "allow_file": report.allow_file or None,
        "allow_files_not_obeyed": list(report.not_obeyed),
        "summary": _summary(report),
    }


def file_data(file: FileReport) -> dict[str, Any]:
    """One file's part of the report."""
    trouble = file.trouble
    return {
        "file": file.file,
        "sha256": file.sha256,
        "kind": file.kind,
        "verdict": file.verdict.value,
        "note": file.note or None,
        "unread": list(file.unread),
        "unjudged": list(file.unjudged),
        "trouble": trouble and {"kind": trouble.kind, "reason": trouble.reason, "advice": trouble.advice},
        "counts": file.counts._asdict() if file.counts else None,
        "findings": [_finding(finding) for finding in file.findings],
        "checked": [_outcome(outcome) for outcome in file.checked],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "code": finding.code,
        "level": finding.level.value,
        "status": finding.status.value,
        "message": finding.message,
        "clause": finding.clause,
        "quote": finding.quote,
        "location": _location(finding.location),
        "locations": [_location(location) for location in finding.locations],
        "actual": finding.actual,
        "expected": finding.expected,
        "origin": finding.origin,
        "advice": finding.advice,
        "fixable": finding.fixable,
        "confidence": finding.confidence,
        "fingerprint": fingerprint(finding),
        "suppressed": {"reason": finding.suppressed} if finding.suppressed else None,
    }


def _location(location: Location) -> dict[str, Any]:
    return {
        "paragraph": location.paragraph,
        "heading": location.heading,
        "item": location.item,
        "excerpt": location.excerpt,
        "start": location.start,
        "end": location.end,
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    data: dict[str, Any] = {"rule": outcome.rule, "status": outcome.status.value, "targets": outcome.targets}
    if outcome.evidence:
        data["evidence"] = list(outcome.evidence)
    if outcome.reason:
        data["reason"] = outcome.reason
    return data


def _summary(report: Report) -> dict[str, Any]:
    verdicts = [file.verdict for file in report.files]
    findings = [finding for file in report.files for finding in file.findings]
    return {
        "files": len(report.files),
        "passed": verdicts.count(Verdict.PASS),
        "failed": verdicts.count(Verdict.FAIL),
        "unreadable": verdicts.count(Verdict.UNREADABLE),
        "not_checked": verdicts.count(Verdict.NOT_CHECKED),
        "errors": len(standing(findings, Level.ERROR)),
        "warnings": len(standing(findings, Level.WARNING)),
        "notes": len(standing(findings, Level.NOTE)),
        "suppressed": len(accepted(findings)),
        "rules": {row.rule: {"findings": row.findings, "files": row.files} for row in rule_numbers(report)},
    }
