"""``check --format json``: the contract that ``schema.json`` describes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from docchecker import __version__
from docchecker.findings import Level, Verdict
from docchecker.report.codec import encode
from docchecker.report.filewords import accepted, rule_numbers, standing

if TYPE_CHECKING:
    from docchecker.findings import Report
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
        "files": [encode(file) for file in report.files],
        "skipped": list(report.skipped),
        "allow": [entry._asdict() for entry in report.idle],
        "allow_file": report.allow_file or None,
        "allow_files_not_obeyed": list(report.not_obeyed),
        "summary": _summary(report),
    }


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
